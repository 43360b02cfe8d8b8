"""The numbers that a profile hides, and the words by which an author would name them in prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from yjp.errors import UnknownName
from yjp.figures import Unit
from yjp.indicators.groupings import BETWEEN, group_label, grouping
from yjp.indicators.registry import indicator as indicator_of
from yjp.ledger import Ledger

Subject = tuple[str, str | None, str | None]
"""Family of measures, grouping and its value; no grouping for everybody."""

_FAMILIES = (
    ("fte", r"first[\s-]time entrants?|\bFTEs?\b|entered the (?:youth |criminal )?justice system"),
    ("custody", r"custod\w+|sentenced? to detention|detention and training orders?|\bDTOs?\b"),
    ("reoffences", r"re-?offences?"),
    ("binary_reoffending", r"re-?offend(?:ed|ing|ers?)?\b"),
    ("caseload", r"caseload|open (?:cases?|orders?|programmes?)|work(?:s|ed|ing)? with"),
)
"""By the beginning of an indicator's id; others are known by their short title."""
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


PER_CENT = (Unit.PERCENT, Unit.PERCENT_CHANGE, Unit.POINTS)


@dataclass(kw_only=True)
class Hidden:
    """What is hidden of one subject: small counts and rates, each with the years of the periods that it is for."""

    counts: dict[int, set[int]] = field(default_factory=dict)
    rates: list[tuple[float, str, int, set[int]]] = field(default_factory=list)
    """Value, unit, decimals, years."""


@dataclass(frozen=True, kw_only=True)
class HiddenNumbers:
    """All that is hidden from a profile's readers, by subject, and what they are shown of each family of measures."""

    by_subject: dict[Subject, Hidden]
    shown: dict[tuple[str, bool], list[float]]
    """By family, percentages apart: values of every area, changes too."""

    @cached_property
    def names(self) -> dict[Subject, tuple[re.Pattern[str], ...]]:
        """By subject: the patterns that a text must all hold to speak of it, the measure's first."""
        return {subject: tuple(_names(subject)) for subject in self.by_subject}


def hidden_numbers(own: Ledger, shown: Ledger, threshold: int) -> HiddenNumbers:
    """What the service's own ledger says where that of the profile is silent.

    Counts from 1 to ``threshold`` less one; for everybody together also the rates, ratios and changes that rest on a
    hidden number.
    """
    silent = shown.figures.filter(pl.col("suppressed")).select("figure_id")
    found: dict[Subject, Hidden] = {}
    for row in own.figures.join(silent, on="figure_id", how="semi").iter_rows(named=True):
        subject = (_family(row["indicator"]), row["group"], row["group_value"])
        years = {row["period_start"].year, row["period_end"].year}
        kept = found.setdefault(subject, Hidden())
        for count in (row["numerator"], row["denominator"]):
            if count is not None and count == int(count) and 0 < count < threshold:
                kept.counts.setdefault(int(count), set()).update(years)
        if row["group"] is None and row["value"] is not None and row["unit"] != Unit.COUNT:
            kept.rates.append((abs(row["value"]), row["unit"], row["decimals"], years))
    seen: dict[tuple[str, bool], list[float]] = {}
    for row in shown.figures.filter(~pl.col("suppressed") & pl.col("value").is_not_null()).iter_rows(
        named=True
    ):
        seen.setdefault((_family(row["indicator"]), row["unit"] in PER_CENT), []).append(abs(row["value"]))
    return HiddenNumbers(by_subject=found, shown=seen)


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
