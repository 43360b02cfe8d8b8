"""Victims and restorative justice, and reparation, of each rolling year."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.wider import indicators as i
from yjp.indicators.wider.offences import Counts, tallied
from yjp.indicators.wider.years import covered, first_day, in_years
from yjp.indicators.windows import END
from yjp.model import columns as c
from yjp.model.caseload import Caseload

CHILD_SUMS = ("sum_x", "sum_r", "sum_xx", "sum_xr", "sum_rr", "clusters")
"""Sums over children of hours attended (x) and offered (r), for limits (``statistics.clustered_ratio``)."""
_KEYS = [END, c.VICTIM_ID]


def victims(caseload: Caseload, ends: Sequence[date]) -> list[pl.DataFrame]:
    """Frames of counts: of those contacted by the day of contact, of those identified by the programme's first day."""
    if not caseload.has("victims"):
        return []
    rows = caseload["victims"]
    found = []
    contacted = covered(ends, first_day(caseload.tables["victims"], c.CONTACTED_DATE))
    if contacted:
        # A victim of two children may be contacted about each: what was true of one of them is true of the victim.
        by_victim = (
            in_years(rows, c.CONTACTED_DATE, contacted)
            .group_by(_KEYS)
            .agg(
                pl.col(c.RJ_OFFERED).eq("yes").any().alias("_offered"),
                pl.col(c.RJ_ENGAGED).eq("yes").any().alias("_engaged"),
                (pl.col(c.RJ_ENGAGED).eq("yes") & pl.col(c.RJ_TYPE).eq("direct")).any().alias("_direct"),
                (pl.col(c.RJ_ENGAGED).eq("yes") & pl.col(c.RJ_TYPE).is_not_null()).any().alias("_how"),
            )
        )
        counts: Counts = {
            i.VICTIMS_CONTACTED.id: (pl.len(), None),
            i.VICTIMS_OFFERED.id: (pl.col("_offered").sum(), pl.len()),
            i.VICTIMS_ENGAGED.id: (pl.col("_engaged").sum(), pl.len()),
            i.VICTIMS_DIRECT.id: (pl.col("_direct").sum(), pl.col("_how").sum()),
        }
        found.append(tallied(by_victim, counts, contacted))
    if caseload.has("programmes"):
        programmes = caseload["programmes"].select(c.CHILD_ID, c.PROGRAMME_ID, c.START_DATE)
        dated = rows.join(programmes, on=[c.CHILD_ID, c.PROGRAMME_ID])
        identified = covered(ends, first_day(dated.select(c.START_DATE).collect(), c.START_DATE))
        if identified:
            consent = pl.col(c.CONSENT_CONTACT)
            by_start = (
                in_years(dated, c.START_DATE, identified)
                .group_by(_KEYS)
                .agg(consent.eq("yes").any().alias("_yes"), consent.is_not_null().any().alias("_recorded"))
            )
            told: Counts = {
                i.VICTIMS_IDENTIFIED.id: (pl.len(), None),
                i.VICTIMS_CONSENTED.id: (pl.col("_yes").sum(), pl.col("_recorded").sum()),
            }
            found.append(tallied(by_start, told, identified))
    return found


def reparation(caseload: Caseload, ends: Sequence[date]) -> tuple[list[pl.DataFrame], pl.DataFrame]:
    """Frames of counts, and the sums over children behind the attendance (``CHILD_SUMS``) by ``period_end``."""
    nothing = pl.DataFrame(schema={END: pl.Date, **dict.fromkeys(CHILD_SUMS, pl.Float64)})
    if not caseload.has("reparation"):
        return [], nothing
    years = covered(ends, first_day(caseload.tables["reparation"], c.DATE))
    if not years:
        return [], nothing
    sessions = in_years(caseload["reparation"].filter(pl.col(c.DATE) <= caseload.extract_date), c.DATE, years)
    offered, attended = pl.col(c.HOURS_OFFERED), pl.col(c.HOURS_ATTENDED)
    both = offered.is_not_null() & attended.is_not_null()
    counts: Counts = {
        i.REPARATION_CHILDREN.id: (pl.col(c.CHILD_ID).n_unique(), None),
        i.REPARATION_OFFERED.id: (offered.sum(), None),
        i.REPARATION_ATTENDED.id: (attended.sum(), None),
        i.REPARATION_ATTENDANCE.id: (attended.filter(both).sum(), offered.filter(both).sum()),
    }
    x, r = pl.col("_x"), pl.col("_r")
    sums = (
        sessions.filter(both)
        .group_by(END, c.CHILD_ID)
        .agg(attended.sum().alias("_x"), offered.sum().alias("_r"))
        .group_by(END)
        .agg(
            x.sum().alias("sum_x"),
            r.sum().alias("sum_r"),
            (x * x).sum().alias("sum_xx"),
            (x * r).sum().alias("sum_xr"),
            (r * r).sum().alias("sum_rr"),
            pl.len().cast(pl.Float64).alias("clusters"),
        )
        .collect()
    )
    return [tallied(sessions, counts, years)], sums
