#!/usr/bin/env bash
# Tests yjp with the lowest and with the newest version of every dependency that pyproject.toml allows, each in an
# environment of its own that is deleted afterwards. `test_ranges.sh lowest` or `newest` tests one end.
# What is tested: reading, counting, writing and serving. Not the long searches, which look at our own logic.
set -uo pipefail
cd "$(dirname "$0")/.."
source scripts/report.sh
unset PYTHONPATH PYTHONHOME VIRTUAL_ENV

scripts/uv.sh || exit
uv="$PWD/.venv/bin/uv"
python="$(scripts/pick-python.sh)" || exit
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
quiet=(--quiet --no-progress)
# The tests that meet the libraries: every reader, writer, chart and page, and the whole way from extract to plan.
tests=(tests/spec tests/golden tests/unit)
apart=(tests/unit/audit/claims tests/unit/audit/finding tests/unit/audit/rules tests/unit/disclosure tests/unit/national tests/unit/rules)

# $1: lowest-direct or highest. Wheels only, as everywhere: a source package would run its own build.
environment() {
    local pinned="$place/$1.txt" home="$place/$1"
    "$uv" pip compile "${quiet[@]}" pyproject.toml --all-extras --resolution "$1" --python "$python" \
        --only-binary :all: --no-header --no-annotate -o "$pinned" >/dev/null &&
        "$uv" venv "${quiet[@]}" --python "$python" "$home" &&
        "$uv" pip install "${quiet[@]}" --python "$home" --only-binary :all: -r "$pinned" --group dev &&
        "$uv" pip install "${quiet[@]}" --python "$home" --no-deps --no-build-isolation --editable . &&
        "$uv" pip freeze "${quiet[@]}" --python "$home" --exclude-editable | direct
}

# The versions of what pyproject.toml names for running yjp: the record of what was tested.
direct() {
    local wanted
    wanted="$("$python" - <<'NAMES'
import re, tomllib
project = tomllib.load(open("pyproject.toml", "rb"))["project"]
named = project["dependencies"] + [n for some in project["optional-dependencies"].values() for n in some]
print("|".join(re.split(r"[\[<>=~! ]", each)[0] for each in named))
NAMES
    )"
    grep -Eix "($wanted)==.*"
}

run_tests() {
    "$place/$1/bin/python" -m pytest -q -p no:cacheprovider --numprocesses "${YJP_PROCESSES:-$(nproc)}" \
        --dist loadfile -m "not browser and not office and not ooxml and not packaging" \
        "${tests[@]}" "${apart[@]/#/--ignore=}"
}

for end in ${1:-lowest newest}; do
    case "$end" in
        lowest) resolution=lowest-direct ;;
        newest) resolution=highest ;;
        *) echo "Say lowest or newest." >&2; exit 2 ;;
    esac
    step "environment with the $end versions" environment "$resolution"
    if [[ -d "$place/$resolution/bin" ]]; then step "tests with the $end versions" run_tests "$resolution"; fi
    rm -rf "${place:?}/$resolution"
done
finish "Dependency ranges"
