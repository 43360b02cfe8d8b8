"""The items of the national case-level XML that are read, and the fields that tie them together."""

import re
from dataclasses import dataclass
from functools import lru_cache

_NOT_PLAIN = re.compile(r"[^a-z0-9]")


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """An element's name without case, underscores or namespace, so that person_details and personDetails agree."""
    return _NOT_PLAIN.sub("", name.rpartition("}")[2].lower())


@dataclass(frozen=True, kw_only=True)
class Item:
    """A kind of item: the name of its sheet, and other names of its element."""

    name: str
    also: tuple[str, ...] = ()

    @property
    def elements(self) -> tuple[str, ...]:
        """The element names that mean it, made plain."""
        return tuple(plain(name) for name in (self.name, *self.also))


ITEMS: tuple[Item, ...] = (
    Item(name="person_details"),
    Item(name="offence"),
    Item(name="offenceLegalOutcome", also=("legal_outcome",)),
    Item(name="hearing"),
    Item(name="intervention_programme"),
    Item(name="link_offence_intervention_programme"),
    Item(name="link_hearing_offence"),
    Item(name="residence", also=("accommodation",)),
    Item(name="ete_status", also=("ete",)),
    Item(name="care_status"),
    Item(name="sendaln", also=("send",)),
    Item(name="mentalHealth", also=("mental_health_and_emotional_wellbeing", "kpi4MentalHealthWellbeing")),
    Item(name="substanceMisuse", also=("kpi5SubstanceMisuse",)),
    Item(name="victim_intervention", also=("victim",)),
)
ITEM_OF: dict[str, str] = {element: item.name for item in ITEMS for element in item.elements}

HOLDERS = frozenset({"header", *Item(name="person_details").elements})
"""Elements whose ids hold for everything that stands beside them."""

TIES: tuple[str, ...] = (
    "ypid",
    "source_return_id",
    "return_start_date",
    "return_end_date",
    "sign_off_date",
    "deleted",
    "offenceID",
    "interventionProgrammeID",
)
"""Fields that an item takes over from what it lies in, unless it has its own."""
TIE_OF: dict[str, str] = {plain(name): name for name in TIES}

LATEST = "latestReturn"
"""``yes`` or ``no``: whether the item is of its child's latest return that is not deleted."""
FIRST_HEARING = "firstHearingDate"
"""The earliest hearing of an outcome's offence."""
