"""In our own documents the words around a bound figure must be its own: its period, its base, its area, its measure."""

import re
from collections.abc import Iterator
from itertools import pairwise

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement
from yjp.audit.document import Block, Table
from yjp.audit.finding.flat import flat
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.periods import Period
from yjp.audit.finding.tokens import Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.bound_figures import RULE, figures_of, misnamed, names_area, period_of
from yjp.audit.rules.bound_table_context import table_context
from yjp.audit.rules.definition import AuditRule
from yjp.audit.rules.rate_base import base_in
from yjp.figures import AreaRole, Facet
from yjp.ledger import Figure, Ledger

_COMPARED_WITH = (-12, -3, 0, 3, 12)
"""Months between a figure's period and another that a sentence about it may name."""
_TITLE = re.compile(r"\b(?:Plan|Report|Strategy|Review|Census|Framework|Standards|Guidance)\s(?:of |for )?$")
"""Words that a year after them is the title of: "(Youth Justice Plan 2019-21)" is where a number was printed."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    ledger = evidence.ledger
    if ledger is None:
        return
    for item in evidence.document.items:
        if isinstance(item, Block) and item.bound:
            yield from _block(ledger, item)
        elif isinstance(item, Table):
            yield from table_context(ledger, item)
    yield from _captions(ledger, evidence)


def _block(ledger: Ledger, block: Block) -> Iterator[Judgement]:
    bound = figures_of(ledger, block.bound)
    if not bound:
        return
    text = flat(block.text)
    outside = [
        token for token in in_flat(text) if not any(start <= token.start < end for start, end, _, _ in bound)
    ]
    periods = [period_of(figure) for *_, figure in bound]
    for token in outside:
        if (
            token.period
            and token.period.months > 1
            and not _near(token.period, periods)
            and not _TITLE.search(text[: token.start])
        ):
            yield misnamed(
                block.text,
                _span(block, token),
                f"{token.text} is not the period of the figures in this paragraph",
                periods[0].words,
            )
    yield from _bases(block, text, outside, [figure for *_, figure in bound])
    end, last = 0, None
    for start, stop, facet, figure in bound:
        # "The official figure fell from 188 to 142": the second of a pair is of the area that stands before the first.
        of_a_pair = last is not None and last.area == figure.area and last.area_role == figure.area_role
        if (
            facet is Facet.VALUE
            and figure.area_role != AreaRole.LOCAL
            and not (of_a_pair and text[end:start].strip() == "to")
            and not names_area(text[end:start], figure)
        ):
            yield misnamed(
                block.text,
                Span(place=block.place, start=start, end=stop, text=block.text[start:stop]),
                f"{block.text[start:stop]} is the figure of {figure.area_name}, which the words before it do not name",
                figure.area_name,
            )
        end, last = (stop, figure) if facet is Facet.VALUE else (end, last)


def _near(period: Period, own: list[Period]) -> bool:
    return any(period.months == each.months and period.last - each.last in _COMPARED_WITH for each in own)


def _bases(block: Block, text: str, outside: list[Token], figures: list[Figure]) -> Iterator[Judgement]:
    pers = {figure.per for figure in figures if figure.per and figure.per > 100}
    for token in outside:
        base = base_in(token.text) if token.ignored == "unit base" else None
        if base and pers and base not in pers:
            yield misnamed(
                block.text,
                _span(block, token),
                f"{token.text} is not the base of the rates in this paragraph",
                f"per {pers.copy().pop():,}",
            )


def _span(block: Block, token: Token) -> Span:
    return Span(place=block.place, start=token.start, end=token.end, text=block.text[token.start : token.end])


def _captions(ledger: Ledger, evidence: Evidence) -> Iterator[Judgement]:
    """The base in a caption is that of the table that follows."""
    items = evidence.document.items
    for block, table in pairwise(items):
        if isinstance(block, Block) and isinstance(table, Table) and not block.bound:
            figures = [
                figure for row in table.rows for cell in row for *_, figure in figures_of(ledger, cell.bound)
            ]
            if figures:
                text = flat(block.text)
                yield from _bases(block, text, list(in_flat(text)), figures)


LEDGER_CONTEXT = AuditRule(
    id=RULE,
    title="The words around a bound figure are its own",
    checks="Periods, bases, areas and measures beside bound figures, in sentences, headers and labels, are theirs.",
    source="The workspace's ledger of figures.",
    verdict=Verdict.CONTRADICTED,
    example="\u201cper 10,000\u201d beside a bound rate per 100,000",
    says="Per 10,000 is not the base of the rates in this paragraph.",
    check=_check,
)
