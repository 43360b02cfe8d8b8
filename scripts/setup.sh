#!/usr/bin/env bash
# Makes .venv and installs yjp into it. `setup.sh run`: what using it needs; `setup.sh dev`: its tests as well.
# Done once; done again only when the requirement files, pyproject.toml or the folder's own place change.
set -euo pipefail
cd "$(dirname "$0")/.."

kind="${1:?run or dev}"
python=.venv/bin/python
# Compiled modules halve the start-up time; some machines forbid writing them. A PYTHONPATH would leak in.
unset PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME

fingerprint() {
    { pwd; cat "requirements/$1.txt" pyproject.toml scripts/setup.sh scripts/plotly-basic/package-lock.json; } | sha256sum | cut -d' ' -f1
}

stamped() {
    [[ -f ".venv/.installed-$1" && "$(<".venv/.installed-$1")" == "$(fingerprint "$1")" ]]
}

# Whole, of a supported version, and made in this very place: a moved environment has commands that no longer start.
usable() {
    "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null &&
        "$python" -m pip --version >/dev/null 2>&1 && grep -qF "$PWD/.venv/bin/" .venv/bin/pip
}

# Debian ships Python without the part that makes environments.
with_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    local package="python$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv" as_root=()
    if [[ $EUID -ne 0 ]]; then as_root=(sudo -n); fi
    if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
        echo "This Python cannot make virtual environments: install $package (on Debian, as root:" \
            "apt-get install $package) and run make again." >&2
        exit 2
    fi
    echo "Installing Debian's $package."
    "${as_root[@]}" apt-get -qq update
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$package" >/dev/null
}

install() {
    "$python" -m pip install -qq --disable-pip-version-check --no-input --no-compile --no-cache-dir "$@" && return
    echo "The set-up stopped because pip failed (its own message is above): check the network and run make again." >&2
    exit 3
}

if stamped "$kind" && "$python" -c '' 2>/dev/null; then exit 0; fi

if ! usable; then
    base="$(scripts/pick-python.sh)"
    with_venv "$base"
    echo "Making .venv with $("$base" --version)."
    rm -rf .venv
    "$base" -m venv .venv
fi
rm -f .venv/.installed-*
echo "Installing what yjp needs into .venv (once; about 300 MB, a minute or two)."
# Wheels only: a source package would fetch its own build tools, which no hash here covers.
install --require-hashes --only-binary :all: -r "requirements/$kind.txt"
install --no-deps --no-build-isolation --editable .
scripts/plotly-basic.sh
# On all cores where the machine allows it; without shared memory, on one.
"$python" -m compileall -q -j 0 .venv/lib 2>/dev/null || "$python" -m compileall -q .venv/lib
# A module that does not compile is for the checks to report, not for the set-up to stop at.
"$python" -m compileall -qq yjp returns dashboards || true

fingerprint "$kind" >".venv/.installed-$kind"
# dev.txt holds everything in run.txt, at the same versions.
if [[ "$kind" == dev ]]; then fingerprint run >.venv/.installed-run; fi
