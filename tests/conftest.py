"""The fixtures `page`, `axe`, `docx_pdf`, `render_docx`, `validate_ooxml`, and the rule that in CI every test runs."""

import os

from hypothesis import settings

pytest_plugins = (
    "pytester",
    "tests.tools.completeness",
    "tests.tools.browser",
    "tests.tools.office",
    "tests.tools.ooxml",
)

# A busy machine is no failure; on a desk new examples are sought, in CI the same ones are run every time.
settings.register_profile("yjp", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("yjp")
