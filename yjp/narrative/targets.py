"""How a measure of a scorecard stands against its target, in a few words that never say more than its counts do."""

from yjp.figures import Verdict
from yjp.indicators.definition import Polarity
from yjp.indicators.registry import indicator
from yjp.ledger import Comparison, Figure, Ledger
from yjp.narrative.wording import NOT_AVAILABLE, NOT_SHOWN
from yjp.periods import YEAR_MONTHS

_CHANCE = {
    Verdict.BETTER: ", by more than chance would explain",
    Verdict.WORSE: ", by more than chance would explain",
    Verdict.SIMILAR: ", by no more than chance would explain",
    Verdict.TOO_FEW: ", but the numbers are too few to compare",
}


def target_words(ledger: Ledger, target: Figure, comparison: Comparison | None) -> str:
    """``Met``, ``Missed, by more than chance would explain``; for a measure without a good side ``Above``, ``Below``.

    Two numbers that read the same are at the target: nobody can see a difference that is rounded away.
    """
    own = ledger.local(target.indicator, target.window)
    if own is None or own.value is None or target.value is None:
        return NOT_SHOWN if own is not None and own.suppressed else NOT_AVAILABLE
    polarity = indicator(target.indicator).polarity
    higher = own.value > target.value
    if own.number == target.number:
        return "Met" if polarity is not Polarity.NEITHER else "At the target"
    if polarity is Polarity.NEITHER:
        stands = "Above the target" if higher else "Below the target"
    else:
        stands = "Met" if higher == (polarity is Polarity.HIGHER) else "Missed"
    return stands + (_CHANCE[Verdict(comparison.verdict)] if comparison else "")


def untested_words(ledger: Ledger, figure: Figure) -> str | None:
    """``Higher, not tested``: a measure beside its year before, where no counts are held against chance.

    None where there is no year before to see.
    """
    past = (
        ledger.local(figure.indicator, figure.period.earlier(YEAR_MONTHS).id)
        if figure.period.months
        else None
    )
    if past is None or past.suppressed or past.value is None or figure.value is None:
        return None
    if past.number == figure.number:
        return "The same"
    return f"{'Higher' if figure.value > past.value else 'Lower'}, not tested"
