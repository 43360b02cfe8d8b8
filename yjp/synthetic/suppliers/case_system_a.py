"""Case system A, made up: a folder of CSV files, each a report of its own age and habits.

British dates, some with two-digit years or a time; Windows-1252; semicolons in one file; lines above the headings in
another; outcomes that name the offence but not the child; full postcodes; rows marked as deleted.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from yjp.synthetic.columns import Row, Tables
from yjp.synthetic.suppliers import words

STAMP = "20190618"
NOT_A_POSTCODE = " 1CK"
"""No inward half of a real postcode has the letters C and K."""
EVERY_NTH_DELETED = 400

Cell = Callable[[Row], str]


def write(tables: Tables, folder: Path) -> list[Path]:
    """Write the export; the paths of its files."""
    offences = {row["offence_id"]: row for row in tables["offences"]}
    folder.mkdir(parents=True, exist_ok=True)
    return [
        _file(folder, f"YP_Details_{STAMP}", _people(tables["children"]), encoding="cp1252"),
        _file(folder, f"Offence_List_{STAMP}", _offences(tables["offences"]), separator=";"),
        _file(folder, f"Disposals_{STAMP}", _disposals(tables["outcomes"], offences)),
        _file(folder, f"Interventions_{STAMP}", _interventions(tables["programmes"])),
        _file(folder, f"Intervention_Offences_{STAMP}", _links(tables["programme_offences"])),
        _file(folder, f"Care_History_{STAMP}", _care(tables["care_status"])),
        _file(
            folder,
            f"SEN_History_{STAMP}",
            _sen(tables["send"]),
            above=("SEN History", "Run 18/06/2019 07:15"),
        ),
        _file(folder, "population", [list(tables["population"][0]), *map(_cells, tables["population"])]),
    ]


def uk(day: str) -> str:
    """04/03/2019."""
    return "/".join(reversed(day.split("-"))) if day else ""


def uk_short(day: str) -> str:
    """04/03/19."""
    return f"{uk(day)[:6]}{uk(day)[8:]}" if day else ""


def with_time(day: str) -> str:
    """04/03/2019 00:00."""
    return f"{uk(day)} 00:00" if day else ""


def yes_no(word: str) -> str:
    """Y, N or nothing."""
    return word[:1].upper()


def person(child_id: str) -> str:
    """The system's own number of a child."""
    return f"{70000 + int(child_id[1:])}"


def offence(offence_id: str) -> str:
    """The system's own reference of an offence."""
    return f"OFF/{int(offence_id[1:]):06d}"


def _disposal(outcome_id: str) -> str:
    return f"{900000 + int(outcome_id[1:])}" if outcome_id else ""


def _intervention(programme_id: str) -> str:
    return f"INT{int(programme_id[1:]):05d}"


def _people(rows: Iterable[Row]) -> list[list[str]]:
    columns: dict[str, Cell] = {
        "YP Ref": lambda r: person(r["child_id"]),
        "Team": lambda r: "Children’s Team – South",
        "DOB": lambda r: uk(r["date_of_birth"]),
        "Gender": lambda r: r["sex"][:1].upper(),
        "Ethnicity (16+1)": lambda r: words.ETHNICITY_LONG[r["ethnicity"]],
        "Spoken language": lambda r: r["first_language"],
        "Postcode": lambda r: r["postcode_district"] + NOT_A_POSTCODE,
        "PNC": lambda r: r["pnc_id"],
        "Last Updated": lambda r: "17/06/2019 16:42",
    }
    return _grid(columns, rows)


def _offences(rows: Iterable[Row]) -> list[list[str]]:
    columns: dict[str, Cell] = {
        "Offence Ref": lambda r: offence(r["offence_id"]),
        "YP Ref": lambda r: person(r["child_id"]),
        "Offence Dt": lambda r: uk(r["offence_date"]),
        "Arrested/Charged": lambda r: uk(r["arrest_date"]),
        "YJB Category": lambda r: words.OFFENCE_CATEGORIES[r["offence_category"]],
        "Grav.": lambda r: r["gravity"],
        "Knife Y/N": lambda r: yes_no(r["knife"]),
        "Deleted": lambda r: r.get("deleted", ""),
    }
    marked: list[Row] = []
    for place, row in enumerate(rows):
        marked.append(row)
        if place % EVERY_NTH_DELETED == 7:
            # What was entered by mistake stays in the report, marked, with a number of its own.
            marked.append({**row, "offence_id": f"F{500000 + place}", "deleted": "Yes"})
    return _grid(columns, marked)


def _disposals(rows: Iterable[Row], offences: Mapping[str, Row]) -> list[list[str]]:
    columns: dict[str, Cell] = {
        "Disposal No": lambda r: _disposal(r["outcome_id"]),
        "Offence Ref": lambda r: offence(r["offence_id"]),
        "Offence Category": lambda r: words.OFFENCE_CATEGORIES[offences[r["offence_id"]]["offence_category"]],
        "Disposal Dt": lambda r: with_time(r["outcome_date"]),
        "Result": lambda r: words.DISPOSALS[r["outcome_type"]],
        "1st Appearance": lambda r: with_time(r["first_hearing_date"]),
        "Where resident": lambda r: words.RESIDENCES[r["residence"]],
        "Appeal": lambda r: words.APPEALS[r["appeal_status"]],
        "Order expires": lambda r: with_time(r["end_date"]),
        "Out of custody": lambda r: with_time(r["release_date"]),
        "Court Ref": lambda r: r["sentencing_occasion_id"],
    }
    return _grid(columns, rows)


def _interventions(rows: Iterable[Row]) -> list[list[str]]:
    columns: dict[str, Cell] = {
        "Intervention Ref": lambda r: _intervention(r["programme_id"]),
        "YP Ref": lambda r: person(r["child_id"]),
        "Case Manager": lambda r: "Not exported",
        "Reason for contact": lambda r: words.DISPOSALS[r["disposal_type"]],
        "Opened": lambda r: uk(r["start_date"]),
        "Closed": lambda r: uk(r["end_date"]),
        "Arising from": lambda r: _disposal(r["outcome_id"]),
        "Done OK?": lambda r: yes_no(r["kpi6_completed"]),
    }
    return _grid(columns, rows)


def _links(rows: Iterable[Row]) -> list[list[str]]:
    columns: dict[str, Cell] = {
        "Intervention Ref": lambda r: _intervention(r["programme_id"]),
        "Offence Ref": lambda r: offence(r["offence_id"]),
    }
    return _grid(columns, rows)


def _care(rows: Iterable[Row]) -> list[list[str]]:
    columns: dict[str, Cell] = {
        "YP Ref": lambda r: person(r["child_id"]),
        "Status": lambda r: words.CARE[r["status"]],
        "From": lambda r: uk_short(r["start_date"]),
        "To": lambda r: uk_short(r["end_date"]),
    }
    return _grid(columns, rows)


def _sen(rows: Iterable[Row]) -> list[list[str]]:
    columns: dict[str, Cell] = {
        "YP Ref": lambda r: person(r["child_id"]),
        "SEN Need?": lambda r: yes_no(r["identified"]),
        "Provision": lambda r: words.SEND[r["category"]],
        "Plan in place": lambda r: yes_no(r["formal_plan"]),
        "Start": lambda r: uk(r["start_date"]),
        "End": lambda r: uk(r["end_date"]),
    }
    return _grid(columns, rows)


def _grid(columns: Mapping[str, Cell], rows: Iterable[Row]) -> list[list[str]]:
    return [list(columns), *([cell(row) for cell in columns.values()] for row in rows)]


def _cells(row: Row) -> list[str]:
    return list(row.values())


def _file(
    folder: Path,
    name: str,
    grid: Iterable[Iterable[str]],
    *,
    encoding: str = "utf-8",
    separator: str = ",",
    above: tuple[str, ...] = (),
) -> Path:
    path = folder / f"{name}.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        file.writelines(f"{line}\r\n" for line in above)
        csv.writer(file, delimiter=separator).writerows(grid)
    return path
