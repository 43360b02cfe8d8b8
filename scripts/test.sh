#!/usr/bin/env bash
# The checks, then the whole test suite with coverage. All are run and reported, even when an earlier one fails.
set -uo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
source scripts/report.sh

floor=90 # percent of lines and branches of each package; the only place where this number stands

step "checks" scripts/check.sh
# A file of tests stays in one process: its fixtures are made once. One process more than processors, as some wait.
step "tests" pytest --numprocesses "$(($(nproc) + 1))" --dist loadfile --cov --cov-report=
step "coverage report" coverage report
step "coverage as pages" coverage html --quiet
for package in yjp returns/yjp_returns dashboards/yjp_dashboards; do
    step "coverage of $package is at least $floor%" \
        coverage report --include="$package/*" --format=total --fail-under="$floor"
done
finish "Tests (pages of uncovered lines: htmlcov/index.html)"
