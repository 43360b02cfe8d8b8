"""The generated pages are those that the code would write now."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_generated_pages_are_current() -> None:
    pages = runpy.run_path(str(ROOT / "scripts" / "build_docs.py"))["pages"]()
    stale = [p.name for p, text in pages.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    assert stale == [], "run: .venv/bin/python scripts/build_docs.py"


def test_pages_of_needs_and_the_like_are_current() -> None:
    pages = runpy.run_path(str(ROOT / "scripts" / "build_family_pages.py"))["pages"]()
    stale = [p.name for p, text in pages.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    assert stale == [], "run: .venv/bin/python scripts/build_family_pages.py"


def test_every_spec_test_is_on_a_page() -> None:
    pages = (
        "counting.md",
        "reconcile_cases.md",
        "kpi_counting.md",
        "needs.md",
        "over_representation.md",
        "wider_measures.md",
    )
    text = "".join((ROOT / "docs" / page).read_text(encoding="utf-8") for page in pages)
    tests = [
        line.split("(")[0].removeprefix("def test_").replace("_", " ").capitalize()
        for path in sorted((ROOT / "tests" / "spec").glob("test_*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("def test_")
    ]
    assert len(tests) >= 34
    assert [t for t in tests if f"### {t}\n" not in text] == []
