"""Writes templates/plan.docx from the house style in yjp/plan; run it after changing either.

    python scripts/build_template.py [--check]

With --check it writes nothing and exits with 1 if the file differs from what it would write.
"""

import sys
from pathlib import Path

from yjp.plan.template import template_bytes

TARGET = Path(__file__).parent.parent / "templates" / "plan.docx"


def main(arguments: list[str]) -> int:
    """Write the template, or check it."""
    wanted = template_bytes()
    if "--check" in arguments:
        same = TARGET.is_file() and TARGET.read_bytes() == wanted
        print("templates/plan.docx is up to date." if same else "templates/plan.docx is out of date.")
        return 0 if same else 1
    TARGET.write_bytes(wanted)
    print(f"Wrote {len(wanted)} bytes.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
