"""What the control chart of quarterly counts says of the newest quarters, in a sentence that ends in one conclusion."""

from typing import Any

from yjp.figures import ROLLING_STEP, Signal, Verdict
from yjp.ledger import Figure, Ledger
from yjp.narrative.parts import Sentence, Span
from yjp.numbers import plain
from yjp.periods import month_words

_DECIMALS = 1
_CLEAR = (Verdict.BETTER, Verdict.WORSE)


def signal_words(ledger: Ledger, year: Figure) -> Sentence | None:
    """What stands out at the end of the chart, beside the step of the rolling year that ends there.

    ``But the last 14 quarters have all been above their usual level of 7.9: that is more than chance would explain,
    even if this step is not.`` None where nothing stands out, or the chart ends elsewhere.
    """
    rows = (
        ledger.control.filter(indicator=year.indicator, area=ledger.about.area).sort("period_end").to_dicts()
    )
    if not rows or rows[-1]["period_end"] != year.period_end:
        return None
    said = _said(rows)
    if said is None:
        return None
    step = next((c for c in ledger.compared(year.figure_id) if c.kind == ROLLING_STEP), None)
    clear = step is not None and step.verdict in _CLEAR
    opening, ending = ("", ", too") if clear else ("But ", ", even if this step is not")
    first = said if opening else said[0].upper() + said[1:]
    return (Span(text=f"{opening}{first}: that is more than chance would explain{ending}."),)


def _said(rows: list[dict[str, Any]]) -> str | None:
    newest = rows[-1]
    signal = Signal(newest["signal"]) if newest["signal"] is not None else Signal.NONE
    if signal in (Signal.ABOVE, Signal.BELOW):
        side, limit = ("above", newest["upper"]) if signal is Signal.ABOVE else ("below", newest["lower"])
        at = f" of {plain(limit, _DECIMALS)}" if limit is not None else ""
        return f"the newest quarter is {side} the limit{at} on the control chart"
    if signal is not Signal.RUN or newest["centre"] is None:
        return None
    sides: list[int] = []
    for row in reversed(rows):
        if row["centre"] is None or row["value"] is None:
            break
        side = (row["value"] > row["centre"]) - (row["value"] < row["centre"])
        if side == 0 or (sides and side != sides[0]):
            break
        sides.append(side)
    if not sides:
        return None
    where = "above" if sides[0] > 0 else "below"
    level = f"{plain(newest['centre'], _DECIMALS)}{_baseline(newest)}"
    return f"the last {len(sides)} quarters have all been {where} their usual level of {level}"


def _baseline(row: dict[str, Any]) -> str:
    """Which quarters the usual level is the mean of."""
    start, end = row["baseline_start"], row["baseline_end"]
    if start is None or end is None:
        return ""
    return f" (the mean of the quarters from {month_words(start)} to {month_words(end)})"
