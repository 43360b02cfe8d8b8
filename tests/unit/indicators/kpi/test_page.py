"""The page of the KPIs is the one that the declarations and the spec tests would write now."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


def test_the_page_is_current() -> None:
    pages = runpy.run_path(str(ROOT / "scripts" / "build_kpi_page.py"))["pages"]()
    stale = [p.name for p, text in pages.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    assert stale == [], "run: .venv/bin/python scripts/build_kpi_page.py"
