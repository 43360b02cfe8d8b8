"""What yjp would write now of a figure: every sentence, in every wording and in every place of a row."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Final

from yjp.charts.groups import by_value
from yjp.errors import UnknownName
from yjp.figures import AreaRole, split_tag
from yjp.ledger import Figure, Ledger
from yjp.narrative import headline as headlines
from yjp.narrative.breakdowns import breakdown_sentence
from yjp.narrative.family import family_unknown
from yjp.narrative.last_quarter import since_last_quarter
from yjp.narrative.paragraphs import every_figure_turn, every_turn
from yjp.narrative.parts import Span, plain_text
from yjp.narrative.phrasing import Wording, packaged, packaged_names
from yjp.periods import YEAR_MONTHS
from yjp.plan.bindings import Bindings

END: Final = re.compile(r"(?<=[.!?])\s+")
"""Where a sentence ends and another begins."""
Said = tuple[tuple[str | None, str], ...]
"""A sentence as tags and texts: neighbours without a tag are one."""


class Told:
    """The sentences that yjp would write now, by figure; worked out once for each."""

    def __init__(self, bindings: Bindings) -> None:
        self._ledger = bindings.ledger
        own = [bindings.wording] if bindings.wording else []
        self._wordings = [*own, *(packaged(name) for name in packaged_names())]
        self._known: dict[str, set[Said]] = {}

    def of(self, figures: Iterable[str]) -> set[Said]:
        """All sentences about these figures."""
        found: set[Said] = set()
        for identifier in figures:
            if identifier not in self._known:
                self._known[identifier] = set(_of_figure(self._ledger, identifier, self._wordings))
            found |= self._known[identifier]
        return found


def _of_figure(ledger: Ledger, identifier: str, wordings: list[Wording]) -> Iterator[Said]:
    """As a headline or the year before of one, as a figure by itself, as a part of its breakdown."""
    figure = ledger.get(identifier)
    if figure is None:
        return
    if figure.group is not None:
        yield from _of_breakdown(ledger, figure, wordings)
        return
    for step in since_last_quarter(ledger):
        if any(span.tag and split_tag(span.tag)[0] == identifier for span in step.said):
            yield from _in((Span(text=f"{step.subject}: "), *step.said))
    for window in _windows(ledger, figure):
        local = ledger.local(figure.indicator, window)
        if local is not None:
            for words in wordings:
                for paragraph in every_figure_turn(ledger, local, words):
                    yield from _in(paragraph)
        try:
            told = headlines.headline(ledger, figure.indicator, window)
        except (LookupError, UnknownName):
            continue
        if told is None:
            continue
        for each in fields(told):
            yield from _in(getattr(told, each.name))
        yield from _in(family_unknown(ledger, told))
        for words in wordings:
            for paragraph in every_turn(ledger, told, words):
                yield from _in(paragraph)


def _windows(ledger: Ledger, figure: Figure) -> list[str]:
    """The figure's own window and the one a year later, whose sentences name the figure as the year before."""
    found = {figure.window}
    if figure.area_role == AreaRole.LOCAL:
        later = ledger.series(figure.indicator, figure.area, figure.period.months)
        found |= {
            f.window for f in later if f.period.months and f.period.earlier(YEAR_MONTHS).id == figure.window
        }
    return sorted(found)


def _of_breakdown(ledger: Ledger, figure: Figure, wordings: list[Wording]) -> Iterator[Said]:
    assert figure.group is not None
    rows = by_value(ledger, figure.indicator, figure.group, figure.window)
    for words in wordings:
        yield from _in(breakdown_sentence(ledger, rows, figure.group, words))


def _in(held: object) -> Iterator[Said]:
    """The sentences in a sentence, or in a tuple of them."""
    if not isinstance(held, tuple) or not held:
        return
    if all(isinstance(each, Span) for each in held):
        yield from _split(held)
    else:
        for each in held:
            yield from _in(each)


def _split(spans: tuple[Span, ...]) -> Iterator[Said]:
    """What a tuple of spans says, sentence by sentence."""
    if END.search(plain_text(spans).strip()) is None:
        yield merged((span.tag, span.text) for span in spans)
        return
    pieces: list[tuple[str | None, str]] = []
    for span in spans:
        parts = [span.text] if span.tag else END.split(span.text)
        for number, part in enumerate(parts):
            if number:
                yield merged(pieces)
                pieces = []
            pieces.append((span.tag, part))
    yield merged(pieces)


def merged(pieces: Iterable[tuple[str | None, str]]) -> Said:
    """Neighbours without a tag as one; spaces at the ends of a sentence do not count."""
    found: list[tuple[str | None, str]] = []
    for name, text in pieces:
        if found and found[-1][0] is None and name is None:
            found[-1] = (None, found[-1][1] + text)
        else:
            found.append((name, text))
    said = [(name, re.sub(r"\s+", " ", text)) for name, text in found]
    if said and said[0][0] is None:
        said[0] = (None, said[0][1].lstrip())
    if said and said[-1][0] is None:
        said[-1] = (None, said[-1][1].rstrip())
    return tuple(each for each in said if each[1] or each[0])
