"""Small readable tables of made-up children: one row an outcome, ids given by place, absent columns empty.

Columns: ``child``, ``born`` (on the child's first row), ``offence`` (date), ``arrest``, ``category``, ``hearing``,
``outcome`` (date), ``type``, ``residence``, ``appeal``, ``release``, ``gravity``; ``same`` names an earlier row (1, 2,
…) whose offence this outcome is of. ``sex`` and ``ethnicity`` stand on the child's first row. ``care`` and ``send``
hold a spell of the child, ``looked_after 2023-01-01 to 2024-01-31``, without a last day if it is open.
"""

from datetime import date

from yjp.model.caseload import Caseload, from_rows

EXTRACT_DATE = date(2026, 6, 30)


def rows(table: str) -> list[dict[str, str | None]]:
    """The lines of a table with ``|`` between cells; the first is the header."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [{k: v or None for k, v in zip(lines[0], line, strict=True)} for line in lines[1:]]


def read(table: str, extract_date: date = EXTRACT_DATE) -> Caseload:
    """A typed caseload of the table's children, offences and outcomes."""
    children: dict[str, dict[str, object]] = {}
    offences: list[dict[str, object]] = []
    outcomes: list[dict[str, object]] = []
    for place, row in enumerate(rows(table), start=1):
        child = row["child"]
        assert child
        if child not in children:
            children[child] = {
                "child_id": child,
                "date_of_birth": _day(row["born"]),
                "sex": row.get("sex"),
                "ethnicity": row.get("ethnicity"),
            }
        if not row.get("same"):
            offences.append(
                {
                    "offence_id": f"F{place}",
                    "child_id": child,
                    "offence_date": _day(row["offence"]),
                    "arrest_date": _day(row.get("arrest")),
                    "offence_category": row.get("category"),
                    "gravity": int(row["gravity"]) if row.get("gravity") else None,
                }
            )
        outcomes.append(
            {
                "outcome_id": f"O{place}",
                "offence_id": f"F{row.get('same') or place}",
                "child_id": child,
                "outcome_date": _day(row["outcome"]),
                "outcome_type": row["type"],
                "first_hearing_date": _day(row.get("hearing")),
                "residence": row.get("residence"),
                "appeal_status": row.get("appeal"),
                "release_date": _day(row.get("release")),
            }
        )
    spells = {
        name: [_spell(row["child"], row[column], value) for row in rows(table) if row[column]]
        for column, name, value in (("care", "care_status", "status"), ("send", "send", "category"))
        if column in rows(table)[0]
    }
    return from_rows(
        extract_date, children=list(children.values()), offences=offences, outcomes=outcomes, **spells
    )


def _spell(child: str | None, cell: str | None, value: str) -> dict[str, object]:
    assert cell
    kind, start, *end = cell.replace(" to", "").split()
    return {
        "child_id": child,
        "start_date": _day(start),
        "end_date": _day(end[0]) if end else None,
        value: kind,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
