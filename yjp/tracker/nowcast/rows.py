"""Nowcasts as rows of the ledger, in the state ``estimate``."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp import figures
from yjp.figures import State
from yjp.indicators.definition import Indicator
from yjp.indicators.estimates import D
from yjp.indicators.nowcasts import BINARY_REOFFENDING_NOWCAST, REOFFENCES_PER_CHILD_NOWCAST
from yjp.indicators.rows import Place, ledger_rows
from yjp.indicators.windows import END, MONTHS, N
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, add_months
from yjp.tracker.nowcast.estimate import Estimate, Nowcast, nowcast
from yjp.tracker.nowcast.histories import between, histories, quarter_of
from yjp.tracker.nowcast.learnt import FEWEST_FOLLOWED, learn

BINARY_METHOD = "Kaplan-Meier, beta-binomial (mid-P)"
EVENTS_METHOD = "mean cumulative function, negative binomial (mid-P)"
TOO_FEW = f"not estimated: fewer than {FEWEST_FOLLOWED} children have been followed for 18 months"
_PROVING_MONTHS = 18
_QUARTERS = YEAR_MONTHS // QUARTER_MONTHS


def nowcast_rows(
    followed: pl.DataFrame, ends: Sequence[date], extract_date: date, place: Place, confidence: float
) -> pl.DataFrame:
    """The estimate of every quarter, and every four of them, that is not final: the two indicators of ``NOWCASTS``.

    ``followed`` has the rows of ``followed.followed``, ``ends`` are the quarters that have figures. ``numerator`` is
    the expected final count, not a whole number; limits are those of the count over the entries. A value is null where
    too few children have been followed for 18 months, and where nobody entered.
    """
    if not ends:
        return figures.empty()
    first, last = quarter_of(ends[0]), quarter_of(ends[-1])
    rows = between(histories(followed), first, last)
    learnt = learn(rows, extract_date.toordinal(), last)
    found: list[tuple[date, int, Nowcast | None]] = []
    for end in ends:
        if add_months(end, _PROVING_MONTHS) <= extract_date:
            continue
        quarter = quarter_of(end)
        for quarters in (1, _QUARTERS):
            if quarter - quarters + 1 >= first:
                estimated = nowcast(learnt, quarter - quarters + 1, quarter, confidence) if learnt else None
                found.append((end, quarters * QUARTER_MONTHS, estimated))
    reason = None if learnt else TOO_FEW
    return figures.ordered(
        pl.concat(
            [
                _rows(BINARY_REOFFENDING_NOWCAST, BINARY_METHOD, found, reason, place),
                _rows(REOFFENCES_PER_CHILD_NOWCAST, EVENTS_METHOD, found, reason, place),
            ]
        )
    )


def _rows(
    indicator: Indicator,
    method: str,
    found: Sequence[tuple[date, int, Nowcast | None]],
    reason: str | None,
    place: Place,
) -> pl.DataFrame:
    rows = []
    for end, months, estimated in found:
        each: Estimate | None = None
        if estimated:
            each = estimated.reoffenders if indicator is BINARY_REOFFENDING_NOWCAST else estimated.reoffences
        base = estimated.children / indicator.per if estimated else 1.0
        rows.append(
            {
                END: end,
                MONTHS: months,
                N: each.final if each else None,
                D: float(estimated.children) if estimated else None,
                "value": each.final / base if each else None,
                "lower": each.lower / base if each else None,
                "upper": each.upper / base if each else None,
                "interval_method": method if each else None,
                "reason": reason,
            }
        )
    schema = {
        END: pl.Date,
        MONTHS: pl.Int64,
        **dict.fromkeys((N, D, "value", "lower", "upper"), pl.Float64),
        "interval_method": pl.String,
        "reason": pl.String,
    }
    frame = pl.DataFrame(rows, schema=schema).with_columns(
        state=pl.lit(State.ESTIMATE.value), quality=pl.lit(indicator.caveat)
    )
    return ledger_rows(frame, indicator, place)
