"""Small tables of made-up children for the KPIs: one of orders, and the extract's own tables beside it.

A row of ``orders`` is a programme (P1, P2, … by place) with the outcome (O1, …) that it carries out and its offence
(F1, …). Columns: ``child``, ``born`` (on the child's first row), ``order`` (outcome code, and the programme's disposal
type), ``given`` (the outcome's day; empty: the programme's first), ``start``, ``end``; and where a rule needs them
``offence``, ``hearing``, ``category``, ``gravity``, ``residence``, ``appeal``, ``release``, ``completed``.
``programme`` ``none`` leaves the programme out, and ``same`` names an earlier row whose offence this outcome is of.
``offence`` ``none`` leaves offence and outcome out. ``outcome_22`` is short for that outcome with the service's work.
"""

from collections.abc import Sequence
from datetime import date

from tests.caseloads import typed
from tests.spec.reading import EXTRACT_DATE, rows
from yjp.indicators.kpi.cells import kpi_cells, kpi_members
from yjp.indicators.kpi.cohort import cohort
from yjp.model.caseload import Caseload
from yjp.periods import quarter_ends

QUARTERS = tuple(quarter_ends(date(2023, 4, 1), EXTRACT_DATE))
SHORT = {"outcome_22": "no_further_action_outcome_22_with_yjs_involvement"}
Row = dict[str, str]


def read(orders: str, **tables: str) -> Caseload:
    """The caseload of a table of orders and of other tables, whose columns are the extract's."""
    found: dict[str, list[Row]] = {
        name: [] for name in ("children", "offences", "outcomes", "programmes", "programme_offences")
    }
    for place, row in enumerate(rows(orders), start=1):
        _order({k: v or "" for k, v in row.items()}, place, found)
    for name, text in tables.items():
        found[name] = [{k: v or "" for k, v in row.items()} for row in rows(text)]
    return typed(found, EXTRACT_DATE)


def _order(row: Row, place: int, found: dict[str, list[Row]]) -> None:
    child, given = row["child"], row.get("given") or row["start"]
    order = SHORT.get(row["order"], row["order"])
    if row["born"]:
        found["children"].append({"child_id": child, "date_of_birth": row["born"]})
    offence = f"F{row.get('same') or place}"
    proven = row.get("offence") != "none"
    if proven and not row.get("same"):
        found["offences"].append(
            {
                "offence_id": offence,
                "child_id": child,
                "offence_date": row.get("offence") or given,
                "offence_category": row.get("category", ""),
                "gravity": row.get("gravity", ""),
            }
        )
    if proven:
        found["outcomes"].append(
            {
                "outcome_id": f"O{place}",
                "offence_id": offence,
                "child_id": child,
                "outcome_date": given,
                "outcome_type": order,
                "first_hearing_date": row.get("hearing", ""),
                "residence": row.get("residence", ""),
                "appeal_status": row.get("appeal", ""),
                "release_date": row.get("release", ""),
            }
        )
    if row.get("programme") == "none":
        return
    programme = f"P{place}"
    found["programmes"].append(
        {
            "programme_id": programme,
            "child_id": child,
            "start_date": row["start"],
            "end_date": row["end"],
            "disposal_type": order,
            "kpi6_completed": row.get("completed", ""),
        }
    )
    if proven:
        found["programme_offences"].append({"programme_id": programme, "offence_id": offence})


def counted_under(orders: str) -> list[tuple[str, str, str, str]]:
    """Quarter, child, order column and programme of every child in the cohort."""
    found = cohort(read(orders), QUARTERS).select("quarter", "child_id", "order", "programme_id").collect()
    return sorted(found.iter_rows())


def members(kpi: int, *wanted: str, orders: str, **tables: str) -> list[tuple[str, str, str, str]]:
    """Quarter, row, column and members of the cells of those rows (none named: of all rows of the template)."""
    caseload = read(orders, **tables)
    found = kpi_members(caseload, QUARTERS)
    cells: dict[tuple[str, str, str], set[str]] = {}
    for row in found.iter_rows(named=True):
        if row["table"] == kpi and (not wanted or row["row"] in wanted):
            cells.setdefault((row["quarter"], row["row"], row["column"]), set()).add(row["member_id"])
    return sorted((*cell, " ".join(sorted(ids))) for cell, ids in cells.items())


def values(
    kpi: int, row: str, columns: Sequence[str], *, quarter: str, orders: str, **tables: str
) -> list[tuple[str, int | None, str]]:
    """Column, value and reason of cells of one row in one quarter."""
    found = kpi_cells(read(orders, **tables), QUARTERS)
    return [
        (each["column"], each["value"], each["reason"] or "")
        for each in found.iter_rows(named=True)
        if (each["table"], each["row"], each["quarter"]) == (kpi, row, quarter) and each["column"] in columns
    ]
