#!/usr/bin/env bash
# The checks, then the whole test suite with coverage. All are run and reported, even when an earlier one fails.
set -uo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
source scripts/report.sh

floor=90 # percent of lines and branches of yjp/; the only place where this number stands

step "checks" scripts/check.sh
# A file of tests stays on one processor: its fixtures are made once.
step "tests" pytest --numprocesses "$(nproc)" --dist loadfile --cov --cov-report=
step "coverage report" coverage report
step "coverage as pages" coverage html --quiet
step "coverage of yjp/ is at least $floor%" coverage report --include='yjp/*' --format=total --fail-under="$floor"
finish "Tests (pages of uncovered lines: htmlcov/index.html)"
