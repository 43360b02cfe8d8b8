#!/usr/bin/env bash
# Puts the small Plotly (lines, bars, pies: a quarter of the whole) where the dashboard looks for it, from the lock file.
# Without npm the dashboard serves the whole Plotly, which comes with its Python package: slower to load, nothing else.
set -euo pipefail
cd "$(dirname "$0")/plotly-basic"

to="../../dashboards/yjp_dashboards/vendor"
from="node_modules/plotly.js-basic-dist-min"
stamp="$(sha256sum <package-lock.json)"
if [[ -f "$to/.installed" && "$(<"$to/.installed")" == "$stamp" ]]; then exit 0; fi
if ! command -v npm >/dev/null; then
    echo "npm is not installed, so the dashboard's charts load the whole Plotly (1.2 MB instead of 0.4 MB). That is all."
    exit 0
fi
if ! npm ci --no-audit --no-fund --ignore-scripts --loglevel=error >/dev/null; then
    echo "npm could not fetch the small Plotly (its own message is above): the dashboard's charts load the whole one." >&2
    exit 0
fi
mkdir -p "$to"
cp "$from/plotly-basic.min.js" "$from/LICENSE" "$to/"
printf '%s\n' "$stamp" >"$to/.installed"
rm -rf node_modules
