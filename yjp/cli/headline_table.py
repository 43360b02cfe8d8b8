"""The headline table and a plain table of figures, as text for a terminal."""

import io

import polars as pl
from rich.console import Console
from rich.table import Table

from yjp.figures import Verdict
from yjp.ledger import Comparison, Ledger
from yjp.narrative.headline import headlines
from yjp.numbers import plain

WIDTH = 118
VERDICTS = {
    Verdict.BETTER: "better",
    Verdict.WORSE: "worse",
    Verdict.SIMILAR: "similar",
    Verdict.TOO_FEW: "too few to say",
}


def headline_table(ledger: Ledger) -> str:
    """The four national indicators with limits, change on the year and comparators."""
    about = ledger.about
    table = Table(
        title=f"{about.service}: position by the extract of {about.extract_date}", title_justify="left"
    )
    for name in ("Indicator", "Period", "Figure", "95% limits", "Of", "On the year before", "Compared with"):
        table.add_column(name, justify="left", overflow="fold")
    for found in headlines(ledger):
        figure = found.figure
        change = _judged(found.past_comparison) if found.past_comparison else "–"
        beside = [
            f"{c.name} {c.figure.number if c.figure else f'change {c.change.text}' if c.change else ''}"
            + (f" ({VERDICTS[Verdict(c.comparison.verdict)]})" if c.comparison else "")
            for c in found.comparators
        ]
        table.add_row(
            found.title,
            figure.period.short_label,
            figure.text,
            figure.interval or "–",
            _parts(figure.numerator, figure.denominator),
            change,
            "\n".join(beside) or "–",
        )
    banner = f"{about.banner}\n" if about.banner else ""
    return _rendered(table) + banner


def figure_table(ledger: Ledger, chosen: pl.DataFrame) -> str:
    """Chosen figures, one a line."""
    table = Table(title=ledger.about.banner, title_justify="left")
    for name in ("Figure", "Area", "Value", "95% limits", "Of", "State"):
        table.add_column(name, overflow="fold")
    for identifier in chosen.get_column("figure_id"):
        figure = ledger.get(identifier)
        if figure:
            parts = _parts(figure.numerator, figure.denominator)
            table.add_row(
                identifier,
                figure.area_name,
                figure.text,
                figure.interval or "–",
                parts,
                figure.state.replace("_", " "),
            )
    return _rendered(table)


def _judged(comparison: Comparison) -> str:
    return f"{comparison.change_text} ({VERDICTS[Verdict(comparison.verdict)]})"


def _parts(numerator: float | None, denominator: float | None) -> str:
    if numerator is None:
        return "–"
    return plain(numerator, 0) + (f" of {plain(denominator, 0)}" if denominator else "")


def _rendered(table: Table) -> str:
    text = io.StringIO()
    Console(file=text, width=WIDTH).print(table)
    return text.getvalue()
