#!/usr/bin/env bash
# Format, lint, types, import layers and documentation. All are run and reported, even when an earlier one fails.
set -uo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
source scripts/report.sh

step "ruff check" ruff check .
step "ruff format" ruff format --check .
step "mypy" mypy
step "mypy (the tests' own tools)" mypy --follow-imports=silent tests/conftest.py tests/tools/*.py tests/packaging/*.py
step "import layers" lint-imports
step "documentation" scripts/docs.sh
step "dead code" vulture
step "same code twice" pylint --score=n yjp returns/yjp_returns dashboards/yjp_dashboards scripts
finish "Checks"
