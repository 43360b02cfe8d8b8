"""The fixtures `page`, `axe`, `docx_pdf`, `render_docx`, `validate_ooxml`, and the rule that in CI every test runs."""

pytest_plugins = (
    "pytester",
    "tests.tools.completeness",
    "tests.tools.browser",
    "tests.tools.office",
    "tests.tools.ooxml",
)
