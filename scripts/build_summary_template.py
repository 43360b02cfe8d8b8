"""Writes templates/summary.docx from the house style; run it after scripts/build_template.py.

    python scripts/build_summary_template.py [--check]

With --check it writes nothing and exits with 1 if the file differs from what it would write.
"""

import sys
from pathlib import Path

from yjp.plan.publish.summary_template import summary_template

TARGET = Path(__file__).parent.parent / "templates" / "summary.docx"


def main(arguments: list[str]) -> int:
    """Write the template, or check it."""
    wanted = summary_template()
    if "--check" in arguments:
        same = TARGET.is_file() and TARGET.read_bytes() == wanted
        print("templates/summary.docx is up to date." if same else "templates/summary.docx is out of date.")
        return 0 if same else 1
    TARGET.write_bytes(wanted)
    print(f"Wrote {len(wanted)} bytes.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
