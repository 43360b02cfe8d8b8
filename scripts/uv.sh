#!/usr/bin/env bash
# Puts uv, which resolves versions, into .venv where it is not there yet: only `make lock` and `make ranges` need it.
set -euo pipefail
cd "$(dirname "$0")/.."
if [[ ! -x .venv/bin/uv ]]; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
fi
