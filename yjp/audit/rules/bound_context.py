"""In our own documents the words around a bound figure must be its own: its period, its base, its area, its measure."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from math import inf

from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.document import Block, Cell, Table
from yjp.audit.finding.flat import flat
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.periods import Period, month_number
from yjp.audit.finding.tokens import Token
from yjp.audit.result import Span, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.audit.rules.units import base_in
from yjp.errors import UserError
from yjp.figures import AreaRole, Facet, split_tag
from yjp.indicators.groupings import group_label
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger

RULE = "ledger-context"
_COMPARED_WITH = (-12, -3, 0, 3, 12)
"""Months between a figure's period and another that a sentence about it may name."""
_TITLE = re.compile(r"\b(?:Plan|Report|Strategy|Review|Census|Framework|Standards|Guidance)\s(?:of |for )?$")
"""Words that a year after them is the title of: "(Youth Justice Plan 2019-21)" is where a number was printed."""
_STOP = frozenset(["and", "the", "of", "area", "as", "printed", "published", "revised"])
_LITTLE = frozenset(
    ["a", "and", "as", "by", "did", "for", "in", "of", "on", "or", "so", "the", "to", "who", "whose"]
)
"""Words that say nothing of a measure."""
_ROLE_WORDS = {
    AreaRole.FAMILY: ("family",),
    AreaRole.PCC: ("pcc",),
    AreaRole.NATIONAL: ("national", "england", "wales"),
    AreaRole.REGION: ("region",),
}


def _check(evidence: Evidence) -> Iterator[Judgement]:
    ledger = evidence.ledger
    if ledger is None:
        return
    for item in evidence.document.items:
        if isinstance(item, Block) and item.bound:
            yield from _block(ledger, item)
        elif isinstance(item, Table):
            yield from _table(ledger, item)
    yield from _captions(ledger, evidence)


def figures_of(
    ledger: Ledger, bound: tuple[tuple[int, int, str], ...]
) -> list[tuple[int, int, Facet, Figure]]:
    """The bound parts whose figure the ledger holds."""
    found = []
    for start, end, tag in bound:
        try:
            identifier, facet = split_tag(tag)
        except ValueError:
            continue
        figure = ledger.get(identifier)
        if figure is not None:
            found.append((start, end, facet, figure))
    return found


def period_of(figure: Figure) -> Period:
    """The figure's months."""
    start, end = figure.period_start, figure.period_end
    return Period(month_number(start.year, start.month), month_number(end.year, end.month), "months")


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
            yield _wrong(
                block.text,
                _span(block, token),
                f"{token.text} is not the period of the figures in this paragraph",
                periods[0].words,
            )
    yield from _bases(block, text, outside, [figure for *_, figure in bound])
    end = 0
    for start, stop, facet, figure in bound:
        if (
            facet is Facet.VALUE
            and figure.area_role != AreaRole.LOCAL
            and not _names(text[end:start], figure)
        ):
            yield _wrong(
                block.text,
                Span(place=block.place, start=start, end=stop, text=block.text[start:stop]),
                f"{block.text[start:stop]} is the figure of {figure.area_name}, which the words before it do not name",
                figure.area_name,
            )
        end = stop if facet is Facet.VALUE else end


def _near(period: Period, own: list[Period]) -> bool:
    return any(period.months == each.months and period.last - each.last in _COMPARED_WITH for each in own)


def _bases(block: Block, text: str, outside: list[Token], figures: list[Figure]) -> Iterator[Judgement]:
    pers = {figure.per for figure in figures if figure.per and figure.per > 100}
    for token in outside:
        base = base_in(token.text) if token.ignored == "unit base" else None
        if base and pers and base not in pers:
            yield _wrong(
                block.text,
                _span(block, token),
                f"{token.text} is not the base of the rates in this paragraph",
                f"per {pers.copy().pop():,}",
            )


def _names(words: str, figure: Figure) -> bool:
    said = set(re.findall(r"[a-z]+", words.lower()))
    own = set(re.findall(r"[a-z]+", figure.area_name.lower())) - _STOP
    return bool(said & own) or bool(said & set(_ROLE_WORDS.get(AreaRole(figure.area_role), ())))


def _span(block: Block, token: Token) -> Span:
    return Span(place=block.place, start=token.start, end=token.end, text=block.text[token.start : token.end])


def _wrong(quote: str, span: Span, what: str, should: str) -> Judgement:
    return wrong(
        RULE,
        "bound figure",
        (span,),
        quote=" ".join(quote.split())[:300],
        sentence=f"{what[0].upper()}{what[1:]}.",
        follows=f"the ledger's figures here are of {should}",
        correction=f"{should} instead of {span.text}.",
        strength=8,
    )


def _table(ledger: Ledger, table: Table) -> Iterator[Judgement]:
    rows = [[(cell, figures_of(ledger, cell.bound)) for cell in row] for row in table.rows]
    if not any(found for row in rows for _, found in row):
        return
    for row in rows:
        figures = [figure for _, found in row for *_, figure in found]
        for cell, found in row:
            if not found and figures:
                yield from _cell(cell, figures)
    yield from _columns(rows)
    for name in NAMES:
        yield from _labels(rows, name)


def _cell(cell: Cell, figures: list[Figure]) -> Iterator[Judgement]:
    """A period or a base in an unbound cell of a row is that of the row's figures, unless a group's name has it."""
    if any(cell.text.strip().lower() in _group(figure) for figure in figures):
        return
    for token in in_flat(flat(cell.text)):
        span = Span(
            place=cell.place, start=token.start, end=token.end, text=cell.text[token.start : token.end]
        )
        if (
            token.period
            and token.period.months > 1
            and not any(token.period.same(period_of(each)) for each in figures)
        ):
            yield _wrong(
                cell.text,
                span,
                f"{token.text} is not the period of this row's figures",
                period_of(figures[0]).words,
            )
        pers = {each.per for each in figures if each.per and each.per > 100}
        base = base_in(token.text) if token.ignored == "unit base" else None
        if base and pers and base not in pers:
            yield _wrong(
                cell.text,
                span,
                f"{token.text} is not the base of this row's rates",
                f"per {pers.copy().pop():,}",
            )


def _group(figure: Figure) -> str:
    """The name of the figure's group, in small letters: "reprimand or final warning (until 2013)"."""
    if not figure.group or figure.group_value is None:
        return ""
    try:
        return group_label(figure.group, figure.group_value).lower()
    except UserError:
        return ""


def _columns(rows: list[list[tuple[Cell, list[tuple[int, int, Facet, Figure]]]]]) -> Iterator[Judgement]:
    """A period in a header is that of the values bound below it."""
    head = rows[0]
    for column, (cell, found) in enumerate(head):
        tokens = [token for token in in_flat(flat(cell.text)) if token.period and token.period.months > 1]
        if found or len(tokens) != 1 or tokens[0].period is None:
            continue
        below = Counter(
            period_of(figure)
            for row in rows[1:]
            if column < len(row)
            for *_, facet, figure in row[column][1]
            if facet is Facet.VALUE
        )
        if below and not any(tokens[0].period.same(each) for each in below):
            token = tokens[0]
            span = Span(
                place=cell.place, start=token.start, end=token.end, text=cell.text[token.start : token.end]
            )
            yield _wrong(
                cell.text,
                span,
                f"{token.text} is not the period of the values below it",
                below.most_common(1)[0][0].words,
            )


def _area(figure: Figure) -> tuple[str, ...]:
    return (figure.area_name,)


@cache
def _titles(identifier: str) -> tuple[str, ...]:
    try:
        found = indicator(identifier.removesuffix("_change"))
    except UserError:
        return ()
    return (found.title, found.short_title)


def _measure(figure: Figure) -> tuple[str, ...]:
    return _titles(figure.indicator)


NAMES: tuple[Callable[[Figure], tuple[str, ...]], ...] = (_area, _measure)
"""What a row's label may name, each by the names that it goes by."""


def _labels(
    rows: list[list[tuple[Cell, list[tuple[int, int, Facet, Figure]]]]],
    name: Callable[[Figure], tuple[str, ...]],
) -> Iterator[Judgement]:
    """A row's label names the area, or the measure, of its figures, where other rows are labelled so."""
    named = []
    for row in rows:
        names = {name(figure) for _, found in row for *_, figure in found}
        if len(names) == 1 and not row[0][1] and row[0][0].text.strip():
            named.append((row, names.pop()))
    expected = {each for _, each in named if each}
    if len(expected) < 2:
        return
    for row, own in named:
        label = row[0][0]
        if _said(label.text, own) < max(_said(label.text, other) for other in expected - {own}):
            span = Span(place=label.place, start=0, end=len(label.text), text=label.text)
            yield _wrong(
                " | ".join(cell.text for cell, _ in row),
                span,
                f"the row is labelled \u201c{label.text.strip()}\u201d, but its figures are those of {own[0]}",
                own[0],
            )


def _said(label: str, names: tuple[str, ...]) -> float:
    """How many words of one of the names the label has, by their first seven letters; all of them are the most."""
    said = _words(label)
    return max((inf if said == _words(name) else len(_words(name) & said) for name in names), default=0)


def _words(text: str) -> set[str]:
    return {word[:7] for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _LITTLE}


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
