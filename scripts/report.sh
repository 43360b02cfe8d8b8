# Sourced by check.sh and test.sh: runs every step, then reports all that failed, so one run shows everything.
failed=()

step() {
    local name="$1"
    shift
    printf '\n== %s\n' "$name"
    "$@" || failed+=("$name")
}

finish() {
    if [[ ${#failed[@]} -eq 0 ]]; then
        printf '\n%s: all passed.\n' "$1"
        exit 0
    fi
    printf '\n%s: FAILED: ' "$1" >&2
    printf '%s; ' "${failed[@]}" >&2
    echo >&2
    exit 1
}
