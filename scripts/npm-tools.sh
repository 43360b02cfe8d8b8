#!/usr/bin/env bash
# Installs the npm test tools into tests/tools/node_modules, from the lock file, once.
# Without npm the tests that need them are listed at the end of the run as not run (and fail it when CI=true).
set -euo pipefail
cd "$(dirname "$0")/../tests/tools"

if [[ -f node_modules/.installed && "$(<node_modules/.installed)" == "$(sha256sum <package-lock.json)" ]]; then exit 0; fi
if ! command -v npm >/dev/null; then
    echo "npm is not installed, so the tests that need axe-core or the OpenXML validator will not run."
    exit 0
fi
echo "Installing the npm test tools into tests/tools/node_modules (about 80 MB)."
if ! npm ci --no-audit --no-fund --loglevel=error; then
    echo "npm could not install the test tools (its own message is above); the tests that need them will not run." >&2
    if [[ "${CI:-}" == true ]]; then exit 1; fi
    exit 0
fi
sha256sum <package-lock.json >node_modules/.installed
