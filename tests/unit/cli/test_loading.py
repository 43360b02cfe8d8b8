"""A command loads what it needs and no more: what reads extracts and writes files is slow to load."""

import subprocess
import sys

SLOW = (
    "pandera",
    "docx",
    "pptx",
    "xlsxwriter",
    "fastexcel",
    "lxml",
    "yjp.compute",
    "yjp.disclosure",
    "yjp.synthetic",
)


def loaded_after(code: str) -> set[str]:
    """Which of the slow ones a new interpreter has loaded after it."""
    asked = f"import sys\n{code}\nprint(*({set(SLOW)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_dashboard_starts_without_what_reads_extracts_and_writes_files() -> None:
    modules = ("plan_desk", "case_lists", "quality_source", "release_source", "dashboard", "session")
    code = "".join(f"import yjp.cli.{each}\n" for each in modules)
    assert loaded_after(code + "import yjp.store, yjp_dashboards.serve, yjp_dashboards.hosting") == set()


def test_a_plan_is_drafted_without_what_reads_extracts() -> None:
    code = "import yjp.cli.plan_draft, yjp.cli.plan_material, yjp.store, yjp.plan.draft"
    assert loaded_after(code) == {"docx", "pptx", "xlsxwriter", "lxml"}


def test_what_an_import_loads_is_seen() -> None:
    assert {"pandera", "fastexcel"} <= loaded_after("import yjp.ingest.extract")
