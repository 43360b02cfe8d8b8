"""Writes every generated page of docs/: `.venv/bin/python -m scripts.build_docs`; with `--slow` also those of minutes.

A test fails while a page is stale. Pictures are made by build_screenshots.py and build_samples.py.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

MAKERS = (
    "build_counting_page",
    "build_family_pages",
    "build_kpi_page",
    "build_rules_page",
    "build_reconcile_page",
    "build_audit_rules_page",
    "build_plan_headings_page",
    "build_glossary_page",
    "build_cli_page",
    "build_ledger_page",
    "build_indicators_page",
    "build_settings_page",
    "build_mappings_page",
    "build_returns_page",
    "build_deviations_page",
    "build_architecture_picture",
)
"""Modules of this folder whose ``pages()`` gives paths and texts."""
SLOW = ("build_limits_page", "build_nowcast_page")
"""Simulations of minutes, with tests of their own beside the methods (tests/methods, tests/unit/tracker)."""


def pages(maker: str) -> dict[Path, str]:
    """The pages that one maker writes."""
    found: dict[Path, str] = import_module(f"scripts.{maker}").pages()
    return found


def stale(makers: tuple[str, ...] = MAKERS) -> Iterator[tuple[Path, str]]:
    """Each page that is not as its maker would write it now, with its text."""
    for maker in makers:
        for path, text in pages(maker).items():
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                yield path, text


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    for path, text in stale((*MAKERS, *(SLOW if "--slow" in sys.argv else ()))):
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.name}")
