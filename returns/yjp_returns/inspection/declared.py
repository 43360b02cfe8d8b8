"""Which figures go into the inspection pack, and how. The inspectorate's own spreadsheet was not found in public."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from yjp.indicators import groupings as g
from yjp.indicators.groupings import Grouping

LAYOUT: Final = (
    "HM Inspectorate of Probation asks services for organisational data before an inspection, in a spreadsheet of its "
    "own. Its cells could not be read when this was made: the layout here is our own, for copying from."
)
SOURCE: Final = "hmiprobation.justiceinspectorates.gov.uk, update on the youth inspection programme"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A breakdown of the caseload in the pack: the sheet's name, the grouping of the ledger, and what to know of it."""

    id: str
    sheet: str
    grouping: Grouping
    notes: tuple[str, ...] = ()


def _noted(grouping: Grouping) -> tuple[str, ...]:
    return (f"Read from: {grouping.read_from}.", grouping.note)


PARTS: tuple[Part, ...] = (
    Part(
        id="kind",
        sheet="By kind of work",
        grouping=g.CATEGORY,
        notes=("A child is counted under the most serious of the programmes open on the day.",),
    ),
    Part(
        id="order",
        sheet="By order",
        grouping=g.OUTCOME,
        notes=("The order or other outcome of the programme that the child is counted under.",),
    ),
    Part(id="age", sheet="By age", grouping=g.AGE, notes=("Age on the day, from the date of birth.",)),
    Part(id="sex", sheet="By sex", grouping=g.SEX),
    Part(id="ethnicity", sheet="By ethnic group", grouping=g.ETHNIC, notes=_noted(g.ETHNIC)),
    Part(id="send", sheet="SEND", grouping=g.SEND, notes=_noted(g.SEND)),
    Part(id="care", sheet="Care status", grouping=g.CARE, notes=_noted(g.CARE)),
)

HEALTH: Final = "health"
"""The part on health among the tables of the pack, and the table of the extract that it is made from."""
HEALTH_SHEET: Final = "Health"
TREATED, NEED, NONE_RECORDED = "in_treatment", "need", "none_recorded"
HEALTH_LABELS: Mapping[str, str] = {
    TREATED: "In treatment on the day",
    NEED: "Need found by the day, not in treatment on it",
    NONE_RECORDED: "No need recorded",
}
HEALTH_NOTES: Final = (
    "Each child is counted once a strand, in the first line that fits.",
    "No need recorded is not the same as no need: nobody may have asked. The records do not say when a need ended.",
    "A need counts from the day it was identified; where an extract never has one, from the day of screening.",
)
