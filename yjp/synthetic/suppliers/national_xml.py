"""A caseload in XML with the public element names of the national case-level return.

The real schema is not public: this is what the names suggest, and no more. The names carry neither the release from
custody nor the outcome that a programme carries out, so those are left out.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from yjp.synthetic.columns import Row, Tables

NAME = "case_level.xml"
OPEN = "1900-01-01"
"""How the national views write that a spell is open (the Ministry of Justice's open SQL of August 2026)."""


def write(tables: Tables, folder: Path) -> list[Path]:
    """Write the XML, and the population beside it; the paths. The return has no populations of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [_people(by) for by in _by_child(tables)]
    path = folder / NAME
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<case_level_return>\n'
        + "".join(parts)
        + "</case_level_return>\n",
        encoding="utf-8",
        newline="\n",
    )
    beside = folder / "population.csv"
    rows = tables["population"]
    lines = [",".join(rows[0]), *(",".join(f'"{value}"' for value in row.values()) for row in rows)]
    beside.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return [path, beside]


def _by_child(tables: Tables) -> list[dict[str, list[Row]]]:
    """The tables cut by child; outcomes and links are found by their offence and programme."""
    found: dict[str, dict[str, list[Row]]] = {r["child_id"]: {} for r in tables["children"]}
    child_of = {row["programme_id"]: row["child_id"] for row in tables["programmes"]}
    for name, rows in tables.items():
        for row in rows:
            child = row.get("child_id") or child_of.get(row.get("programme_id", ""), "")
            if child:
                found[child].setdefault(name, []).append(row)
    return list(found.values())


def _people(by: Mapping[str, Sequence[Row]]) -> str:
    (child,) = by["children"]
    parts = [
        _element(
            "person_details",
            {
                "originatingYOTPersonID": child["child_id"],
                "dateOfBirth": child["date_of_birth"],
                "sex": {"male": "1", "female": "2"}.get(child["sex"], ""),
                "ethnicity": child["ethnicity"],
                "preferredLanguage": child["first_language"],
            },
        )
    ]
    parts += [_offence(row, by.get("outcomes", [])) for row in by.get("offences", [])]
    parts += [_hearing(row) for row in by.get("outcomes", []) if row["first_hearing_date"]]
    parts += [_programme(row) for row in by.get("programmes", [])]
    for row in by.get("programme_offences", []):
        link = {"offenceID": row["offence_id"], "interventionProgrammeID": row["programme_id"]}
        parts.append(_element("link_offence_intervention_programme", link))
    parts += [
        _element("care_status", _spell(row) | {"status": row["status"].upper()})
        for row in by.get("care_status", [])
    ]
    parts += [_send(row) for row in by.get("send", [])]
    header = _element("header", {"ypid": child["child_id"], "source_return_id": "1"})
    return f"<young_person>\n{header}{''.join(parts)}</young_person>\n"


def _offence(row: Row, outcomes: Sequence[Row]) -> str:
    inner = "".join(_outcome(o) for o in outcomes if o["offence_id"] == row["offence_id"])
    fields = {
        "offenceID": row["offence_id"],
        "offenceDate": row["offence_date"],
        "arrestDate": row["arrest_date"],
        "yjboffenceCategory": row["offence_category"].upper(),
        "yjbseriousnessScore": row["gravity"],
        "knifeRelatedOffence": row["knife"].upper(),
    }
    return _element("offence", fields, inner)


def _outcome(row: Row) -> str:
    appeals = {
        "changed": "Changed on appeal",
        "successful": "Result of appeal successful",
        "unchanged": "Result of appeal unchanged",
    }
    fields = {
        "legalOutcome": row["outcome_type"].upper(),
        "outcomeDate": row["outcome_date"],
        "outcomeEndDate": row["end_date"] or OPEN,
        "residenceOnLegalOutcomeDate": row["residence"].upper(),
        "outcomeAppealStatus": appeals.get(row["appeal_status"], ""),
        "sentencingOccasionID": row["sentencing_occasion_id"],
    }
    return _element("offenceLegalOutcome", fields)


def _hearing(row: Row) -> str:
    number = f"H{row['outcome_id']}"
    return _element("hearing", {"hearingID": number, "hearingDate": row["first_hearing_date"]}) + _element(
        "link_hearing_offence", {"hearingID": number, "offenceID": row["offence_id"]}
    )


def _programme(row: Row) -> str:
    fields = {
        "interventionProgrammeID": row["programme_id"],
        "disposalType": row["disposal_type"].upper(),
        "kpi6SuccessfullyCompleted": row["kpi6_completed"].upper(),
    }
    return _element("intervention_programme", _spell(row) | fields)


def _send(row: Row) -> str:
    fields = {
        "kpi3SENDStartDate": row["start_date"],
        "kpi3SENDEndDate": row["end_date"] or OPEN,
        "kpi3IdentifiedSENDALN": row["identified"].upper(),
        "SENDCategory": row["category"].upper(),
        "kpi3SENDFormalPlan": row["formal_plan"].upper(),
    }
    return _element("sendaln", fields)


def _spell(row: Row) -> dict[str, str]:
    return {"startDate": row["start_date"], "endDate": row["end_date"] or OPEN}


def _element(name: str, fields: Mapping[str, str], inner: str = "") -> str:
    leaves = "".join(f"<{key}>{escape(value)}</{key}>" for key, value in fields.items() if value)
    return f"<{name}>{leaves}{inner}</{name}>\n"
