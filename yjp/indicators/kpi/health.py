"""KPI 4 and 5: needs in mental health and emotional wellbeing, and in substance misuse."""

import polars as pl

from yjp.indicators.kpi.availability import unused
from yjp.indicators.kpi.cohort import AT_START, BEGAN, ENDED, ORDER
from yjp.indicators.kpi.declared import needs
from yjp.indicators.kpi.declared.living import ENDING
from yjp.indicators.kpi.definition import Table
from yjp.indicators.kpi.members import QUARTER, flagged
from yjp.indicators.kpi.points import known
from yjp.model import columns as c
from yjp.model.caseload import Caseload

_NEEDED = "_needed"
_DAYS = (c.IDENTIFIED_DATE, c.SCREENED_DATE, c.OFFERED_DATE, c.ATTENDED_START, c.ATTENDED_END)


def need_date(caseload: Caseload) -> str:
    """The column that says when a need was found.

    The YJB's SQL reads the day of screening as the day the need was identified: its records have no other. Where an
    extract tells the two apart, a screening alone is no need; where it has no day identified at all, the day screened
    stands for it. Grade I.
    """
    return c.SCREENED_DATE if unused(caseload, "health", c.IDENTIFIED_DATE) else c.IDENTIFIED_DATE


def mental_health(caseload: Caseload, cohort: pl.LazyFrame) -> pl.LazyFrame:
    """Children in the cells of table 4."""
    return _members(caseload, cohort, needs.MENTAL_HEALTH, "mental_health", needs.MENTAL_HEALTH_TYPES)


def substance_misuse(caseload: Caseload, cohort: pl.LazyFrame) -> pl.LazyFrame:
    """Children in the cells of table 5."""
    return _members(caseload, cohort, needs.SUBSTANCE_MISUSE, "substance_misuse", needs.SUBSTANCE_TYPES)


def _members(
    caseload: Caseload, cohort: pl.LazyFrame, table: Table, strand: str, types: tuple[str, ...]
) -> pl.LazyFrame:
    needed = pl.col(need_date(caseload))
    records = (
        caseload["health"]
        .filter(pl.col(c.STRAND) == strand)
        .with_columns(known(day) for day in _DAYS)
        .with_columns(needed.alias(_NEEDED))
        .select(c.CHILD_ID, _NEEDED, c.OFFERED_DATE, c.ATTENDED_START, c.ATTENDED_END, c.INTERVENTION_TYPE)
    )
    found = (
        cohort.join(records, on=c.CHILD_ID)
        # "need must be identified on/before order end": a record of a later need is left out whole
        .filter((pl.col(_NEEDED) <= pl.col(ENDED)).fill_null(True))
        .with_columns(_treated().alias(needs.TREATED), pl.col(_NEEDED).is_not_null().alias(needs.NEED))
        .group_by(QUARTER, c.CHILD_ID)
        .agg(*_aggregates(types))
    )
    children = cohort.join(found, on=[QUARTER, c.CHILD_ID], how="left")
    treated = pl.col(needs.TREATED).fill_null(False)
    any_need = treated | pl.col(needs.NEED)
    flags = {
        (ENDING, "total"): pl.lit(True),
        (needs.TREATED, "start"): treated,
        (needs.NEED, "end"): pl.col(needs.NEED) & ~treated,
        (needs.OFFERED_ANY, "end"): any_need
        & (treated | pl.any_horizontal(f"offered_{kind}" for kind in types)),
        (needs.NO_INTERVENTION, "end"): any_need & pl.col(needs.NO_INTERVENTION),
        (needs.NOT_ATTENDED, "end"): pl.col(needs.NOT_ATTENDED),
    }
    for kind in types:
        for done in ("offered", "attended"):
            flags[f"{done}_{kind}", "end"] = pl.col(f"{done}_{kind}")
    return flagged(children, table.number, ORDER, flags)


def _treated() -> pl.Expr:
    """Open when the order began: begun before, and not ended (for custody by the day before it began)."""
    ended = pl.col(c.ATTENDED_END)
    before = pl.col(c.ATTENDED_START) < pl.col(BEGAN)
    return (before & (ended.is_null() | (ended >= pl.col(AT_START)))).fill_null(False)


def _aggregates(types: tuple[str, ...]) -> list[pl.Expr]:
    kind, treated = pl.col(c.INTERVENTION_TYPE), pl.col(needs.TREATED)

    def during(day: str) -> pl.Expr:
        return pl.col(day).is_between(pl.col(BEGAN), pl.col(ENDED)).fill_null(False)

    no_offer = pl.col(c.OFFERED_DATE).is_null()
    found = [
        treated.any(),
        pl.col(needs.NEED).any(),
        ((kind == needs.NO_INTERVENTION) & no_offer).any().alias(needs.NO_INTERVENTION),
        (during(c.OFFERED_DATE) & pl.col(c.ATTENDED_START).is_null()).any().alias(needs.NOT_ATTENDED),
    ]
    for each in types:
        for done, day in (("offered", c.OFFERED_DATE), ("attended", c.ATTENDED_START)):
            found.append(((kind == each) & (during(day) | treated)).any().alias(f"{done}_{each}"))
    return found
