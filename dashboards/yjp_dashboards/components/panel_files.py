"""The files of a panel: its figures as CSV, its tables as an accessible workbook, and a Word page with a native chart.

All of them are made from the panel as the viewer may see it, and so hold nothing that the page does not.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import polars as pl

from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, Unit, split_tag
from yjp.ledger import SIGNED, Ledger
from yjp.narrative.wording import NOT_SHOWN
from yjp.periods import snapshot
from yjp_dashboards.components.panel import PANEL, Panel, said, stem
from yjp_dashboards.components.tables import NOTHING
from yjp_dashboards.downloads import Download
from yjp_dashboards.pages.callbacks import Callbacks

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NUMBER = re.compile(r"([−+]?)([\d,]+)(?:\.(\d+))?(%?)")
_NUMBERS = ("numerator", "denominator", "value", "lower", "upper")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60
NO_VALUE = "–"
MARKED = NOTHING | {NO_VALUE}
"""Words for which the guidance has marks."""


class HasPanels(Protocol):
    """A page's view that can make each of its panels again."""

    ledger: Ledger

    def panel(self, name: str, query: Mapping[str, str]) -> Panel | None:
        """The panel of that id for the choices of the query; None where there is none."""


def connect_files(on: Callbacks) -> None:
    """Offer the files of every panel of a page whose view ``HasPanels``."""

    def offer(kind: str) -> None:
        def make(view: HasPanels, query: Mapping[str, str]) -> Download | None:
            found = view.panel(query.get(PANEL, ""), query)
            return file_of(kind, found, view.ledger) if found and (found.tables or found.drawn) else None

        on.download(kind, make)

    for kind in _MAKERS:
        offer(kind)


def file_of(kind: str, panel: Panel, ledger: Ledger) -> Download:
    """The panel as ``csv``, ``xlsx`` or ``docx``."""
    make, mimetype = _MAKERS[kind]
    return Download(
        filename=f"{stem(panel, ledger.about)}.{kind}", mimetype=mimetype, content=make(panel, ledger)
    )


def rows_of(panel: Panel, ledger: Ledger) -> pl.DataFrame:
    """The ledger's rows behind the chart and the tables, in the ledger's order."""
    if panel.rows is not None:
        return panel.rows
    rows = ledger.figures.filter(pl.col("figure_id").is_in(sorted(set(_figures(panel)))))
    # A protected ledger has no number there; what is only marked as hidden is not handed on either.
    return rows.with_columns(
        pl.when(~pl.col("suppressed")).then(pl.col(each)).alias(each) for each in _NUMBERS
    )


def _figures(panel: Panel) -> Iterable[str]:
    if panel.chart is not None:
        for series in panel.chart.series:
            yield from (point.figure_id for point in series.points if point.figure_id)
    for table in panel.tables:
        for row in table.rows:
            yield from (split_tag(cell.tag)[0] for cell in row if cell.tag)


def _csv(panel: Panel, ledger: Ledger) -> bytes:
    rows = rows_of(panel, ledger)
    if rows.is_empty() and panel.tables:
        # A table of words: no figure of the ledger stands behind it.
        rows = _words_as_rows(panel.tables[0])
    # With the mark by which Excel takes a file for UTF-8: without it £ and – come out as other signs.
    return rows.write_csv(include_bom=True).encode()


def _words_as_rows(table: Table) -> pl.DataFrame:
    columns = zip(*([_harmless(cell.text) for cell in row] for row in table.rows), strict=True)
    filled = list(columns) or [() for _ in table.headers]
    return pl.DataFrame(
        [pl.Series(name, list(c), dtype=pl.String) for name, c in zip(table.headers, filled, strict=True)]
    )


def _harmless(text: str) -> str:
    """A spreadsheet would run a text that begins as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _workbook(panel: Panel, ledger: Ledger) -> bytes:
    from yjp.writers.workbook import Page, publication_of

    about = ledger.about
    facts = (
        f"Service: {about.service}",
        f"Extract taken on: {snapshot(about.extract_date).label}",
        f"Made by: yjp {about.yjp_version}, run {about.run_id}",
    )
    front = ([about.banner] if about.banner else []) + [_sentence(said(panel.takeaway))]
    front += [said(each) for each in panel.words]
    method = [(term, _lines(text)) for term, text in panel.about if _lines(text)]
    cover = Page(
        name="Cover",
        title=f"{panel.title}, {about.service}",
        parts=((None, tuple(front)), ("About this workbook", facts), *method),
    )
    sheets = [_sheet(_sheet_name(panel.heading, n), table, ledger) for n, table in enumerate(panel.tables)]
    return publication_of(
        about,
        title=f"{panel.title}, {about.service}",
        subject="Youth justice figures",
        sheets=(cover, *sheets),
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _lines(text: Any) -> tuple[str, ...]:
    """A description as lines of text; components are read as their words."""
    if isinstance(text, str):
        return (text,)
    children = getattr(text, "children", text)
    if isinstance(children, str):
        return (children,)
    return tuple(line for each in children or () for line in _lines(each))


def _sheet_name(heading: str, place: int) -> str:
    """The heading as the program allows it: no more than 31 characters, none of its own signs."""
    plain = re.sub(r"[\\/?*\[\]:']", " ", heading)[:27].strip()
    return f"{plain} {place + 1}" if place else plain


def _sheet(name: str, table: Table, ledger: Ledger) -> Any:
    from yjp.writers.workbook import Column, Sheet

    columns = [
        _column(header, [row[n] for row in table.rows], n, ledger) for n, header in enumerate(table.headers)
    ]
    return Sheet(
        name=name,
        title=table.caption,
        columns=tuple(Column(heading, width, number=number) for heading, width, number, _ in columns),
        rows=[tuple(cells[n] for _, _, _, cells in columns) for n in range(len(table.rows))],
        nothing="There are no figures.",
    )


def _column(header: str, cells: list[Cell], place: int, ledger: Ledger) -> tuple[str, int, bool, list[Any]]:
    """Heading, width, whether it holds numbers, and the cells: numbers whole where the ledger has them."""
    from yjp.writers.workbook.shorthand import NOT_APPLICABLE, NOT_AVAILABLE, SUPPRESSED

    known = {NOT_SHOWN: SUPPRESSED, NO_VALUE: NOT_APPLICABLE}
    texts = [cell.text for cell in cells]
    shown = [text for text in texts if text not in MARKED]
    matches = [_NUMBER.fullmatch(text) for text in shown]
    marks: list[Any] = [known.get(text, NOT_AVAILABLE) for text in texts]
    width = min(max(len(header) // 2, *(len(text) for text in texts), 12) + 2, WIDEST) if texts else 12
    if place == 0 or not shown or not all(matches):
        return header, width, False, [m if t in MARKED else t for t, m in zip(texts, marks, strict=True)]
    percent = {bool(match and match[4]) for match in matches}
    if len(percent) > 1:
        return header, width, False, [m if t in MARKED else t for t, m in zip(texts, marks, strict=True)]
    amounts = [m if c.text in MARKED else _amount(c, ledger) for c, m in zip(cells, marks, strict=True)]
    return f"{header} (%)" if True in percent and "%" not in header else header, width, True, amounts


def _amount(cell: Cell, ledger: Ledger) -> Any:
    from yjp.writers.workbook import Amount

    if cell.tag is not None:
        identifier, facet = split_tag(cell.tag)
        figure = ledger.get(identifier)
        if figure is not None and facet is Facet.VALUE and figure.value is not None:
            return Amount(figure.value, figure.decimals, Unit(figure.unit) in SIGNED)
    match = _NUMBER.fullmatch(cell.text)
    assert match is not None
    sign, whole, fraction, _ = match.groups()
    number = float(f"{whole.replace(',', '')}.{fraction or '0'}")
    return Amount(-number if sign == "−" else number, len(fraction or ""), bool(sign))


def _word(panel: Panel, ledger: Ledger) -> bytes:
    """Heading, takeaway, native chart with its caption, table, source: ready to be pasted into a paper or the plan.

    Numbers are bound as the plan's are, so that ``yjp plan refresh`` finds them again in a plan they were pasted into.
    """
    from yjp.charts.spec import anything_drawn
    from yjp.charts.to_word import fitting_height
    from yjp.plan.document import describe, fill_header_and_footer, opened, to_bytes
    from yjp.plan.page import Page
    from yjp.plan.tables import columns_of

    about = ledger.about
    document = opened()
    page = Page(document, about.extract_date)
    page.heading(panel.title, 1)
    if about.banner:
        page.text(about.banner)
    page.sentences([_bound(panel.takeaway)])
    for each in panel.words:
        page.sentences([_bound(each)])
    chart = panel.for_word or panel.chart
    if chart is not None and chart.kind != "scatter" and chart.categories and anything_drawn(chart):
        page.chart(chart, fitting_height(chart))
    for table in panel.tables if panel.tables_for_word is None else panel.tables_for_word:
        page.table(table, columns_of(table))
    for term, text in panel.about:
        if lines := _lines(text):
            page.text(f"{term}: {' '.join(lines)}", "Note")
    page.text(
        f"Extract of {snapshot(about.extract_date).label}, run {about.run_id}, yjp {about.yjp_version}.",
        "Note",
    )
    title = f"{panel.title}, {about.service}"
    describe(document, title, about)
    fill_header_and_footer(document, title, about.banner)
    return to_bytes(document)


def _bound(words: Any) -> Any:
    from yjp.narrative.parts import Span

    return (Span(text=_sentence(words)),) if isinstance(words, str) else words


_MAKERS = {"csv": (_csv, "text/csv"), "xlsx": (_workbook, EXCEL), "docx": (_word, WORD)}
