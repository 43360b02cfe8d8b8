"""Rules about programmes of work: dates, the outcome and offences they belong to, and whether they are still open."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.model.codes import OUTCOME_CODES
from yjp.rules import spells
from yjp.rules.definition import Rule, Severity
from yjp.rules.outcome_groups import OUT_OF_COURT, PREVENTION
from yjp.rules.rows import with_birth
from yjp.rules.sources import KPI, KPIS_FROM, ONE_RECORD, ORDER_OF_EVENTS, YJB_SQL

SCREEN = "Intervention programmes"
PROGRAMMES = f"Open the child's record, {SCREEN}, and "
LINKED = f"{YJB_SQL}: the case-level KPIs need an offence linked to a programme"
DAYS_TO_CLOSE = 30
MONTHS_OPEN = 12
ORDER = "order_"
THEIR_CHILD = "child_of_the_programme"


def _of_an_outcome() -> pl.Expr:
    return pl.col(c.DISPOSAL_TYPE).is_in(OUTCOME_CODES)


def _over(caseload: Caseload) -> pl.Expr:
    return pl.col(c.END_DATE) <= caseload.extract_date


def _still_open(caseload: Caseload) -> pl.Expr:
    """Open, or planned to end after the day of the extract."""
    return pl.col(c.END_DATE).fill_null(spells.OPEN) > caseload.extract_date


def _with_outcome(caseload: Caseload) -> pl.LazyFrame:
    outcome = caseload["outcomes"].select(
        c.OUTCOME_ID,
        c.OFFENCE_ID,
        c.OUTCOME_TYPE,
        c.OUTCOME_DATE,
        pl.col(c.END_DATE).alias(ORDER + c.END_DATE),
    )
    return caseload.rows("programmes").join(outcome, on=c.OUTCOME_ID)


def _before_outcome(caseload: Caseload) -> pl.LazyFrame:
    return _with_outcome(caseload).filter(
        pl.col(c.START_DATE) > spells.UNKNOWN_DATE, pl.col(c.START_DATE) < pl.col(c.OUTCOME_DATE)
    )


def _another_disposal(caseload: Caseload) -> pl.LazyFrame:
    return _with_outcome(caseload).filter(pl.col(c.DISPOSAL_TYPE) != pl.col(c.OUTCOME_TYPE))


def _no_outcome(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("programmes").filter(_of_an_outcome(), pl.col(c.OUTCOME_ID).is_null())


def _no_offence(caseload: Caseload) -> pl.LazyFrame:
    links = caseload["programme_offences"]
    return caseload.rows("programmes").filter(_of_an_outcome()).join(links, on=c.PROGRAMME_ID, how="anti")


def _offence_of_another_child(caseload: Caseload) -> pl.LazyFrame:
    programmes = caseload["programmes"].select(c.PROGRAMME_ID, pl.col(c.CHILD_ID).alias(THEIR_CHILD))
    offences = caseload["offences"].select(c.OFFENCE_ID, c.CHILD_ID)
    return (
        caseload.rows("programme_offences")
        .join(programmes, on=c.PROGRAMME_ID)
        .join(offences, on=c.OFFENCE_ID)
        .filter(pl.col(c.CHILD_ID) != pl.col(THEIR_CHILD))
    )


def _offence_of_its_outcome_not_linked(caseload: Caseload) -> pl.LazyFrame:
    links = caseload["programme_offences"]
    return (
        _with_outcome(caseload)
        .join(links, on=c.PROGRAMME_ID, how="semi")
        .join(links, on=[c.PROGRAMME_ID, c.OFFENCE_ID], how="anti")
    )


def _order_over(caseload: Caseload) -> pl.LazyFrame:
    closed_by = pl.col(ORDER + c.END_DATE).dt.offset_by(f"{DAYS_TO_CLOSE}d")
    return _with_outcome(caseload).filter(_still_open(caseload), closed_by < caseload.extract_date)


def _open_for_a_grown_up(caseload: Caseload) -> pl.LazyFrame:
    half_past_18 = pl.col(c.DATE_OF_BIRTH).dt.offset_by("222mo")
    return with_birth(caseload, "programmes").filter(
        _still_open(caseload), half_past_18 <= caseload.extract_date
    )


def _disposal_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("programmes").filter(pl.col(c.DISPOSAL_TYPE).is_null())


def _completion_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("programmes").filter(
        pl.col(c.DISPOSAL_TYPE).is_in(OUT_OF_COURT),
        pl.col(c.END_DATE) >= KPIS_FROM,
        _over(caseload),
        pl.col(c.KPI6_COMPLETED).is_null(),
    )


def _completion_without_end(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("programmes").filter(pl.col(c.KPI6_COMPLETED).is_not_null(), _still_open(caseload))


def _completion_of_an_order(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("programmes").filter(
        pl.col(c.KPI6_COMPLETED).is_not_null(), ~pl.col(c.DISPOSAL_TYPE).is_in(OUT_OF_COURT)
    )


def _open_for_long(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("programmes").filter(
        pl.col(c.DISPOSAL_TYPE).is_in([*OUT_OF_COURT, *PREVENTION]),
        _still_open(caseload),
        pl.col(c.START_DATE).dt.offset_by(f"{MONTHS_OPEN}mo") < caseload.extract_date,
    )


RULES = (
    spells.in_order("PRG01", "programmes", SCREEN, "The programme"),
    spells.after_birth("PRG02", "programmes", SCREEN, "The programme", (c.START_DATE, c.END_DATE)),
    Rule(
        code="PRG03",
        title="The programme began before the outcome that it carries out",
        action=f"{PROGRAMMES}correct its first day. Work before the decision belongs to a programme of its "
        "own, such as voluntary or bail support.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.WARNING,
        tables=("programmes", "outcomes"),
        columns=(c.START_DATE, c.OUTCOME_ID),
        needs=(f"programmes.{c.OUTCOME_ID}",),
        find=_before_outcome,
    ),
    Rule(
        code="PRG04",
        title="The programme is of another kind than its outcome",
        action=f"{PROGRAMMES}correct the disposal type, or link the programme to the right outcome: the "
        "caseload and the KPIs count by it.",
        source="A programme carries out its outcome",
        grade="I",
        severity=Severity.WARNING,
        tables=("programmes", "outcomes"),
        columns=(c.DISPOSAL_TYPE, c.OUTCOME_ID),
        needs=(f"programmes.{c.DISPOSAL_TYPE}", f"programmes.{c.OUTCOME_ID}"),
        find=_another_disposal,
    ),
    Rule(
        code="PRG05",
        title="A programme for a caution or an order names no outcome",
        action=f"{PROGRAMMES}link it to the outcome that it carries out.",
        source=f"{YJB_SQL}: the legal outcome decides whether and under which order a child counts",
        severity=Severity.WARNING,
        tables=("programmes",),
        columns=(c.DISPOSAL_TYPE, c.OUTCOME_ID),
        needs=(f"programmes.{c.DISPOSAL_TYPE}",),
        find=_no_outcome,
    ),
    Rule(
        code="PRG06",
        title="A programme for a caution or an order is linked with no offence",
        action=f"{PROGRAMMES}link the offences that it is for: without one the child drops out of KPI 1 to "
        "5 and 7.",
        source=LINKED,
        severity=Severity.WARNING,
        tables=("programmes", "programme_offences"),
        columns=(c.PROGRAMME_ID, c.DISPOSAL_TYPE),
        needs=(f"programmes.{c.DISPOSAL_TYPE}",),
        find=_no_offence,
    ),
    Rule(
        code="PRG07",
        title="A programme is linked with an offence of another child",
        action=f"{PROGRAMMES}remove the link. If both ids are the same child, merge the two records.",
        source=ONE_RECORD,
        grade="I",
        severity=Severity.ERROR,
        tables=("programme_offences", "programmes", "offences"),
        columns=(c.PROGRAMME_ID, c.OFFENCE_ID),
        find=_offence_of_another_child,
    ),
    Rule(
        code="PRG08",
        title="The offence of the programme's outcome is not among its offences",
        action=f"{PROGRAMMES}link the offence too, or link the programme to another outcome.",
        source=LINKED,
        grade="I",
        severity=Severity.WARNING,
        tables=("programmes", "outcomes", "programme_offences"),
        columns=(c.PROGRAMME_ID, c.OUTCOME_ID),
        needs=(f"programmes.{c.OUTCOME_ID}",),
        find=_offence_of_its_outcome_not_linked,
    ),
    Rule(
        code="PRG09",
        title=f"The order ended more than {DAYS_TO_CLOSE} days ago, and the programme is still open",
        action=f"{PROGRAMMES}close it, or correct the end of the order. Until then the child is on the "
        "caseload and in no quarter's KPIs.",
        source=f"{YJB_SQL}: the KPIs count by the end of the programme",
        grade="I",
        severity=Severity.WARNING,
        tables=("programmes", "outcomes"),
        columns=(c.END_DATE, c.OUTCOME_ID),
        needs=(f"programmes.{c.OUTCOME_ID}", f"outcomes.{c.END_DATE}"),
        find=_order_over,
    ),
    Rule(
        code="PRG10",
        title="A programme is open for somebody of 18 and a half or more",
        action=f"{PROGRAMMES}close it if probation has taken over.",
        source="Orders pass to probation after the 18th birthday; how soon is agreed locally",
        grade="M",
        severity=Severity.QUERY,
        tables=("programmes", "children"),
        columns=(c.START_DATE, c.END_DATE),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_open_for_a_grown_up,
    ),
    Rule(
        code="PRG11",
        title="The disposal type is missing",
        action=f"{PROGRAMMES}enter why the child is seen: an outcome, prevention, voluntary or another "
        "reason. Without it the child is in no category of the caseload.",
        source=f"{YJB_SQL}: the disposal type decides whether a programme counts",
        severity=Severity.WARNING,
        tables=("programmes",),
        columns=(c.DISPOSAL_TYPE,),
        find=_disposal_missing,
    ),
    Rule(
        code="PRG12",
        title="An out-of-court programme ended, and it is not recorded whether it was completed",
        action=f"{PROGRAMMES}answer yes or no. KPI 6 must add up: completed and not completed are all that "
        "ended.",
        source=f"{KPI}: KPI 6, since 1 April 2023",
        severity=Severity.WARNING,
        tables=("programmes",),
        columns=(c.DISPOSAL_TYPE, c.END_DATE, c.KPI6_COMPLETED),
        needs=(f"programmes.{c.DISPOSAL_TYPE}", f"programmes.{c.END_DATE}"),
        find=_completion_missing,
    ),
    Rule(
        code="PRG13",
        title="Completed or not completed, though the programme has not ended",
        action=f"{PROGRAMMES}enter the last day, or clear the answer. KPI 6 counts it in the quarter in "
        "which it ends.",
        source=f"{KPI}: KPI 6 counts programmes that end",
        severity=Severity.WARNING,
        tables=("programmes",),
        columns=(c.KPI6_COMPLETED, c.END_DATE),
        needs=(f"programmes.{c.KPI6_COMPLETED}",),
        find=_completion_without_end,
    ),
    Rule(
        code="PRG14",
        title="Completion for KPI 6 is answered for a programme that is not out of court",
        action=f"{PROGRAMMES}clear the answer, or correct the disposal type. KPI 6 is about out-of-court "
        "disposals only.",
        source=f"{KPI}: KPI 6",
        severity=Severity.QUERY,
        tables=("programmes",),
        columns=(c.KPI6_COMPLETED, c.DISPOSAL_TYPE),
        needs=(f"programmes.{c.KPI6_COMPLETED}", f"programmes.{c.DISPOSAL_TYPE}"),
        find=_completion_of_an_order,
    ),
    Rule(
        code="PRG15",
        title=f"An out-of-court or prevention programme has been open for more than {MONTHS_OPEN} months",
        action=f"{PROGRAMMES}close it if the work is done: it swells the caseload.",
        source="Such work takes weeks or a few months",
        grade="M",
        severity=Severity.QUERY,
        tables=("programmes",),
        columns=(c.DISPOSAL_TYPE, c.START_DATE, c.END_DATE),
        needs=(f"programmes.{c.DISPOSAL_TYPE}",),
        find=_open_for_long,
    ),
)
