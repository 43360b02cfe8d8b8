#!/usr/bin/env bash
# Writes the two hashed, URL-free requirement files from the ranges in pyproject.toml (Python 3.11 to 3.13).
set -euo pipefail
cd "$(dirname "$0")/.."
uv="${UV:-.venv/bin/uv}"
common=(--universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate --quiet)
"$uv" pip compile "${common[@]}" pyproject.toml --group dev -o requirements/dev.txt
"$uv" pip compile "${common[@]}" pyproject.toml requirements/build.in -c requirements/dev.txt -o requirements/run.txt
