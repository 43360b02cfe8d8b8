"""Writes templates/plan.docx from the house style in yjp/plan; run it after changing either.

    python scripts/build_template.py [--check]

With --check it writes nothing and exits with 1 if the file differs from what it would write.
"""

import sys

from template_file import write_or_check

from yjp.plan.template import template_bytes

if __name__ == "__main__":
    sys.exit(write_or_check("plan.docx", template_bytes(), sys.argv[1:]))
