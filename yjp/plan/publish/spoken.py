"""Hidden numbers that an author typed: in a sentence near their name, in a table or chart of one's own.

A number counts as given away where the text also says what it counts. Where it may be another number,
``yjp.plan.publish.unsure`` names it to be read again.
"""

from collections.abc import Iterable, Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.document import Chart, Document
from yjp.audit.finding.tokens import Kind as Number
from yjp.audit.finding.tokens import Token
from yjp.audit.rules.disclosed import RECOVERABLE
from yjp.figures import Unit
from yjp.numbers import rounded
from yjp.plan.publish.hidden import PER_CENT, SURE, HiddenNumbers, Subject
from yjp.plan.publish.prose import (
    Prose,
    counted,
    is_figure,
    is_near,
    is_prose,
    of_something_else,
    prose,
    quoted,
    years_of,
)
from yjp.plan.publish.reasons import Kind, Reason

_ADVICE = "Take it out, or say “fewer than five”."
_LABEL = 80


def given_away(document: Document, hidden: HiddenNumbers) -> Iterator[Reason]:
    """A reason for each hidden number that the text, a table or a chart gives away with its name."""
    evidence = Evidence(document)
    for said in prose(evidence):
        for token in said.numbers:
            if _in_prose(said, token, hidden):
                yield _leak(said.where, f"{quoted(said, token)} gives a hidden number. {_ADVICE}")
    for where, about, token in (*_in_tables(evidence), *_in_charts(document)):
        if any(
            all(name.search(about) for name in names) and _is_hidden(token, years_of(about), hidden, subject)
            for subject, names in hidden.names.items()
        ):
            label = about.strip()[:_LABEL]
            yield _leak(where, f"The cell or point of “{label}” gives a hidden number. {_ADVICE}")
    for judgement in RECOVERABLE.check(evidence):
        how = judgement.correction or _ADVICE
        yield _leak(
            judgement.spans[0].place.words, f"A hidden number can be worked out ({judgement.quote}). {how}"
        )


def _leak(where: str, message: str) -> Reason:
    return Reason(kind=Kind.LEAK, where=where, message=message)


def _in_prose(said: Prose, token: Token, hidden: HiddenNumbers) -> bool:
    if counted(token) is not None and of_something_else(said.text, token):
        return False
    years = years_of(said.text)
    return any(
        all(name.search(said.text) for name in names)
        and is_near(token, said.text, names[0])
        and _is_hidden(token, years, hidden, subject)
        for subject, names in hidden.names.items()
    )


def _in_tables(evidence: Evidence) -> Iterator[tuple[str, str, Token]]:
    for grid in evidence.grids:
        for row, cells in enumerate(grid.body):
            for column, cell in cells.items():
                bound = any(is_figure(tag) for _, _, tag in cell.source.bound)
                if column >= grid.first_value and not bound and cell.main and not is_prose(cell.source):
                    yield cell.source.place.words, f"{grid.words(row, column)} {grid.about}", cell.main


def _in_charts(document: Document) -> Iterator[tuple[str, str, Token]]:
    for item in document.items:
        if not isinstance(item, Chart) or is_figure(item.tag):
            continue
        for series in item.series:
            for number, value in enumerate(series.shown):
                category = item.categories[number] if number < len(item.categories) else ""
                about = f"{series.name} {category} {item.title} {item.description} {item.heading}"
                if value is not None:
                    yield item.place.words, about, _token(value)


def _token(value: float) -> Token:
    text = f"{value:g}"
    decimals = len(text.partition(".")[2])
    kind = Number.DECIMAL if decimals else Number.COUNT
    return Token(start=0, end=0, text=text, kind=kind, value=value, decimals=decimals)


def _is_hidden(token: Token, years: set[int], hidden: HiddenNumbers, subject: Subject) -> bool:
    """Is a number, named as a subject's, one that is hidden of it?"""
    family, kept = subject[0], hidden.by_subject[subject]
    if family not in SURE:
        return False
    if (count := counted(token)) is not None:
        held = kept.counts.get(count, set())
        if count not in hidden.shown_counts.get(subject, ()):
            held = held | kept.larger.get(count, set())
        if held and (not years or years & held):
            return True
    return any(
        (not years or years & of)
        and _same_rate(token, value, unit, decimals)
        # Where another area or year shows the same number, nobody can tell whose this one is.
        and not _is_shown(token, hidden.shown.get((family, unit in PER_CENT), ()))
        for value, unit, decimals, of in kept.rates
    )


def _is_shown(token: Token, shown: Iterable[float]) -> bool:
    return any(_as_printed(each, token) for each in shown)


def _as_printed(value: float, token: Token) -> bool:
    """As people round and as the plan prints: half away from zero, so that 13% gives a hidden 12.5% away."""
    return float(rounded(value, token.decimals)) == abs(token.number)


def _same_rate(token: Token, value: float, unit: str, decimals: int) -> bool:
    """Is the number printed this rate, to the places that are printed?"""
    per_cent = unit in (Unit.PERCENT, Unit.PERCENT_CHANGE)
    if token.kind is Number.PERCENT:
        return per_cent and _as_printed(value, token)
    if token.kind is Number.POINTS:
        return unit == Unit.POINTS and _as_printed(value, token)
    wanted = token.kind in (Number.DECIMAL, Number.COUNT) and not per_cent and value > 0
    return wanted and token.decimals >= decimals and _as_printed(value, token)
