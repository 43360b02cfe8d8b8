"""The page of reasons is the one that the registry and the spec tests would write now."""

import runpy
from pathlib import Path

from yjp.reconcile.registry import REASONS

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_is_current() -> None:
    pages = runpy.run_path(str(ROOT / "scripts" / "build_reconcile_page.py"))["pages"]()
    stale = [p.name for p, text in pages.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    assert stale == [], "run: .venv/bin/python scripts/build_reconcile_page.py"


def test_every_reason_is_on_the_page_once_and_has_an_example_if_it_shows_cases() -> None:
    lines = (
        (ROOT / "docs" / "reference" / "reconcile_cases.md").read_text(encoding="utf-8").split("\n## ")[1:]
    )
    of_title = {section.splitlines()[0]: section for section in lines}
    assert len(of_title) == len(lines) == len(REASONS)
    without = [r.id for r in REASONS if r.shows_cases and "\n### " not in of_title[r.title]]
    # Rows set aside come from the import, not from a table of children: tests/unit/reconcile/test_unseen.py.
    assert without == ["set_aside"]
