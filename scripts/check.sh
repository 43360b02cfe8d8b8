#!/usr/bin/env bash
# Format, lint, types and import layers. All are run and reported, even when an earlier one fails.
set -uo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
source scripts/report.sh

step "ruff check" ruff check .
step "ruff format" ruff format --check .
step "mypy" mypy
step "mypy (the tests' own tools)" mypy --follow-imports=silent tests/conftest.py tests/tools/*.py tests/packaging/*.py
step "import layers" lint-imports
finish "Checks"
