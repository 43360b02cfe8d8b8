"""What the tracker gives the ledger: curves of cohorts, and estimates of where those still followed will end."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp import figures
from yjp.indicators.rows import Place
from yjp.model.caseload import Caseload
from yjp.tracker.followed import Cohort, followed
from yjp.tracker.maturity import curves
from yjp.tracker.nowcast.rows import nowcast_rows


def aggregates(
    caseload: Caseload,
    ends: Sequence[date],
    place: Place,
    *,
    breaches_count: bool,
    confidence: float,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The nowcasts (``figures.SCHEMA``) and the curves (``figures.CURVES``) of the quarters that end at ``ends``.

    Interim codes count as the caseload has them: the caller has read them as diversion where the setting says so.
    """
    if not ends:
        return figures.empty(), figures.empty(figures.CURVES)
    of_cohort = {each: followed(caseload, breaches_count=breaches_count, cohort=each) for each in Cohort}
    on = caseload.extract_date
    estimates = nowcast_rows(of_cohort[Cohort.SUBSTANTIVE], ends, on, place, confidence)
    shown = [curves(rows, cohort, ends, on, place) for cohort, rows in of_cohort.items()]
    return estimates, pl.concat(shown)
