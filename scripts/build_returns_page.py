"""reference/returns.md: every return, year by year: for whom, due when, of which parts, from what, in which formats."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scripts.markdown import REFERENCE, code, grid, listed, page
from yjp_returns.definition import GRADES, Return, Stated
from yjp_returns.registry import RETURNS, Years

FORMATS = {
    "kpi": "`xlsx`, `csv` (with `.checks.csv`, and `.members.csv` with `--members`), `json`, `text`",
    "case_level": "a folder: a CSV file for each kind of record, an XML file, our own schema, `README.txt`, `run.json`",
    "finance": "`xlsx`, `csv` (with `.checks.csv`), `json`",
    "plan": "`docx` (`yjp plan draft`), `pdf` (`yjp plan pdf`)",
    "inspection": "`xlsx`",
}
"""What each return is written as: by the endings of --out."""


def pages() -> dict[Path, str]:
    """The page and its text."""
    return {REFERENCE / "returns.md": returns()}


def returns() -> str:
    """Every return."""
    assert set(FORMATS) == set(RETURNS)
    return page(
        "Returns",
        "How to make them is in [statutory returns](../how_to/make_returns.md). A grade says how sure a statement is: "
        + "; ".join(f"{grade}, {words}" for grade, words in GRADES.items())
        + ". A later year is an overlay: it changes what the year before had, from a day on.",
        *(part for years in RETURNS.values() for part in _return(years)),
    )


def _return(years: Years) -> list[str]:
    first: Return[Any] = years.first
    about = [
        f"Period: {first.period.value}",
        f"Made by: {code(first.command)}" if first.command else "Made by: hand; yjp has no command for it",
        f"Formats: {FORMATS[first.id]}",
        _stated("Legal basis", first.legal_basis),
        f"Source: {first.source} (grade {first.grade})",
    ]
    rows = [_year(f"from {first.starts}", first, "as first declared")]
    rows += [_year(f"from {o.starts}", years.on(o.starts), o.why.words) for o in years.overlays]
    last = years.on(years.overlays[-1].starts) if years.overlays else first
    parts = [f"## {first.title}", listed([f"Name: {code(first.id)}", *about])]
    parts.append(grid(("year", "recipient", "due", "why"), rows))
    parts += ["### Parts of " + first.title, _parts(last.tables)] if last.tables else []
    if last.checks:
        checks = [(code(c.id), c.what, c.severity.value, c.source, c.grade) for c in last.checks]
        parts += [
            "### Checks of " + first.title,
            grid(("check", "what must hold", "else", "source", "grade"), checks),
        ]
    return parts


def _parts(tables: Sequence[Any]) -> str:
    rows = [
        (code(t.id), t.title, ", ".join(code(need) for need in t.needs), t.source, t.grade) for t in tables
    ]
    return grid(("part", "what it is of", "needs of the extract", "source", "grade"), rows)


def _year(when: str, found: Return[Any], why: str) -> tuple[str, str, str, str]:
    return when, found.recipient.words, f"{found.deadline.rule} (grade {found.deadline.grade})", why


def _stated(name: str, statement: Stated) -> str:
    return f"{name}: {statement.text}. Source: {statement.source} (grade {statement.grade})"
