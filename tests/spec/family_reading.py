"""Readable tables of made-up children for needs, over-representation and the wider measures.

Each table's header names its columns as the extract has them, with short names for a few (``SHORT``); absent columns
are empty. ``born`` defaults to 2008-01-01.
"""

from datetime import date

import polars as pl

from tests.caseloads import typed
from tests.spec.reading import rows
from yjp.model.caseload import Caseload

SHORT = {
    "child": "child_id",
    "born": "date_of_birth",
    "from": "start_date",
    "to": "end_date",
    "offence": "offence_date",
    "outcome": "outcome_date",
    "type": "outcome_type",
    "remand": "remand_type",
    "kind": "category",
    "victim": "victim_id",
    "programme": "programme_id",
    "offered": "hours_offered",
    "attended": "hours_attended",
    "identified": "identified_date",
    "screened": "screened_date",
    "ended": "attended_end",
    "provision": "ete_type",
    "contacted": "contacted_date",
    "engaged": "rj_engaged",
    "how": "rj_type",
}
CHILDREN = ("child_id", "date_of_birth", "sex", "ethnicity")


def family(extract_date: str, **tables: str) -> Caseload:
    """A typed caseload: one text a table; ``outcomes`` has the offence and, once a child, the child's own columns."""
    read = {name: [_named(row) for row in rows(text)] for name, text in tables.items()}
    people: dict[str, dict[str, str]] = {}
    for table in read.values():
        for row in table:
            if "child_id" in row:
                known = people.setdefault(row["child_id"], {"child_id": row["child_id"]})
                known |= {k: row[k] for k in CHILDREN if row.get(k)}
    for person in people.values():
        person.setdefault("date_of_birth", "2008-01-01")
    outcomes, offences = [], []
    for place, row in enumerate(read.pop("outcomes", []), start=1):
        keys = {"offence_id": f"F{place}", "outcome_id": f"O{place}"}
        row.setdefault("offence_date", row["outcome_date"])
        offences.append(row | keys)
        outcomes.append(row | keys)
    whole = {"children": list(people.values()), "offences": offences, "outcomes": outcomes, **read}
    return typed(whole, date.fromisoformat(extract_date))


def table(text: str) -> pl.DataFrame:
    """A table as a frame of text."""
    return pl.DataFrame([_named(row) for row in rows(text)])


def _named(row: dict[str, str | None]) -> dict[str, str]:
    return {SHORT.get(name, name): cell for name, cell in row.items() if cell}
