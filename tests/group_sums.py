"""Which groups of different groupings must count the same children: what one table tells about another.

Every grouping adds up to the figure. Beyond that, some groups of one are some groups of another: the tiers are sums of
outcomes, and a crossed table has both its parts as margins. Who hides a count must know these, because who looks for it
can. The property tests hold every figure against them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from yjp.indicators.groupings import (
    BETWEEN,
    CATEGORY,
    GRAVITY,
    NO_OFFENCE,
    NO_OUTCOME,
    OFFENCE,
    OUTCOME,
    OUTCOME_OF,
    TIER,
    grouping,
    groupings_of,
)
from yjp.model import codes


@dataclass(frozen=True, kw_only=True)
class EqualSum:
    """The values of one grouping that together count the same as the values of another, in one window and area."""

    group: str
    values: tuple[str, ...]
    other: str
    other_values: tuple[str, ...]


def equal_sums(indicator: str) -> tuple[EqualSum, ...]:
    """Every such equality between the groupings that an indicator is given by."""
    given = {each.id for each in groupings_of(indicator)}
    found = (*_outcomes_of_tiers(), *_categories(), _without_offence(), *_margins(given))
    return tuple(each for each in found if {each.group, each.other} <= given)


def _outcomes_of_tiers() -> Iterator[EqualSum]:
    tier_of = {row: codes.TIER_OF[code].value for code, row in OUTCOME_OF.items()} | {NO_OUTCOME: NO_OUTCOME}
    for tier in codes.values(TIER.values):
        outcomes = tuple(row for row in codes.values(OUTCOME.values) if tier_of[row] == tier)
        yield EqualSum(group=TIER.id, values=(tier,), other=OUTCOME.id, other_values=outcomes)


def _categories() -> Iterator[EqualSum]:
    """The caseload's categories follow from the disposal: an outcome's tier, or what is no outcome."""
    for category, tiers in (
        (("statutory",), ("first_tier", "community", "custody")),
        (("yc_ycc",), ("pre_court",)),
        (("pre_court",), ("diversion",)),
        (("prevention", "other"), (NO_OUTCOME,)),
    ):
        yield EqualSum(group=CATEGORY.id, values=category, other=TIER.id, other_values=tiers)


def _without_offence() -> EqualSum:
    return EqualSum(group=OFFENCE.id, values=(NO_OFFENCE,), other=GRAVITY.id, other_values=(NO_OFFENCE,))


def _margins(given: set[str]) -> Iterator[EqualSum]:
    for crossed in (grouping(each) for each in sorted(given)):
        for place, part in enumerate(crossed.parts):
            for value in codes.values(grouping(part).values):
                cells = tuple(
                    cell for cell in codes.values(crossed.values) if cell.split(BETWEEN)[place] == value
                )
                yield EqualSum(group=part, values=(value,), other=crossed.id, other_values=cells)
