"""The numbers that a profile hides, and the words by which an author would name them in prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from yjp.errors import UnknownName
from yjp.figures import Unit
from yjp.indicators.groupings import BETWEEN, group_label, grouping
from yjp.indicators.registry import indicator as indicator_of
from yjp.ledger import Ledger
from yjp.periods import YEAR_MONTHS

Subject = tuple[str, str | None, str | None]
"""Family of measures, grouping and its value; no grouping for everybody."""

_CUSTODY = r"custod\w+|sentenced? to detention|detention and training orders?|\bDTOs?\b"
_VIOLENCE = r"violen\w+"
_REMAND = r"remand\w*"
_VICTIMS = r"victims?|restorative"
_SEND = (
    r"special educational|\bSEND?\b|\bEHCPs?\b|education, health and care|additional learning|\bALN\b|"
    r"learning (?:difficult|disab)\w+"
)
_EDUCATION = r"education|training|employment|\bETE\b|\bNEET\b|\bschool\w*"
_MENTAL = r"mental|emotional (?:well-?being|health)|\bCAMHS\b"
_SUBSTANCE = r"substances?|drugs?|alcohol"
_CARE = r"looked[\s-]after|in care|care[\s-]experienced"
_NEEDS = r"needs?"
_FAMILIES = (
    ("fte", r"first[\s-]time entrants?|\bFTEs?\b|entered the (?:youth |criminal )?justice system"),
    ("custody", _CUSTODY),
    ("reoffences", r"re-?offences?"),
    ("binary_reoffending", r"re-?offend(?:ed|ing|ers?)?\b"),
    ("caseload", r"caseload|open (?:cases?|orders?|programmes?)|work(?:s|ed|ing)? with"),
    ("violence", _VIOLENCE),
    ("knife", r"\bknife|\bknives|\bblade[sd]?\b"),
    ("remand", _REMAND),
    ("victims", _VICTIMS),
    ("reparation", r"reparati\w+"),
    ("kpi10", _VICTIMS),
    ("kpi1", r"accommodat\w+|\bhous(?:ed|ing)\b|homeless\w*"),
    ("kpi2", _EDUCATION),
    ("kpi3", _SEND),
    ("kpi4", _MENTAL),
    ("kpi5", _SUBSTANCE),
    ("kpi6", r"out[\s-]of[\s-]court|disposals?|diver(?:t|sion)\w*|community resolutions?|outcome 22"),
    ("kpi7", r"wider services|early help|child protection|child(?:ren)? in need"),
    ("kpi9", _VIOLENCE),
    ("needs_send", _SEND),
    ("needs_out_send", _SEND),
    ("needs_ehcp", _SEND),
    ("needs_out_ehcp", _SEND),
    ("needs_education", _EDUCATION),
    ("needs_out_education", _EDUCATION),
    ("needs_mental", _MENTAL),
    ("needs_out_mental", _MENTAL),
    ("needs_substance", _SUBSTANCE),
    ("needs_out_substance", _SUBSTANCE),
    ("needs_care", _CARE),
    ("needs_out_care", _CARE),
    ("needs", _NEEDS),
    ("rep_stop_search", r"stop(?:s|ped)?(?: and|-and)?[\s-]search\w*|\bsearched\b"),
    ("rep_arrest", r"arrest\w*"),
    ("rep_diversion", r"diver(?:t|sion)\w*"),
    ("rep_caution", r"caution\w*"),
    ("rep_court", r"\bcourts?\b|sentenced|convicted"),
    ("rep_remand", _REMAND),
    ("rep_custody", _CUSTODY),
    ("rep_decision", r"outcomes?|cautioned|sentenced|convicted"),
)
"""By the beginning of an indicator's id; others are known by their short title."""
SURE = frozenset(
    {"fte", "custody", "reoffences", "binary_reoffending", "caseload", "violence", "knife", "remand"}
)
"""Families of one measure each: a number with the name of one can only be that. Of the others each has many measures
that share their words, so that a number is named to be read again."""
_GROUP_WORDS = {
    ("sex", "female"): r"girls?|female|young wom[ae]n",
    ("sex", "male"): r"boys?|male|young m[ae]n",
    ("care", "lac"): r"looked[\s-]after|in care|care[\s-]experienced",
    ("ethnic", "asian"): r"asian",
    ("ethnic", "black"): r"black",
    ("ethnic", "mixed"): r"mixed",
    ("ethnic", "white"): r"white",
}
"""What people write instead of a value's label."""

_YEARLY = pl.col("window").str.ends_with(f".{YEAR_MONTHS}m")
PER_CENT = (Unit.PERCENT, Unit.PERCENT_CHANGE, Unit.POINTS)


@dataclass(kw_only=True)
class Hidden:
    """What is hidden of one subject: counts and rates, each with the years of the periods that it is for."""

    counts: dict[int, set[int]] = field(default_factory=dict)
    """Small ones."""
    larger: dict[int, set[int]] = field(default_factory=dict)
    """Those that are hidden because a small one would follow from them."""
    rates: list[tuple[float, str, int, set[int]]] = field(default_factory=list)
    """Value, unit, decimals, years."""


@dataclass(frozen=True, kw_only=True)
class HiddenNumbers:
    """All that is hidden from a profile's readers, by subject, and what they are shown of each family of measures."""

    by_subject: dict[Subject, Hidden]
    shown: dict[tuple[str, bool], list[float]]
    """By family, percentages apart: values of every area, changes too."""
    shown_counts: dict[Subject, set[int]] = field(default_factory=dict)
    """By subject: counts behind the figures that are shown, from which nobody can tell a hidden one apart."""
    steps: dict[str, set[int]] = field(default_factory=dict)
    """By family: by how many a hidden year lies off a year beside it that is shown."""

    @cached_property
    def names(self) -> dict[Subject, tuple[re.Pattern[str], ...]]:
        """By subject: the patterns that a text must all hold to speak of it, the measure's first."""
        return {subject: tuple(_names(subject)) for subject in self.by_subject}


def hidden_numbers(own: Ledger, shown: Ledger, threshold: int) -> HiddenNumbers:
    """What the service's own ledger says where that of the profile is silent.

    Counts from 1 to ``threshold`` less one, and larger ones that are hidden for their sake; for everybody together also
    the rates, ratios and changes that rest on a hidden number.
    """
    silent = shown.figures.filter(pl.col("suppressed")).select("figure_id")
    found: dict[Subject, Hidden] = {}
    for row in own.figures.join(silent, on="figure_id", how="semi").iter_rows(named=True):
        subject = _subject(row)
        years = {row["period_start"].year, row["period_end"].year}
        kept = found.setdefault(subject, Hidden())
        for count in (row["numerator"], row["denominator"]):
            if count is not None and count == int(count) and 0 < count < threshold:
                kept.counts.setdefault(int(count), set()).update(years)
        if (whole := _whole(row["numerator"])) is not None and whole >= threshold:
            kept.larger.setdefault(whole, set()).update(years)
        if row["group"] is None and row["value"] is not None and row["unit"] != Unit.COUNT:
            kept.rates.append((abs(row["value"]), row["unit"], row["decimals"], years))
    seen: dict[tuple[str, bool], list[float]] = {}
    for row in shown.figures.filter(~pl.col("suppressed") & pl.col("value").is_not_null()).iter_rows(
        named=True
    ):
        seen.setdefault((_family(row["indicator"]), row["unit"] in PER_CENT), []).append(abs(row["value"]))
    told = own.figures.join(silent, on="figure_id", how="anti")
    return HiddenNumbers(
        by_subject=found,
        shown=seen,
        shown_counts=_counts(told),
        steps=_steps(own.figures.join(silent, on="figure_id", how="semi"), told),
    )


def _subject(row: dict[str, Any]) -> Subject:
    return _family(row["indicator"]), row["group"], row["group_value"]


def _whole(count: float | None) -> int | None:
    return int(count) if count is not None and count == int(count) else None


def _counts(told: pl.DataFrame) -> dict[Subject, set[int]]:
    found: dict[Subject, set[int]] = {}
    for row in told.iter_rows(named=True):
        for count in (row["numerator"], row["denominator"]):
            if (whole := _whole(count)) is not None:
                found.setdefault(_subject(row), set()).add(whole)
    return found


def _steps(silent: pl.DataFrame, told: pl.DataFrame) -> dict[str, set[int]]:
    """ "Custody fell by seven" tells the 3 of this year where the 10 of the year before are shown."""
    whole = pl.col("group").is_null() & pl.col("numerator").is_not_null() & _YEARLY
    key = ["indicator", "area"]
    beside = (
        silent.filter(whole)
        .select(*key, "numerator", "period_end")
        .join(told.filter(whole).select(*key, "numerator", "period_end"), on=key, suffix="_shown")
        .filter(
            (pl.col("period_end").dt.year() - pl.col("period_end_shown").dt.year()).abs() == 1,
            pl.col("period_end").dt.month() == pl.col("period_end_shown").dt.month(),
        )
        .with_columns(by=(pl.col("numerator") - pl.col("numerator_shown")).abs())
        .filter(pl.col("by") > 0)
    )
    found: dict[str, set[int]] = {}
    for row in beside.select("indicator", "by").unique().iter_rows(named=True):
        found.setdefault(_family(row["indicator"]), set()).add(int(row["by"]))
    return found


def _family(identifier: str) -> str:
    return next((family for family, _ in _FAMILIES if identifier.startswith(family)), identifier)


def _names(subject: Subject) -> Iterator[re.Pattern[str]]:
    family, group, value = subject
    known = dict(_FAMILIES).get(family)
    yield re.compile(known or re.escape(_short_title(family)), re.IGNORECASE)
    if group is None or value is None:
        return
    parts = grouping(group).parts or (group,)
    for part, inner in zip(parts, value.split(BETWEEN) if len(parts) > 1 else [value], strict=True):
        words = _GROUP_WORDS.get((part, inner)) or re.escape(group_label(part, inner))
        yield re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _short_title(identifier: str) -> str:
    try:
        return indicator_of(identifier).short_title
    except UnknownName:
        return identifier.replace("_", " ")
