"""What must be known to read a headline: that children count again, and that official figures went another way."""

from collections.abc import Iterable, Mapping

from yjp.figures import Facet
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.filling import in_words
from yjp.narrative.parts import Sentence, Span
from yjp.narrative.sentences import bound
from yjp.periods import YEAR_MONTHS

FAR, YEARS_APART = 0.1, 3
"""A tenth, the tolerance of a rating, and three years, so that no quarter is in the first year and the last."""

READ_BESIDE: Mapping[str, str] = {"reoffences_per_reoffender": "binary_reoffending"}
"""Of which other headline a reader takes it to be the second half."""


def another_year(figure: Figure, headlines: Iterable[Figure]) -> Sentence | None:
    """That the headline that is read beside this one is of another year; None where it is not, or is not there."""
    beside = next((f for f in headlines if f.indicator == READ_BESIDE.get(figure.indicator)), None)
    if beside is None or beside.window == figure.window:
        return None
    named = indicator(beside.indicator).short_title
    return (Span(text=f"This is not the same year as {named} ({in_words(beside.period)})."),)


def opposite(ledger: Ledger, figure: Figure, published: Figure | None) -> Sentence | None:
    """That the local estimate and the official figure went opposite ways, from the first year that both are held.

    None where they did not, where either moved by less than ``FAR``, or where the first year is less than
    ``YEARS_APART`` before: in between chance moves either way.
    """
    if published is None or any(f.value is None or f.suppressed for f in (figure, published)):
        return None
    theirs = {
        f.window: f for f in ledger.series(figure.indicator, published.area, figure.period.months) if _seen(f)
    }
    both = (
        (f, theirs[f.window])
        for f in ledger.series(figure.indicator, figure.area, figure.period.months)
        if f.area_role == figure.area_role and _seen(f) and f.window in theirs
    )
    first = next(both, None)
    if first is None or first[0].period_end > figure.period.earlier(YEARS_APART * YEAR_MONTHS).end:
        return None
    ours, official = _share_moved(first[0], figure), _share_moved(first[1], published)
    if ours * official >= 0 or min(abs(ours), abs(official)) < FAR:
        return None
    verbs = ("rose", "fell") if ours > 0 else ("fell", "rose")
    return (
        Span(text="The local estimate and the official figure go opposite ways: since "),
        Span(text=f"{in_words(first[0].period)} the estimate {verbs[0]} from "),
        bound(ledger, first[0], Facet.VALUE),
        Span(text=" to "),
        bound(ledger, figure, Facet.VALUE),
        Span(text=f", while the official figure {verbs[1]} from "),
        bound(ledger, first[1], Facet.VALUE),
        Span(text=" to "),
        bound(ledger, published, Facet.VALUE),
        Span(text=". Which of them is right must be found out before either is relied on."),
    )


def _seen(figure: Figure) -> bool:
    return figure.value is not None and not figure.suppressed


def _share_moved(first: Figure, last: Figure) -> float:
    """The change as a share of the first; 0 where that is 0, from which there is no share."""
    return ((last.value or 0.0) - first.value) / first.value if first.value else 0.0


def again(figure: Figure) -> Sentence | None:
    """That a rolling year of quarterly cohorts has a child up to four times."""
    if figure.indicator != "binary_reoffending" or not _seen(figure) or figure.period.months != YEAR_MONTHS:
        return None
    return (Span(text="A child counts once in each quarterly cohort, so up to four times in the year."),)
