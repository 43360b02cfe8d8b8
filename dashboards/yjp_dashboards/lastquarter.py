"""What changed since last quarter, in a sentence for each subject: the rolling year beside the one a quarter before."""

from dataclasses import dataclass

from yjp.figures import AreaRole, Facet, Signal, State
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.filling import when
from yjp.narrative.hidden import why_hidden
from yjp.narrative.parts import Sentence, Span
from yjp.narrative.sentences import bound, step
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS

_SIGNALS = {
    Signal.ABOVE: " The newest quarter is above its limit on the control chart.",
    Signal.BELOW: " The newest quarter is below its limit on the control chart.",
    Signal.RUN: " The newest quarters are a run on one side of their usual level, which chance alone rarely makes.",
}


@dataclass(frozen=True, kw_only=True)
class Change:
    """One subject and what is said of it."""

    subject: str
    said: Sentence


def since_last_quarter(ledger: Ledger) -> tuple[Change, ...]:
    """Three: first time entrants, reoffending, custody; fewer where the ledger has less."""
    found = (
        (of, _newest(ledger, of), tell)
        for of, tell in (("fte_count", _counted), ("binary_reoffending", _share), ("custody_count", _counted))
    )
    return tuple(
        Change(subject=_SUBJECTS[of], said=_hidden(ledger, figure) or tell(ledger, figure))
        for of, figure, tell in found
        if figure is not None
    )


_SUBJECTS = {of: indicator(of).title for of in ("fte_count", "custody_count")} | {
    "binary_reoffending": indicator("binary_reoffending").short_title
}


def _newest(ledger: Ledger, of: str) -> Figure | None:
    settled = [
        f
        for f in ledger.series(of, ledger.about.area, YEAR_MONTHS)
        if f.area_role == AreaRole.LOCAL and f.state != State.PROVISIONAL
    ]
    return settled[-1] if settled else None


def _before(ledger: Ledger, figure: Figure) -> Figure | None:
    return ledger.local(figure.indicator, figure.period.earlier(QUARTER_MONTHS).id)


def _counted(ledger: Ledger, figure: Figure) -> Sentence:
    moved = step(ledger, figure)
    if moved is None:
        return _alone(ledger, figure)
    level = (bound(ledger, figure, Facet.VALUE), Span(text=f" {when(figure.period)}. "))
    return (*level, *moved, *_signal(ledger, figure.indicator))


def _signal(ledger: Ledger, of: str) -> Sentence:
    """What the control chart says of the newest quarter, where it says something."""
    rows = ledger.control.filter(indicator=of, area=ledger.about.area).sort("period_end")
    signal = None if rows.is_empty() else rows.row(-1, named=True)["signal"]
    words = _SIGNALS.get(Signal(signal)) if signal is not None else None
    return (Span(text=words),) if words else ()


def _share(ledger: Ledger, figure: Figure) -> Sentence:
    before = _before(ledger, figure)
    if before is None or before.value is None or figure.value is None:
        return _alone(ledger, figure)
    now, then = bound(ledger, figure, Facet.VALUE), bound(ledger, before, Facet.VALUE)
    return (
        now,
        Span(
            text=f" of the children of the newest settled cohorts ({figure.period.label}) reoffended; of those a "
        ),
        Span(text="quarter before, "),
        then,
        Span(text=" did. The two years share three quarters, so the step between them is not tested."),
    )


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
    return (Span(text=f"The step since last quarter is not shown: {why_hidden(hidden)}."),)
