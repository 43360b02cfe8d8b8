"""Writes templates/summary.docx from the house style; run it after scripts/build_template.py.

    python scripts/build_summary_template.py [--check]

With --check it writes nothing and exits with 1 if the file differs from what it would write.
"""

import sys

from template_file import write_or_check

from yjp.plan.publish.summary_template import summary_template

if __name__ == "__main__":
    sys.exit(write_or_check("summary.docx", summary_template(), sys.argv[1:]))
