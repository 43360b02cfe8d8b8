"""Figures in short words, for children: how many out of every 100 (or more), and whether that went up or down.

They are facets of a figure like any other, so that a summary is refreshed and checked as the plan is.
"""

from collections.abc import Callable

from yjp.figures import Facet, Unit, Verdict
from yjp.ledger import Comparison, Figure, Ledger
from yjp.narrative.facets import against
from yjp.numbers import numbered, plain, rounded

TOO_FEW = "We do not show this number, so that nobody can be recognised."
NOT_KNOWN = "We do not know yet"
CANNOT_TELL = "We cannot tell"
_BASES = (100, 1_000, 10_000, 100_000)
_CLOSE = 0.2
"""How far a rounded "2 in every 1,000" may lie from the figure: 169 per 100,000 is 2 in every 1,000 (18% off)."""
_SIZES = {Unit.PER_100K: 100_000, Unit.PER_1K: 1_000, Unit.PERCENT: 100, Unit.REOFFENCES: 1}


def in_every(value: float, bases: tuple[int, ...] = _BASES) -> tuple[int, int]:
    """A share as a whole number out of the smallest round number that keeps it true: 0.00169 is 2 in 1,000."""
    for base in bases:
        count = int(rounded(value * base, 0))
        if count and abs(count / base - value) <= _CLOSE * value:
            return count, base
    return int(rounded(value * bases[-1], 0)), bases[-1]


def how_many(ledger: Ledger, figure: Figure) -> str:
    """``About 2 in every 1,000 children``; always something, never the number where it is hidden."""
    if figure.suppressed:
        return TOO_FEW
    size = _SIZES.get(Unit(figure.unit))
    if figure.value is None or size is None:
        return NOT_KNOWN
    times, none, what = _WORDS.get(figure.indicator, (False, "None", "children"))
    if figure.value == 0:
        return none
    if figure.unit == Unit.REOFFENCES:
        return _each(figure.value)
    share = figure.value / size
    count, base = in_every(share)
    if count == 0:
        return f"Fewer than 1 in every {plain(base, 0)} {what}"
    if times:
        return f"About {numbered(count, 'time')} for every {plain(base, 0)} {what}"
    return f"About {plain(count, 0)} in every {plain(base, 0)} {what}"


def _each(value: float) -> str:
    """``About 3 times each`` of 2.89, ``Between 1 and 2 times each`` of 1.5."""
    near = int(rounded(value, 0))
    if near and abs(near - value) <= _CLOSE * value:
        return f"About {numbered(near, 'time')} each"
    below = int(value)
    return f"Between {below} and {below + 1} times each" if below else "Less than once each"


_THESE = "of these children"
_WORDS = {
    "fte_rate": (False, "No children", "children"),
    "custody_rate": (True, "Not once", "children"),
    "binary_reoffending": (False, "None of these children", _THESE),
    "reoffences_per_reoffender": (True, "Not once", "of those children"),
}
"""Whether events are counted, what nought is called, and out of whom."""


def moved(ledger: Ledger, figure: Figure) -> str:
    """Whether it went up or down, hedged by the verdict: small numbers move by chance."""
    comparison = against(ledger, figure)
    if figure.suppressed or comparison is None:
        return CANNOT_TELL
    return _moved(comparison)


def _moved(comparison: Comparison) -> str:
    verdict = Verdict(comparison.verdict)
    if verdict is Verdict.TOO_FEW:
        return "Too few to tell"
    if comparison.direction in (None, "same"):
        return "It stayed the same"
    went = "It went up" if comparison.direction == "higher" else "It went down"
    return went if verdict in (Verdict.BETTER, Verdict.WORSE) else f"{went}, but that may be just chance"


SIMPLE: dict[Facet, Callable[[Ledger, Figure], str]] = {Facet.SIMPLE: how_many, Facet.MOVED: moved}
"""What each facet says; asked by ``yjp.plan.bindings`` and by the audit."""
