"""The rows of each list of single children: the case system's id, and what the figure counts of the child.

There are no names in a workspace; dates of birth and the police's ids are left out.
"""

from datetime import date

import polars as pl

from yjp.indicators.caseload import CATEGORY, children_on
from yjp.indicators.custody import custodial_sentences
from yjp.indicators.first_time_entrants import DATE, first_time_entrants
from yjp.indicators.groupings import group_label
from yjp.indicators.reoffending import INDEX_DATE, REOFFENCES, cohorts
from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload
from yjp.model.codes import OUTCOME_TYPES
from yjp.periods import Window
from yjp.settings import Settings
from yjp.tracker.cases import WindowState, tracker
from yjp.tracker.followed import Cohort
from yjp.tracker.priorities import PENDING, PRIORITIES, Thresholds

AGE = "age"
_OUTCOMES = {each.code: each.label for each in OUTCOME_TYPES}
_STATES = {
    WindowState.OPEN.value: "Still being followed for reoffending",
    WindowState.WAITING.value: "Waiting to be proven",
    WindowState.FINAL.value: "Final",
}


def _within(rows: pl.LazyFrame, column: str, window: Window | None) -> pl.LazyFrame:
    if window is None:
        return rows.clear()
    return rows.filter(pl.col(column).is_between(window.start, window.end))


def _named(column: str) -> pl.Expr:
    return pl.col(column).replace_strict(_OUTCOMES, default=pl.col(column), return_dtype=pl.String)


def _aged(caseload: Caseload, rows: pl.LazyFrame, day: str) -> pl.LazyFrame:
    """With the age on that day: the day of birth itself is on no list."""
    born = caseload["children"].select(c.CHILD_ID, c.DATE_OF_BIRTH)
    return rows.join(born, on=c.CHILD_ID, how="left").with_columns(age_on(c.DATE_OF_BIRTH, day).alias(AGE))


def entrants(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    """First time entrants of a period."""
    rows = _aged(caseload, _within(first_time_entrants(caseload), DATE, window), DATE)
    return rows.select(c.CHILD_ID, DATE, _named(c.OUTCOME_TYPE), AGE).sort(DATE, c.CHILD_ID).collect()


def custody(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    """Custodial sentences of a period."""
    rows = _aged(caseload, _within(custodial_sentences(caseload), DATE, window), DATE)
    return rows.select(c.CHILD_ID, DATE, _named(c.OUTCOME_TYPE), AGE).sort(DATE, c.CHILD_ID).collect()


def cohort(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    """Children who entered the reoffending cohorts of a period, with their reoffences."""
    followed = cohorts(caseload, breaches_count=settings.breaches_count)
    rows = _aged(caseload, _within(followed, INDEX_DATE, window), INDEX_DATE)
    return rows.select(c.CHILD_ID, INDEX_DATE, REOFFENCES, AGE).sort(INDEX_DATE, c.CHILD_ID).collect()


def reoffended(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    """Those of the cohorts who reoffended."""
    return cohort(caseload, settings, window).filter(pl.col(REOFFENCES) > 0)


def current(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    """Children with a programme open on the day of the extract."""
    if not caseload.has("programmes"):
        return pl.DataFrame(schema={c.CHILD_ID: pl.String, CATEGORY: pl.String, c.PROGRAMME_ID: pl.String})
    day: date = caseload.extract_date
    found = children_on(caseload, [day]).select(c.CHILD_ID, CATEGORY, c.PROGRAMME_ID).sort(c.CHILD_ID)
    codes = found.collect()
    words = {each: group_label("category", each) for each in codes.get_column(CATEGORY).unique()}
    return codes.with_columns(pl.col(CATEGORY).replace(words))


def _tracked(caseload: Caseload, settings: Settings, cohort: Cohort) -> pl.DataFrame:
    """Children whose window is open or who wait to be proven, on the day of the extract; priority in words."""
    limits = Thresholds.of(settings)
    found = tracker(
        caseload,
        caseload.extract_date,
        breaches_count=settings.breaches_count,
        cohort=cohort,
        thresholds=limits,
    )
    words = {each.id: each.title(limits) for each in PRIORITIES}
    return found.select(
        c.CHILD_ID,
        INDEX_DATE,
        _named(c.OUTCOME_TYPE),
        pl.col("state").replace(_STATES),
        "days_left",
        REOFFENCES,
        PENDING,
        pl.col("priority")
        .list.eval(pl.element().replace_strict(words, return_dtype=pl.String))
        .list.join("; "),
    )


def followed(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    """Children who are followed after a caution, sentence or release."""
    return _tracked(caseload, settings, Cohort.SUBSTANTIVE)


def priority(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    """Those whom to talk about first."""
    return _tracked(caseload, settings, Cohort.SUBSTANTIVE).filter(pl.col("priority") != "")


def diverted(caseload: Caseload, settings: Settings, window: Window | None) -> pl.DataFrame:
    """Children who are followed after diversion."""
    return _tracked(caseload, settings, Cohort.DIVERSION)
