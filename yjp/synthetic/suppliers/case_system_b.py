"""Case system B, made up: one workbook, made for reading rather than for import.

Titles above the headings, headings in two rows under merged cells, true dates beside day numbers and text, times,
short codes whose meaning stands on another sheet, blank rows, a line of totals at the bottom.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from yjp.synthetic.columns import Row, Tables
from yjp.synthetic.suppliers import words

NAME = "Caseload export.xlsx"
MADE_ON = datetime(2019, 6, 18, 7, 15)  # noqa: DTZ001 - a workbook's time has no zone
BLANK_EVERY = 500
Cell = str | int | bool | datetime | None
Cells = Callable[[Row, int], Cell]


def write(tables: Tables, folder: Path) -> list[Path]:
    """Write the workbook; its path in a list. The same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": MADE_ON})
        sheets = _Sheets(book)
        _people(sheets, tables["children"])
        _offences(sheets, tables["offences"])
        _sentences(sheets, tables["outcomes"])
        _programmes(sheets, tables["programmes"])
        _links(sheets, tables["programme_offences"])
        _care(sheets, tables["care_status"])
        _send(sheets, tables["send"])
        _lists(sheets)
        sheets.add("population", (), None, _as_is(tables["population"]), tables["population"], totals=False)
    path = folder / NAME
    path.write_bytes(buffer.getvalue())
    return [path]


def _people(sheets: "_Sheets", rows: Sequence[Row]) -> None:
    columns: dict[str, Cells] = {
        "Person Id": lambda r, i: _number(r["child_id"]),
        "Birth date": lambda r, i: _true(r["date_of_birth"]),
        "Sex (M/F)": lambda r, i: r["sex"][:1].upper(),
        "Eth code": lambda r, i: r["ethnicity"],
        "Speaks": lambda r, i: r["first_language"],
        "District": lambda r, i: r["postcode_district"],
        "Worker": lambda r, i: "Not exported",
    }
    sheets.add("Young People", ("Young people known to the service", "All areas"), None, columns, rows)


def _offences(sheets: "_Sheets", rows: Sequence[Row]) -> None:
    columns: dict[str, Cells] = {
        "Offence Id": lambda r, i: _number(r["offence_id"]),
        "Person Id": lambda r, i: _number(r["child_id"]),
        "Dates|Committed": lambda r, i: _mixed(r["offence_date"], i),
        "Dates|Arrested": lambda r, i: _mixed(r["arrest_date"], i + 1),
        "Category|Code": lambda r, i: _code(r["offence_category"]),
        "Category|Gravity": lambda r, i: int(r["gravity"]),
        "Knife": lambda r, i: r["knife"] == "yes",
    }
    sheets.add("Offences", ("Offences",), "|", columns, rows)


def _sentences(sheets: "_Sheets", rows: Sequence[Row]) -> None:
    columns: dict[str, Cells] = {
        "Outcome Id": lambda r, i: _number(r["outcome_id"]),
        "Person Id": lambda r, i: _number(r["child_id"]),
        "Offence Id": lambda r, i: _number(r["offence_id"]),
        "Outcome|Code": lambda r, i: words.SHORT_DISPOSALS[r["outcome_type"]],
        "Outcome|Date": lambda r, i: _mixed(r["outcome_date"], i),
        "Outcome|Ends": lambda r, i: _true(r["end_date"]),
        "Outcome|Released": lambda r, i: _true(r["release_date"]),
        "Court|First hearing": lambda r, i: _true(r["first_hearing_date"], hours=10),
        "Court|Occasion": lambda r, i: r["sentencing_occasion_id"],
        "Residence": lambda r, i: words.RESIDENCES_SHORT[r["residence"]],
        "Appeal": lambda r, i: words.APPEALS[r["appeal_status"]],
    }
    sheets.add("Outcomes & Sentences", ("Outcomes and sentences",), "|", columns, rows)


def _programmes(sheets: "_Sheets", rows: Sequence[Row]) -> None:
    columns: dict[str, Cells] = {
        "Programme Id": lambda r, i: _number(r["programme_id"]),
        "Person Id": lambda r, i: _number(r["child_id"]),
        "Programme type": lambda r, i: words.SHORT_DISPOSALS[r["disposal_type"]],
        "Begins": lambda r, i: _text(r["start_date"]),
        "Ends": lambda r, i: _text(r["end_date"]),
        "Because of outcome": lambda r, i: _number(r["outcome_id"]),
        "KPI 6 completed": lambda r, i: r["kpi6_completed"].capitalize(),
    }
    sheets.add("Programmes", ("Programmes of work",), None, columns, rows)


def _links(sheets: "_Sheets", rows: Sequence[Row]) -> None:
    columns: dict[str, Cells] = {
        "Programme Id": lambda r, i: _number(r["programme_id"]),
        "Offence Id": lambda r, i: _number(r["offence_id"]),
    }
    sheets.add("Programme offences", (), None, columns, rows, totals=False)


def _care(sheets: "_Sheets", rows: Sequence[Row]) -> None:
    columns: dict[str, Cells] = {
        "Person Id": lambda r, i: _number(r["child_id"]),
        "Type of care": lambda r, i: words.CARE_LONG[r["status"]],
        "Date from": lambda r, i: _true(r["start_date"]),
        "Date to": lambda r, i: _true(r["end_date"]) or _true("1900-01-01"),
    }
    sheets.add("Care status", ("Care status, open spells end on 1 January 1900",), None, columns, rows)


def _send(sheets: "_Sheets", rows: Sequence[Row]) -> None:
    columns: dict[str, Cells] = {
        "Person Id": lambda r, i: _number(r["child_id"]),
        "Identified need": lambda r, i: r["identified"].capitalize(),
        "Kind": lambda r, i: words.SEND_NUMBERS[r["category"]],
        "Formal plan": lambda r, i: r["formal_plan"].capitalize(),
        "Valid from": lambda r, i: _true(r["start_date"]),
        "Valid to": lambda r, i: _true(r["end_date"]),
    }
    sheets.add("SEND", ("Special educational needs",), None, columns, rows)


def _lists(sheets: "_Sheets") -> None:
    lists: list[Row] = [
        *(
            {"list": "OUTCOME", "code": c, "text": words.DISPOSAL_DESCRIPTIONS[k]}
            for k, c in words.SHORT_DISPOSALS.items()
        ),
        *(
            {"list": "CATEGORY", "code": _code(k), "text": text}
            for k, text in words.OFFENCE_CATEGORIES.items()
        ),
        *({"list": "SEND", "code": c, "text": words.SEND[k]} for k, c in words.SEND_NUMBERS.items()),
    ]
    columns: dict[str, Cells] = {
        "List": lambda r, i: r["list"],
        "Code": lambda r, i: r["code"],
        "Description": lambda r, i: r["text"],
    }
    sheets.add("Lists", ("Lists of codes",), None, columns, lists, totals=False)


def _as_is(rows: Sequence[Row]) -> dict[str, Cells]:
    return {name: _own(name) for name in rows[0]}


def _own(name: str) -> Cells:
    return lambda r, i: r[name]


def _number(text: str) -> int | None:
    """The system's own number: its kind in the first digit."""
    return int(f"{'CFOP'.index(text[0]) + 1}{int(text[1:]):06d}") if text else None


def _code(category: str) -> str:
    """A number on the list of categories; other lists use the same numbers for other things."""
    return f"{list(words.OFFENCE_CATEGORIES).index(category) + 1}"


def _true(day: str, hours: int = 0) -> datetime | None:
    return datetime.fromisoformat(day) + timedelta(hours=hours) if day else None


def _text(day: str) -> str | None:
    """4 Mar 2019."""
    return f"{int(day[8:])} {date.fromisoformat(day):%b %Y}" if day else None


def _mixed(day: str, row: int) -> Cell:
    """A true date in most rows, else a bare day number, British text or a month in words: what years of use leave."""
    if not day:
        return None
    if row % 7 == 3:
        return (date.fromisoformat(day) - date(1899, 12, 30)).days
    if row % 7 == 5:
        return f"{day[8:]}/{day[5:7]}/{day[:4]}"
    return _text(day) if row % 11 == 6 else _true(day, hours=9 if row % 13 == 1 else 0)


class _Sheets:
    """Adds sheets to a workbook, with titles above and totals below."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._bold: Format = book.add_format({"bold": True})
        self._day: Format = book.add_format({"num_format": "dd/mm/yyyy"})
        self._moment: Format = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})

    def add(
        self,
        name: str,
        titles: Sequence[str],
        groups: str | None,
        columns: Mapping[str, Cells],
        rows: Sequence[Row],
        *,
        totals: bool = True,
    ) -> None:
        """One sheet; ``groups`` parts a heading into the merged one above and its own."""
        sheet = self._book.add_worksheet(name)
        for place, title in enumerate(titles):
            sheet.write_string(place, 0, title, self._bold)
        line = len(titles) + (1 if titles else 0)
        if groups:
            self._merged(sheet, line, [h.partition(groups) for h in columns])
            line += 1
        else:
            sheet.write_row(line, 0, list(columns), self._bold)
        for number, row in enumerate(rows):
            line += 2 if number % BLANK_EVERY == BLANK_EVERY - 1 else 1
            for place, cell in enumerate(columns.values()):
                self._write(sheet, line, place, cell(row, number))
        if totals:
            sheet.write_string(line + 2, 0, f"Total: {len(rows):,} rows", self._bold)

    def _merged(self, sheet: Worksheet, line: int, headings: Sequence[tuple[str, str, str]]) -> None:
        groups: dict[str, list[int]] = {}
        for place, (upper, between, lower) in enumerate(headings):
            sheet.write_string(line + 1 if between else line, place, lower or upper, self._bold)
            if between:
                groups.setdefault(upper, []).append(place)
        for upper, places in groups.items():
            sheet.merge_range(line, places[0], line, places[-1], upper, self._bold)

    def _write(self, sheet: Worksheet, line: int, place: int, cell: Cell) -> None:
        if isinstance(cell, datetime):
            sheet.write_datetime(line, place, cell, self._moment if cell.hour else self._day)
        elif isinstance(cell, bool):
            sheet.write_boolean(line, place, cell)
        elif isinstance(cell, int):
            sheet.write_number(line, place, cell)
        elif cell:
            sheet.write_string(line, place, cell)
