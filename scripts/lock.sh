#!/usr/bin/env bash
# Writes the hashed, URL-free requirement files from the ranges in pyproject.toml (Python 3.11 to 3.13).
# Versions already locked stay unless the ranges exclude them; `lock.sh --upgrade` takes the newest.
set -euo pipefail
cd "$(dirname "$0")/.."

uv=.venv/bin/uv
scripts/uv.sh
compile=("$uv" pip compile --universal --python-version 3.11 --generate-hashes --no-header
    --no-emit-index-url --no-emit-find-links --no-annotate --quiet "$@")
"${compile[@]}" requirements/lock.in -o requirements/lock.txt
"${compile[@]}" pyproject.toml --group dev --group mutation -o requirements/dev.txt
"${compile[@]}" pyproject.toml requirements/build.in -c requirements/dev.txt -o requirements/run.txt
"${compile[@]}" pyproject.toml --extra server requirements/build.in -c requirements/dev.txt -o requirements/server.txt
