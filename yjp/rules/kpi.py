"""Rules about what a key performance indicator (KPI) needs when a programme ends: without it the count is wrong."""

import polars as pl

from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import ROW, Caseload
from yjp.model.codes import OUTCOME_CODES
from yjp.rules import spells
from yjp.rules.definition import Rule, Severity
from yjp.rules.outcome_groups import PROVEN
from yjp.rules.rows import with_birth, without
from yjp.rules.sources import KPI, KPIS_FROM, YJB_SQL

ENDED = "programme_end"
SERIOUS_CATEGORIES = ("drugs", "robbery", "violence_against_the_person")
SERIOUS_FROM = 5
COHORT = f"{YJB_SQL}: children aged 10 to 17 at the start, in the quarter in which the programme ends"


def _counted(caseload: Caseload) -> pl.LazyFrame:
    """Programmes of cautions and orders that ended since the KPIs began, of children aged 10 to 17 at the start."""
    return with_birth(caseload, "programmes").filter(
        pl.col(c.DISPOSAL_TYPE).is_in(OUTCOME_CODES),
        pl.col(c.END_DATE).is_between(KPIS_FROM, caseload.extract_date),
        age_on(c.DATE_OF_BIRTH, c.START_DATE).is_between(10, 17),
    )


def _without_spell_at_end(caseload: Caseload, table: str) -> pl.LazyFrame:
    counted = _counted(caseload)
    held = (
        counted.select(ROW, c.CHILD_ID, pl.col(c.END_DATE).alias(ENDED))
        .join(caseload[table], on=c.CHILD_ID)
        .filter(spells.running_on(ENDED))
    )
    return without(counted, held)


def _no_accommodation(caseload: Caseload) -> pl.LazyFrame:
    return _without_spell_at_end(caseload, "accommodation")


def _no_education(caseload: Caseload) -> pl.LazyFrame:
    return _without_spell_at_end(caseload, "education")


def _not_screened(caseload: Caseload, strand: str) -> pl.LazyFrame:
    counted = _counted(caseload)
    known = pl.min_horizontal(c.SCREENED_DATE, c.IDENTIFIED_DATE)
    screened = (
        counted.select(ROW, c.CHILD_ID, pl.col(c.END_DATE).alias(ENDED))
        .join(caseload["health"].filter(pl.col(c.STRAND) == strand), on=c.CHILD_ID)
        .filter(known <= pl.col(ENDED))
    )
    return without(counted, screened)


def _mental_health_not_screened(caseload: Caseload) -> pl.LazyFrame:
    return _not_screened(caseload, "mental_health")


def _substance_misuse_not_screened(caseload: Caseload) -> pl.LazyFrame:
    return _not_screened(caseload, "substance_misuse")


def _serious_violence_unlinked(caseload: Caseload) -> pl.LazyFrame:
    proven = caseload["outcomes"].filter(
        pl.col(c.OUTCOME_TYPE).is_in(PROVEN),
        pl.col(c.OUTCOME_DATE) >= KPIS_FROM,
        pl.col(c.RESIDENCE).fill_null("local") == "local",
    )
    return (
        caseload.rows("offences")
        .filter(pl.col(c.OFFENCE_CATEGORY).is_in(SERIOUS_CATEGORIES), pl.col(c.GRAVITY) >= SERIOUS_FROM)
        .join(proven, on=c.OFFENCE_ID, how="semi")
        .join(caseload["programme_offences"], on=c.OFFENCE_ID, how="anti")
    )


RULES = (
    Rule(
        code="KPI01",
        title="No accommodation is recorded on the day the programme ended",
        action="Open the child's record, Accommodation, and enter where the child lived that day. Without "
        "it the child counts as in neither suitable nor unsuitable accommodation (KPI 1).",
        source=COHORT,
        severity=Severity.WARNING,
        tables=("programmes", "children", "accommodation"),
        columns=(c.END_DATE, c.DISPOSAL_TYPE),
        needs=(f"programmes.{c.END_DATE}", f"programmes.{c.DISPOSAL_TYPE}"),
        find=_no_accommodation,
    ),
    Rule(
        code="KPI02",
        title="No education, training or employment is recorded on the day the programme ended",
        action="Open the child's record, Education, and enter what the child did that day, 'none' if "
        "nothing. Without it the child counts as in no suitable ETE (KPI 2).",
        source=COHORT,
        severity=Severity.WARNING,
        tables=("programmes", "children", "education"),
        columns=(c.END_DATE, c.DISPOSAL_TYPE),
        needs=(f"programmes.{c.END_DATE}", f"programmes.{c.DISPOSAL_TYPE}"),
        find=_no_education,
    ),
    Rule(
        code="KPI03",
        title="No screening for mental health by the day the programme ended",
        action="Open the child's record, Health, and enter the day of screening. KPI 4 counts the children "
        "screened or with an identified need.",
        source=f"{KPI}: KPI 4",
        severity=Severity.QUERY,
        tables=("programmes", "children", "health"),
        columns=(c.END_DATE, c.DISPOSAL_TYPE),
        needs=(f"programmes.{c.END_DATE}", f"programmes.{c.DISPOSAL_TYPE}"),
        find=_mental_health_not_screened,
    ),
    Rule(
        code="KPI04",
        title="No screening for substance misuse by the day the programme ended",
        action="Open the child's record, Health, and enter the day of screening. KPI 5 counts the children "
        "with a need.",
        source=f"{KPI}: KPI 5",
        severity=Severity.QUERY,
        tables=("programmes", "children", "health"),
        columns=(c.END_DATE, c.DISPOSAL_TYPE),
        needs=(f"programmes.{c.END_DATE}", f"programmes.{c.DISPOSAL_TYPE}"),
        find=_substance_misuse_not_screened,
    ),
    Rule(
        code="KPI05",
        title="A proven serious violent offence is linked with no programme",
        action="Open the child's record, Intervention programmes, and link the offence: otherwise the YJB "
        "does not count it in KPI 9.",
        source=f"{YJB_SQL}: KPI 9 joins offences to programmes that count",
        severity=Severity.WARNING,
        tables=("offences", "outcomes", "programme_offences"),
        columns=(c.OFFENCE_CATEGORY, c.GRAVITY),
        needs=(f"offences.{c.OFFENCE_CATEGORY}", f"offences.{c.GRAVITY}"),
        find=_serious_violence_unlinked,
    ),
)
