"""Codes of the model in the words of the national return."""

from collections.abc import Iterable

from yjp.model import codes
from yjp.model.codes import Code


def _capitals(entries: Iterable[Code], *without: str) -> dict[str, str]:
    return {each.code: each.code.upper() for each in entries if each.code not in without}


# The SQL casts sex to a whole number: 1 male, 2 female. Unknown is then nothing, as an empty cell is.
SEX = {"male": "1", "female": "2"}
ETHNICITY = {each.code: each.code for each in codes.ETHNICITIES}
CATEGORY = _capitals(codes.OFFENCE_CATEGORIES)
YES_NO = _capitals(codes.YES_NO)
TRUE_FALSE = {"yes": "true", "no": "false"}
OUTCOME = {code: code.upper() for code in codes.OUTCOME_CODES}
DISPOSAL = {code: code.upper() for code in codes.DISPOSAL_CATEGORY}
RESIDENCE = _capitals(codes.RESIDENCES)
# Three values are read in the SQL; no appeal is none of them and so is left out.
APPEAL = {code: label for code, label in codes.labels(codes.APPEALS).items() if code != "none"}
# The groups as the SQL names them; diversion is not substantive.
TIER = {
    "diversion": "Diversion",
    "pre_court": "Pre-Court",
    "first_tier": "First-tier",
    "community": "Community",
    "custody": "Custody",
}
CARE = _capitals(codes.CARE_STATUSES)
ACCOMMODATION = _capitals(codes.ACCOMMODATION_TYPES)
SUITABILITY = _capitals(codes.SUITABILITIES)
ETE = _capitals(codes.ETE_TYPES)
SEND = _capitals(codes.SEND_CATEGORIES)
HEALTH = _capitals(codes.HEALTH_INTERVENTIONS)
REMAND = _capitals(codes.REMAND_TYPES)
RJ = _capitals(codes.RJ_TYPES)
