"""Rules about victims and restorative justice (KPI 10)."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules.definition import Rule, Severity
from yjp.rules.sources import KPI, KPI_RETURN, ORDER_OF_EVENTS, YJB_SQL

VICTIMS = "Open the child's record, Victims, and "


def _yes(column: str) -> pl.Expr:
    return pl.col(column) == "yes"


def _not_yes(column: str) -> pl.Expr:
    """No, or not recorded."""
    return pl.col(column).ne_missing("yes")


def _of_ended_programmes(caseload: Caseload) -> pl.LazyFrame:
    ended = caseload["programmes"].filter(pl.col(c.END_DATE) <= caseload.extract_date)
    return caseload.rows("victims").join(ended, on=c.PROGRAMME_ID, how="semi")


def _engaged_without_consent(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("victims").filter(_yes(c.RJ_ENGAGED), _not_yes(c.CONSENT_CONTACT))


def _told_unasked(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("victims").filter(_yes(c.PROGRESS_PROVIDED), _not_yes(c.PROGRESS_REQUESTED))


def _supported_unasked(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("victims").filter(_yes(c.SUPPORT_PROVIDED), _not_yes(c.SUPPORT_REQUESTED))


def _contacted_against_their_will(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("victims").filter(
        pl.col(c.CONSENT_CONTACT) == "no", pl.col(c.CONTACTED_DATE).is_not_null()
    )


def _never_contacted(caseload: Caseload) -> pl.LazyFrame:
    return _of_ended_programmes(caseload).filter(_yes(c.CONSENT_CONTACT), pl.col(c.CONTACTED_DATE).is_null())


def _rj_type_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("victims").filter(_yes(c.RJ_ENGAGED), pl.col(c.RJ_TYPE).is_null())


def _engaged_without_offer(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("victims").filter(_yes(c.RJ_ENGAGED), _not_yes(c.RJ_OFFERED))


def _no_programme(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("victims").filter(pl.col(c.PROGRAMME_ID).is_null())


def _consent_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("victims").filter(pl.col(c.CONSENT_CONTACT).is_null())


def _contacted_before_offence(caseload: Caseload) -> pl.LazyFrame:
    first = caseload["offences"].group_by(c.CHILD_ID).agg(pl.col(c.OFFENCE_DATE).min())
    # A victim of two children may have been contacted about the other one.
    of_victim = caseload["victims"].join(first, on=c.CHILD_ID).group_by(c.VICTIM_ID)
    return (
        caseload.rows("victims")
        .join(of_victim.agg(pl.col(c.OFFENCE_DATE).min()), on=c.VICTIM_ID)
        .filter(pl.col(c.CONTACTED_DATE) < pl.col(c.OFFENCE_DATE))
    )


def _not_asked(caseload: Caseload) -> pl.LazyFrame:
    asked = (c.RJ_OFFERED, c.VIEW_SOUGHT, c.PROGRESS_REQUESTED, c.SUPPORT_REQUESTED)
    return _of_ended_programmes(caseload).filter(
        _yes(c.CONSENT_CONTACT), pl.any_horizontal(pl.col(name).is_null() for name in asked)
    )


def _asked_in_vain(caseload: Caseload) -> pl.LazyFrame:
    return _of_ended_programmes(caseload).filter(
        (_yes(c.PROGRESS_REQUESTED) & _not_yes(c.PROGRESS_PROVIDED)).fill_null(False)
        | (_yes(c.SUPPORT_REQUESTED) & _not_yes(c.SUPPORT_PROVIDED)).fill_null(False)
    )


RULES = (
    Rule(
        code="VIC01",
        title="Engaged in restorative justice, without consent to contact",
        action=f"{VICTIMS}record the consent, or correct the answer about engaging.",
        source=f"{KPI_RETURN}: engaged cannot exceed consented (KPI 10)",
        grade="I",
        severity=Severity.ERROR,
        tables=("victims",),
        columns=(c.CONSENT_CONTACT, c.RJ_ENGAGED),
        needs=(f"victims.{c.RJ_ENGAGED}",),
        find=_engaged_without_consent,
    ),
    Rule(
        code="VIC02",
        title="Told about progress, without having asked",
        action=f"{VICTIMS}record that the victim asked, or correct the answer: of those who asked, the "
        "return says.",
        source=f"{KPI_RETURN}: provided cannot exceed requested (KPI 10)",
        grade="I",
        severity=Severity.ERROR,
        tables=("victims",),
        columns=(c.PROGRESS_REQUESTED, c.PROGRESS_PROVIDED),
        needs=(f"victims.{c.PROGRESS_PROVIDED}",),
        find=_told_unasked,
    ),
    Rule(
        code="VIC03",
        title="Told about support, without having asked",
        action=f"{VICTIMS}record that the victim asked, or correct the answer: of those who asked, the "
        "return says.",
        source=f"{KPI_RETURN}: provided cannot exceed asked (KPI 10)",
        grade="I",
        severity=Severity.ERROR,
        tables=("victims",),
        columns=(c.SUPPORT_REQUESTED, c.SUPPORT_PROVIDED),
        needs=(f"victims.{c.SUPPORT_PROVIDED}",),
        find=_supported_unasked,
    ),
    Rule(
        code="VIC04",
        title="Contacted, though consent to contact is refused",
        action=f"{VICTIMS}correct the consent or clear the day of contact. If the victim was contacted "
        "against their will, tell your data protection officer.",
        source=f"{KPI}: victims who consent to be contacted by the YJS (KPI 10)",
        grade="I",
        severity=Severity.WARNING,
        tables=("victims",),
        columns=(c.CONSENT_CONTACT, c.CONTACTED_DATE),
        needs=(f"victims.{c.CONSENT_CONTACT}", f"victims.{c.CONTACTED_DATE}"),
        find=_contacted_against_their_will,
    ),
    Rule(
        code="VIC05",
        title="The programme has ended, and a victim who consented was never contacted",
        action=f"{VICTIMS}enter the day of contact; if there was none, tell the victim worker.",
        source=f"{KPI}: number of victims contacted (KPI 10)",
        grade="I",
        severity=Severity.WARNING,
        tables=("victims", "programmes"),
        columns=(c.CONSENT_CONTACT, c.CONTACTED_DATE),
        needs=(f"victims.{c.CONSENT_CONTACT}", f"victims.{c.PROGRAMME_ID}", f"programmes.{c.END_DATE}"),
        find=_never_contacted,
    ),
    Rule(
        code="VIC06",
        title="Engaged in restorative justice, but not whether direct or indirect",
        action=f"{VICTIMS}enter direct or indirect.",
        source=f"{KPI}: restorative justice processes (KPI 10)",
        severity=Severity.WARNING,
        tables=("victims",),
        columns=(c.RJ_ENGAGED, c.RJ_TYPE),
        needs=(f"victims.{c.RJ_ENGAGED}",),
        find=_rj_type_missing,
    ),
    Rule(
        code="VIC07",
        title="Engaged in restorative justice that was not offered",
        action=f"{VICTIMS}record the offer, or correct the answer about engaging.",
        source=f"{KPI_RETURN}: engaged cannot exceed offered (KPI 10)",
        grade="I",
        severity=Severity.WARNING,
        tables=("victims",),
        columns=(c.RJ_OFFERED, c.RJ_ENGAGED),
        needs=(f"victims.{c.RJ_ENGAGED}",),
        find=_engaged_without_offer,
    ),
    Rule(
        code="VIC08",
        title="The victim is linked with no programme",
        action=f"{VICTIMS}link the programme: victims count in the quarter in which it ends, and without "
        "one in none.",
        source=f"{YJB_SQL}: KPI 10 counts by the end of the programme",
        severity=Severity.WARNING,
        tables=("victims",),
        columns=(c.PROGRAMME_ID,),
        find=_no_programme,
    ),
    Rule(
        code="VIC09",
        title="It is not recorded whether the victim consents to contact",
        action=f"{VICTIMS}enter yes or no.",
        source=f"{KPI}: victims who consent to be contacted by the YJS (KPI 10)",
        severity=Severity.WARNING,
        tables=("victims",),
        columns=(c.CONSENT_CONTACT,),
        find=_consent_missing,
    ),
    Rule(
        code="VIC10",
        title="Contacted before the child's first offence",
        action=f"{VICTIMS}correct the day of contact, or link the victim to the right child.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.ERROR,
        tables=("victims", "offences"),
        columns=(c.CONTACTED_DATE,),
        needs=(f"victims.{c.CONTACTED_DATE}",),
        find=_contacted_before_offence,
    ),
    Rule(
        code="VIC11",
        title="The programme has ended, and answers of a victim who consented are missing",
        action=f"{VICTIMS}answer whether restorative justice was offered, the view was sought, and "
        "progress and support were asked for: an empty answer counts as no.",
        source=f"{KPI}: KPI 10",
        severity=Severity.QUERY,
        tables=("victims", "programmes"),
        columns=(c.RJ_OFFERED, c.VIEW_SOUGHT, c.PROGRESS_REQUESTED, c.SUPPORT_REQUESTED),
        needs=(f"victims.{c.CONSENT_CONTACT}", f"victims.{c.PROGRAMME_ID}", f"programmes.{c.END_DATE}"),
        find=_not_asked,
    ),
    Rule(
        code="VIC12",
        title="The programme has ended, and a victim who asked for information did not get it",
        action=f"{VICTIMS}record that it was given, if it was; otherwise tell the victim worker.",
        source=f"{KPI}: of those who asked, the number provided with information (KPI 10)",
        severity=Severity.QUERY,
        tables=("victims", "programmes"),
        columns=(c.PROGRESS_REQUESTED, c.PROGRESS_PROVIDED, c.SUPPORT_REQUESTED, c.SUPPORT_PROVIDED),
        needs=(f"victims.{c.PROGRAMME_ID}", f"programmes.{c.END_DATE}"),
        find=_asked_in_vain,
    ),
)
