"""What changed since last quarter, in a sentence for each subject: the rolling year beside the one a quarter before."""

from dataclasses import dataclass

from yjp.figures import Facet, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.control_words import signal_words
from yjp.narrative.facets import in_cell
from yjp.narrative.filling import in_words, when
from yjp.narrative.hidden import WHY_HIDDEN
from yjp.narrative.parts import Sentence, Span
from yjp.narrative.sentences import bound, step
from yjp.narrative.settled_figures import came_and_went, newest_year
from yjp.periods import QUARTER_MONTHS


@dataclass(frozen=True, kw_only=True)
class Change:
    """One subject, what is said of it, and the measure behind it."""

    subject: str
    of: str
    said: Sentence


def since_last_quarter(ledger: Ledger) -> tuple[Change, ...]:
    """Three: first time entrants, reoffending, custody; fewer where the ledger has less."""
    found = (
        (of, newest_year(ledger, of), tell)
        for of, tell in (("fte_count", _counted), ("binary_reoffending", _share), ("custody_count", _counted))
    )
    return tuple(
        Change(subject=_SUBJECTS[of], of=of, said=_hidden(ledger, figure) or tell(ledger, figure))
        for of, figure, tell in found
        if figure is not None
    )


_SUBJECTS = {of: indicator(of).title for of in ("fte_count", "custody_count")} | {
    "binary_reoffending": indicator("binary_reoffending").short_title
}


def _before(ledger: Ledger, figure: Figure) -> Figure | None:
    return ledger.local(figure.indicator, figure.period.earlier(QUARTER_MONTHS).id)


def _counted(ledger: Ledger, figure: Figure) -> Sentence:
    moved = step(ledger, figure)
    if moved is None:
        return _alone(ledger, figure)
    level = (bound(ledger, figure, Facet.VALUE), Span(text=f" {when(figure.period)}. "))
    stands_out = signal_words(ledger, figure)
    return (*level, *moved, *((Span(text=" "), *stands_out) if stands_out else ()))


def _share(ledger: Ledger, figure: Figure) -> Sentence:
    before = _before(ledger, figure)
    if before is None or before.value is None or figure.value is None:
        return _alone(ledger, figure)
    now, then = bound(ledger, figure, Facet.VALUE), bound(ledger, before, Facet.VALUE)
    return (
        now,
        Span(
            text=f" of the children of the newest settled cohorts ({in_words(figure.period)}) reoffended; of those a "
        ),
        Span(text="quarter before, "),
        then,
        Span(text=" did. The two years share three quarters, so the step between them is not tested"),
        *_quarters(ledger, figure),
        Span(text="."),
    )


FEW = 100
"""Children in a quarter's cohort: with fewer a share moves by many points when one child more or less reoffends."""


def _quarters(ledger: Ledger, figure: Figure) -> Sentence:
    """What the quarter that came in had and the one that went out, where both are held and may be shown."""
    came, went = (ledger.local(figure.indicator, each.id) for each in came_and_went(figure.period))
    if came is None or went is None or came.suppressed or went.suppressed:
        return ()
    if not came.denominator or not went.denominator:
        return ()
    few = max(came.denominator, went.denominator) < FEW
    return (
        *_of(ledger, came, ": ", " came in with "),
        *_of(ledger, went, " and ", " went out with "),
        *((Span(text=", too few to tell"),) if few else ()),
    )


def _of(ledger: Ledger, figure: Figure, before: str, verb: str) -> Sentence:
    """``July to September 2017 came in with 7 of 24``: both numbers bound."""
    number, of = (
        Span(text=in_cell(ledger, name), tag=name)
        for name in (tag(figure.figure_id, Facet.NUMERATOR), tag(figure.figure_id, Facet.DENOMINATOR))
    )
    return (Span(text=f"{before}{in_words(figure.period)}{verb}"), number, Span(text=" of "), of)


def _alone(ledger: Ledger, figure: Figure) -> Sentence:
    if figure.value is None:
        return (Span(text=f"There is no figure {when(figure.period)}."),)
    return (
        bound(ledger, figure, Facet.VALUE),
        Span(text=f" {when(figure.period)}. The rolling year of a quarter before cannot be set beside it."),
    )


def _hidden(ledger: Ledger, figure: Figure) -> Sentence | None:
    """That the step is not shown: beside one number that is shown it would give the other away."""
    hidden = next((f for f in (figure, _before(ledger, figure)) if f is not None and f.suppressed), None)
    if hidden is None:
        return None
    return (Span(text=f"The step since last quarter is not shown, {WHY_HIDDEN}."),)
