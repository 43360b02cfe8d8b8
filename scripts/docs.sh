#!/usr/bin/env bash
# The documentation as web pages in build/docs. A warning (a link to nowhere, a page in no list) is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/sphinx-build --builder html --nitpicky --fail-on-warning --fresh-env --quiet docs build/docs
