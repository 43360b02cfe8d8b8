"""Rules about where a child lives."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import ROW, Caseload
from yjp.model.codes import ALWAYS_UNSUITABLE
from yjp.rules import spells
from yjp.rules.definition import Rule, Severity
from yjp.rules.rows import IN_CUSTODY_FROM, IN_CUSTODY_TO, custody_spells
from yjp.rules.sources import KPI, YJB_SQL

SCREEN = "Accommodation"
ACCOMMODATION = f"Open the child's record, {SCREEN}, and "
LOCKED = ("secure_training_centre", "young_offender_institution")
"""Only custody and remand lead there; to a secure children's home care does as well."""
AWAY = ("remand_in_custody", "court_ordered_secure_remand", "remand_to_youth_detention_accommodation")
HOME = ("at_home", "living_with_parent_s")
OTHER = "_other"


def _always_unsuitable(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("accommodation").filter(
        pl.col(c.ACCOMMODATION_TYPE).is_in(ALWAYS_UNSUITABLE), pl.col(c.SUITABILITY) == "suitable"
    )


def _suitability_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("accommodation").filter(
        pl.col(c.SUITABILITY).is_null() | (pl.col(c.SUITABILITY) == "unknown"),
        # Unsuitable whatever the answer.
        ~pl.col(c.ACCOMMODATION_TYPE).fill_null("").is_in(ALWAYS_UNSUITABLE),
    )


def _type_not_known(caseload: Caseload) -> pl.LazyFrame:
    kind = pl.col(c.ACCOMMODATION_TYPE)
    return caseload.rows("accommodation").filter(kind.is_null() | (kind == "unknown"))


def _locked_up_for_nothing(caseload: Caseload) -> pl.LazyFrame:
    sentences = custody_spells(caseload)
    remands = (
        caseload["remands"]
        .filter(pl.col(c.REMAND_TYPE).is_in(AWAY))
        .select(
            c.CHILD_ID,
            pl.col(c.START_DATE).alias(IN_CUSTODY_FROM),
            pl.col(c.END_DATE).alias(IN_CUSTODY_TO),
        )
    )
    reasons = pl.concat([sentences, remands]).with_columns(pl.col(IN_CUSTODY_TO).fill_null(spells.OPEN))
    held = caseload.rows("accommodation").filter(pl.col(c.ACCOMMODATION_TYPE).is_in(LOCKED))
    explained = held.join(reasons, on=c.CHILD_ID).filter(
        pl.col(c.START_DATE) <= pl.col(IN_CUSTODY_TO),
        pl.col(c.END_DATE).fill_null(spells.OPEN) >= pl.col(IN_CUSTODY_FROM),
    )
    return held.join(explained.select(ROW), on=ROW, how="anti")


def _looked_after_at_home(caseload: Caseload) -> pl.LazyFrame:
    home = (
        caseload.rows("accommodation")
        .filter(pl.col(c.ACCOMMODATION_TYPE).is_in(HOME))
        .with_columns(pl.col(c.END_DATE).fill_null(spells.OPEN))
    )
    care = (
        caseload.rows("care_status")
        .filter(pl.col(c.STATUS) == "looked_after")
        .with_columns(pl.col(c.END_DATE).fill_null(spells.OPEN))
    )
    return home.join(care, on=c.CHILD_ID, suffix=OTHER).filter(
        pl.col(c.START_DATE) < pl.col(c.END_DATE + OTHER), pl.col(c.START_DATE + OTHER) < pl.col(c.END_DATE)
    )


RULES = (
    spells.in_order("ACC01", "accommodation", SCREEN, "The accommodation"),
    spells.after_birth("ACC02", "accommodation", SCREEN, "The accommodation", (c.START_DATE, c.END_DATE)),
    spells.one_at_a_time(
        "ACC03",
        "accommodation",
        SCREEN,
        "accommodations",
        why="where several coexist, KPI 1 counts the child as suitably housed only if all are suitable",
    ),
    Rule(
        code="ACC04",
        title="Bed and breakfast, no fixed abode or unknown accommodation is called suitable",
        action=f"{ACCOMMODATION}correct the kind or the answer: these are always unsuitable.",
        source=f"{YJB_SQL}: bed and breakfast, no fixed abode and unknown are always unsuitable (KPI 1)",
        severity=Severity.ERROR,
        tables=("accommodation",),
        columns=(c.ACCOMMODATION_TYPE, c.SUITABILITY),
        needs=(f"accommodation.{c.ACCOMMODATION_TYPE}", f"accommodation.{c.SUITABILITY}"),
        find=_always_unsuitable,
    ),
    Rule(
        code="ACC05",
        title="It is not recorded whether the accommodation suits the child",
        action=f"{ACCOMMODATION}answer suitable or unsuitable. Unknown counts as unsuitable.",
        source=f"{YJB_SQL}: unknown counts as unsuitable (KPI 1)",
        severity=Severity.WARNING,
        tables=("accommodation",),
        columns=(c.SUITABILITY,),
        find=_suitability_missing,
    ),
    Rule(
        code="ACC06",
        title="The kind of accommodation is missing or unknown",
        action=f"{ACCOMMODATION}enter where the child lives.",
        source=f"{KPI}: KPI 1 by kind of accommodation",
        severity=Severity.WARNING,
        tables=("accommodation",),
        columns=(c.ACCOMMODATION_TYPE,),
        find=_type_not_known,
    ),
    Rule(
        code="ACC07",
        title="In a secure training centre or young offender institution, without a sentence or remand",
        action=f"{ACCOMMODATION}check the kind and the dates; or enter the sentence in Legal outcomes or "
        "the remand in Remands: a sentence to custody may be missing from the figures.",
        source="Only a sentence or a remand leads there",
        grade="I",
        severity=Severity.WARNING,
        tables=("accommodation", "outcomes", "remands"),
        columns=(c.ACCOMMODATION_TYPE, c.START_DATE, c.END_DATE),
        needs=(f"accommodation.{c.ACCOMMODATION_TYPE}",),
        find=_locked_up_for_nothing,
    ),
    Rule(
        code="ACC08",
        title="Living with parents while looked after",
        action=f"{ACCOMMODATION}check where the child lives, and the dates in Care status. Leave them if "
        "the child is placed with parents.",
        source="Most looked-after children live elsewhere",
        grade="M",
        severity=Severity.QUERY,
        tables=("accommodation", "care_status"),
        columns=(c.ACCOMMODATION_TYPE, c.START_DATE, c.END_DATE),
        needs=(f"accommodation.{c.ACCOMMODATION_TYPE}", f"care_status.{c.STATUS}"),
        find=_looked_after_at_home,
    ),
)
