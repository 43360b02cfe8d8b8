"""What an extract lacks of what a cell needs: then the cell is empty and says why, never nought."""

from collections.abc import Callable, Iterable

from yjp.model import columns as c
from yjp.model.caseload import Caseload

LINKS = "programme links"
NEED_DATES = "health need dates"


def unused(caseload: Caseload, table: str, column: str) -> bool:
    """Whether a table that has rows has nothing in a column: as good as a column that is not there."""
    frame = caseload.tables[table]
    return bool(frame.height) and frame.get_column(column).null_count() == frame.height


def _no_links(caseload: Caseload) -> str:
    if caseload.has("programme_offences") or not caseload.has("programmes"):
        return ""
    if unused(caseload, "programmes", c.OUTCOME_ID):
        return "the extract links no programme with an offence or an outcome"
    return ""


def _no_need_dates(caseload: Caseload) -> str:
    if caseload.has("health") and all(
        unused(caseload, "health", day) for day in (c.IDENTIFIED_DATE, c.SCREENED_DATE)
    ):
        return "the extract has nothing in health.identified_date or health.screened_date"
    return ""


_SPECIAL: dict[str, Callable[[Caseload], str]] = {LINKS: _no_links, NEED_DATES: _no_need_dates}


def lacking(caseload: Caseload, needs: Iterable[str]) -> str:
    """Why a cell cannot be counted, in one phrase: the first of its needs that the extract lacks, or nothing."""
    for need in needs:
        if need in _SPECIAL:
            reason = _SPECIAL[need](caseload)
        else:
            table, _, column = need.partition(".")
            if not caseload.has(table):
                reason = f"the extract has no {table} table"
            else:
                empty = bool(column) and unused(caseload, table, column)
                reason = f"the extract has nothing in {need}" if empty else ""
        if reason:
            return reason
    return ""
