"""The document's text on the page, each paragraph and table with what is said about it in the margin."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from lxml.html import builder as e

from yjp.audit.document import Block, Chart, Document, Kind, Part, Place, Table
from yjp.audit.reports.order import TAGS, WEIGHT
from yjp.audit.result import Audit, Finding, Verdict

_NOT_FOR_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FINE = (Verdict.VERIFIED, Verdict.ROUNDING)
MOST_ROWS = 500
"""Of one table on the page; findings below are in the list of findings."""

Node: TypeAlias = Any
"""An element; lxml carries no types."""


class Margin:
    """The findings of one document by place, with their numbers on the page; ``number`` is the document's own."""

    def __init__(self, audit: Audit, findings: Sequence[Finding], number: int) -> None:
        self.prefix = f"d{number}-"
        self.suffix = f", document {number}" if number > 1 else ""
        self._numbers = list(enumerate(findings, start=1))
        self._spans: dict[Place, list[tuple[int, int, int, Finding]]] = defaultdict(list)
        self._first: dict[Place, list[tuple[int, Finding]]] = defaultdict(list)
        for number, finding in self._numbers:
            for span in finding.spans:
                self._spans[span.place].append((span.start, span.end, number, finding))
            if finding.spans:
                self._first[finding.spans[0].place].append((number, finding))
        fine = {claim.id for claim in audit.claims if claim.verdict in _FINE}
        self._verified: dict[Place, list[tuple[int, int]]] = defaultdict(list)
        for fate in audit.fates:
            if fine.intersection(fate.claims):
                self._verified[fate.span.place].append((fate.span.start, fate.span.end))
        self._anchored: set[int] = set()

    def marked(self, text: str, place: Place) -> list[Node | str]:
        """The text in pieces, with a mark around what a finding points at and a link to it at its end."""
        spans = [(max(s, 0), min(t, len(text)), n, f) for s, t, n, f in self._spans.get(place, ())]
        fine = [(s, min(t, len(text))) for s, t in self._verified.get(place, ())]
        if not spans and not fine:
            return [said(text)]
        cuts: list[int] = sorted(
            {
                0,
                len(text),
                *(
                    c
                    for each in (*((s, t) for s, t, _, _ in spans), *fine)
                    for c in each
                    if 0 <= c <= len(text)
                ),
            }
        )
        pieces: list[Node | str] = []
        for start, end in itertools.pairwise(cuts):
            over = [(n, f) for s, t, n, f in spans if s <= start and end <= t]
            ending = sorted({n for s, t, n, f in spans if t == end and s < t})
            piece = said(text[start:end])
            if over:
                verdict = min((f.verdict for _, f in over), key=WEIGHT.index)
                links = [self._link(number, dict(over)[number]) for number in ending]
                pieces.append(e.E("mark", piece, *links, e.CLASS(TAGS.get(verdict, "suspicious"))))
            elif any(s <= start and end <= t for s, t in fine):
                pieces.append(e.SPAN(piece, e.CLASS("verified")))
            else:
                pieces.append(piece)
        return pieces

    def _link(self, number: int, finding: Finding) -> Node:
        link = e.A(
            str(number),
            {"href": f"#{self.prefix}n{number}", "aria-label": f"Finding {number}: {finding.verdict.value}"},
        )
        if number not in self._anchored:
            self._anchored.add(number)
            link.set("id", f"{self.prefix}m{number}")
        return link

    def notes(self, places: Iterable[Place]) -> Node | None:
        """What is said about these places: each finding once, where it first points."""
        found = [each for place in places for each in self._first.get(place, ())]
        if not found:
            return None
        items = []
        for number, finding in found:
            lines = [e.P(e.B(f"{number} "), tag(finding.verdict)), e.P(said(finding.sentence))]
            if finding.correction:
                lines.append(e.P(e.B("Correction: "), said(finding.correction)))
            items.append(
                e.LI(*lines, e.CLASS(TAGS.get(finding.verdict, "suspicious")), id=f"{self.prefix}n{number}")
            )
        return e.UL(*items, e.CLASS("margin"))

    def has(self, place: Place) -> bool:
        """Whether a finding points here."""
        return place in self._spans

    @property
    def shown(self) -> set[int]:
        """The findings that have a mark on the page, after it was made."""
        return self._anchored


def tag(verdict: Verdict) -> Node:
    """The verdict as a small label."""
    return e.SPAN(verdict.value, e.CLASS(f"tag {TAGS.get(verdict, 'suspicious')}"))


def said(text: str) -> str:
    """Text as it may stand on a page: characters that no page may hold are replaced."""
    return _NOT_FOR_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def document_text(document: Document, margin: Margin) -> list[Node]:
    """Every item of the document as a row of text and margin."""
    rows, level, page = [], 2, None
    for item in document.items:
        if isinstance(item, Block):
            content, level = _block(item, margin, level)
            places = [item.place]
        elif isinstance(item, Table):
            content = _table(item, margin)
            places = [item.place, *(cell.place for row in item.rows for cell in row)]
        else:
            content = _chart(item, margin)
            places = [item.place]
        if item.place.page is not None and item.place.page != page:
            page = item.place.page
            content.insert(0, e.SPAN(f"page {page}", e.CLASS("place")))
        notes = margin.notes(places)
        row = e.DIV(e.DIV(*content, e.CLASS("text")), *([notes] if notes is not None else []), e.CLASS("row"))
        if notes is not None or any(map(margin.has, places)):
            row.set("class", "row flagged")
        rows.append(row)
    return rows


def _block(block: Block, margin: Margin, level: int) -> tuple[list[Node], int]:
    """A paragraph, or a heading one level below the last at most: no level of the page may be left out."""
    pieces = margin.marked(block.text, block.place)
    if block.place.part is not Part.BODY:
        return [e.P(e.B(f"{block.place.part.value.capitalize()}: "), *pieces, e.CLASS("apart"))], level
    if block.kind is Kind.HEADING and len(block.text) < 300:
        level = max(3, min((block.level or 1) + 2, level + 1, 6))
        return [e.E(f"h{level}", *pieces)], level
    names = {
        Kind.LIST_ITEM: "item",
        Kind.CAPTION: "caption",
        Kind.DESCRIPTION: "apart",
        Kind.CONTENTS: "apart",
    }
    lead = [e.B("Alternative text: ")] if block.kind is Kind.DESCRIPTION else []
    made = e.P(*lead, *pieces)
    if block.kind in names:
        made.set("class", names[block.kind])
    return [made], level


def _table(table: Table, margin: Margin) -> list[Node]:
    name = f"Table {table.place.table}{margin.suffix}"
    note = "" if table.sure else " (made out from the text: its columns may be wrong)"
    rows = []
    for row in table.rows[:MOST_ROWS]:
        cells = []
        for cell in row:
            made = e.TD(*margin.marked(cell.text, cell.place))
            if cell.span > 1:
                made.set("colspan", str(cell.span))
            if cell.down > 1:
                made.set("rowspan", str(cell.down))
            cells.append(made)
        rows.append(e.TR(*cells))
    made = e.TABLE(e.CAPTION(f"{name}{note}", e.CLASS("quiet")), e.TBODY(*rows))
    content = [e.DIV(made, e.CLASS("scroll cells"), {"role": "region", "tabindex": "0", "aria-label": name})]
    if len(table.rows) > MOST_ROWS:
        content.append(e.P(f"And {len(table.rows) - MOST_ROWS:,} more rows.", e.CLASS("quiet")))
    return content


def _chart(chart: Chart, margin: Margin) -> list[Node]:
    """A chart as the values that it shows."""
    name = f"Chart {chart.place.block}{margin.suffix}"
    title = e.P(e.B(f"{name}: "), *margin.marked(chart.title, chart.place), e.CLASS("caption"))
    head = e.TR(
        e.TH("Series", scope="col"), *(e.TH(said(each) or "–", scope="col") for each in chart.categories)
    )
    body = [
        e.TR(
            e.TH(said(series.name) or "–", scope="row"),
            *(e.TD("–" if value is None else f"{value:.6g}") for value in series.shown),
        )
        for series in chart.series
    ]
    table = e.TABLE(
        e.CAPTION(f"{name}, the values that it shows", e.CLASS("quiet")), e.THEAD(head), e.TBODY(*body)
    )
    return [
        title,
        e.DIV(table, e.CLASS("scroll cells"), {"role": "region", "tabindex": "0", "aria-label": name}),
    ]
