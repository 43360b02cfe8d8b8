"""What changed since the last board, in words: pairs of figures, the reasons, and one sentence for each change."""

from collections.abc import Sequence

from yjp.figures import Facet, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.ledger_changes import Cause, Change
from yjp.narrative.facets import in_cell, in_sentence
from yjp.narrative.filling import when
from yjp.narrative.headline import headlines
from yjp.narrative.parts import Sentence, Span
from yjp.narrative.wording import NOT_SHOWN

Pair = tuple[Figure | None, Figure | None]


def shown_pairs(before: Ledger, now: Ledger) -> list[Pair]:
    """The headline figures of both ledgers, then the newest of each local measure: as they were, as they are."""
    was = {each.indicator: each.figure for each in headlines(before)}
    new = {each.indicator: each.figure for each in headlines(now)}
    local_was = {m.id: _newest(before, m.id) for m in before.about.measures}
    local_new = {m.id: _newest(now, m.id) for m in now.about.measures}
    pairs = [(was.get(each), new.get(each)) for each in dict.fromkeys((*new, *was))]
    return pairs + [
        (local_was.get(each), local_new.get(each)) for each in dict.fromkeys((*local_new, *local_was))
    ]


def causes_words(change: Change) -> str:
    """``a newer period; records were corrected or came late (the earlier period now reads 171 per 100,000)``."""
    words = list(dict.fromkeys(cause.value for cause in change.causes))
    said = "; ".join(words)
    if change.again is not None and change.before is not None and len(change.causes) > 1:
        now = NOT_SHOWN if change.again.suppressed else change.again.text
        said += f" (the earlier period now reads {now})"
    if change.turned and change.verdict_before and change.verdict_now:
        said += "; the verdict on the year before is another"
    return said


def change_sentence(now: Ledger, change: Change) -> Sentence:
    """One plain sentence: what the board saw, what it reads now, and why; the new figure is bound."""
    figure = change.figure
    name = indicator(figure.indicator).short_title
    if change.before is None:
        return (
            Span(text=f"{name}: "),
            _bound(now, figure),
            Span(text=f" {when(figure.period)}, {Cause.NEW.value}."),
        )
    then = f"{shown_text(change.before)} {when(change.before.period)}"
    if change.now is None:
        return (Span(text=f"{name}: the board saw {then}; it is {Cause.GONE.value}."),)
    return (
        Span(text=f"{name}: the board saw {then}; now it is "),
        _bound(now, change.now),
        Span(text=f" {when(change.now.period)}. Why: {causes_words(change)}."),
    )


def shown_text(figure: Figure) -> str:
    """A figure as the earlier board could read it."""
    return NOT_SHOWN if figure.suppressed else figure.text


def reads(changes: Sequence[Change]) -> str:
    """How many figures read differently, and how many of them because the records do."""
    if not changes:
        return "No headline figure reads differently."
    late = sum(Cause.RECORDS in each.causes for each in changes)
    if len(changes) == 1:
        return "1 figure reads differently."
    of_them = f", {late} of them at least in part because records were corrected or came late" if late else ""
    return f"{len(changes)} figures read differently{of_them}."


def _bound(now: Ledger, figure: Figure) -> Span:
    name = tag(figure.figure_id, Facet.VALUE)
    return Span(text=in_sentence(now, name) or in_cell(now, name), tag=name)


def _newest(ledger: Ledger, identifier: str) -> Figure | None:
    found = [f for months in (12, 3, 0) for f in ledger.series(identifier, ledger.about.area, months)]
    return max(found, key=lambda f: (f.period_end, f.period.months), default=None)
