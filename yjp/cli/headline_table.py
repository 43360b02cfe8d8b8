"""The headline table and a plain table of figures, as text for a terminal."""

import io

import polars as pl
from rich.console import Console
from rich.table import Table

from yjp.figures import Unit
from yjp.indicators.registry import indicator
from yjp.ledger import Comparison, Figure, Ledger
from yjp.narrative.facets import with_unit
from yjp.narrative.filling import lowered
from yjp.narrative.headline import Compared, Headline, headlines, plain_text
from yjp.narrative.keys import verdict_word
from yjp.narrative.wording import NOT_SHOWN
from yjp.numbers import plain
from yjp.periods import snapshot

WIDTH = 112
BESIDE_AN_ID = 66
"""What the other columns of a table of figures need at least."""


def headline_table(ledger: Ledger) -> str:
    """The four national indicators with limits, change on the year and comparators."""
    about = ledger.about
    title = f"{about.service}: headline figures from the extract of {snapshot(about.extract_date).label}"
    table = Table(title=title, title_justify="left", show_lines=True)
    table.add_column("Indicator and period", width=27)
    table.add_column("Figure (95% range)", width=19)
    table.add_column("On the year before", width=14)
    table.add_column("Beside others", width=30)
    table.add_column("Rating", width=6)
    found_all = headlines(ledger)
    for found in found_all:
        figure = found.figure
        parts = _parts(figure)
        limits = f"({figure.interval})" if figure.interval else ""
        table.add_row(
            f"{found.title}\n{figure.period.label}",
            NOT_SHOWN if figure.suppressed else f"{figure.text}\n{limits}\n{parts}".replace("\n\n", "\n"),
            _judged(found.past_comparison) if found.past_comparison else "–",
            "\n".join(_beside(c) for c in found.comparators) or "–",
            found.rating.letter if found.rating else "–",
        )
    banner = f"{about.banner}\n" if about.banner else ""
    return _rendered(table) + _ratings(found_all) + banner


def _ratings(found: list[Headline]) -> str:
    """Why each is rated so, and how many children that is: a letter never stands alone."""
    lines = []
    for each in found:
        said = [plain_text(part) for part in (each.rating_sentence, each.matching, *each.remarks) if part]
        if said:
            lines.append(f"{indicator(each.indicator).short_title}. {' '.join(said)}\n")
    return "".join(lines)


def _beside(compared: Compared) -> str:
    if compared.figure is None or compared.figure.value is None:
        return f"{compared.name}: change {compared.change.text}" if compared.change else f"{compared.name}: –"
    verdict = f" ({lowered(verdict_word(compared.comparison.verdict))})" if compared.comparison else ""
    return f"{compared.name}: {with_unit(compared.figure.value, compared.figure)}{verdict}"


def figure_table(ledger: Ledger, chosen: pl.DataFrame) -> str:
    """Chosen figures, one a line."""
    table = Table(title=ledger.about.banner, title_justify="left")
    # An id is copied from here: it stays in one piece, whatever the others must give.
    table.add_column("Figure", no_wrap=True)
    for name in ("Area", "Value", "95% range", "Of", "State"):
        table.add_column(name, overflow="fold")
    for identifier in chosen.get_column("figure_id"):
        figure = ledger.get(identifier)
        if figure:
            parts = _parts(figure)
            table.add_row(
                identifier,
                figure.area_name,
                figure.text,
                figure.interval or "–",
                parts,
                figure.state.replace("_", " "),
            )
    longest = max(chosen.get_column("figure_id").str.len_chars().to_list(), default=0)
    return _rendered(table, max(WIDTH, longest + BESIDE_AN_ID))


def _judged(comparison: Comparison) -> str:
    return f"{comparison.change_text}\n({lowered(verdict_word(comparison.verdict, on_past=True))})"


def _parts(figure: Figure) -> str:
    """``30 of 91``; where events stand over children ``104 by 30``, as 104 of 30 is nothing."""
    if figure.numerator is None:
        return "–"
    link = "by" if figure.unit == Unit.REOFFENCES else "of"
    return plain(figure.numerator, 0) + (
        f" {link} {plain(figure.denominator, 0)}" if figure.denominator else ""
    )


def _rendered(table: Table, width: int = WIDTH) -> str:
    text = io.StringIO()
    Console(file=text, width=width).print(table)
    return text.getvalue()
