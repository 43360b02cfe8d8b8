#!/usr/bin/env bash
# Prints the path of the newest supported Python on this machine, or says in one sentence what is missing.
# PYTHON=python3.12 in the environment asks for that one.
set -euo pipefail

seen=()
for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    # Asked, not trusted: a version manager's stand-in exists under a name that it then refuses to run.
    found="$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2], sys.executable)' 2>/dev/null)" || continue
    case "$found" in
        "3.11 "* | "3.12 "* | "3.13 "*) echo "${found#* }"; exit 0 ;;
        *) seen+=("${found%% *}") ;;
    esac
done
echo "yjp needs Python 3.11, 3.12 or 3.13, and ${PYTHON:-this machine} has ${seen[*]:-none}: install one of them" \
    "(on Debian 12 or 13: apt-get install python3 python3-venv)." >&2
exit 2
