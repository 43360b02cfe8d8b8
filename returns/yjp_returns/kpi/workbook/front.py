"""What stands before the tables: cover, contents, notes and headlines."""

from collections.abc import Mapping, Sequence
from typing import Any

from yjp.indicators.kpi.declared.defects import NOT_HELD
from yjp.indicators.kpi.declared.measures_events import STATUTORY_SECTORS
from yjp.indicators.kpi.definition import Measure
from yjp.periods import snapshot
from yjp.writers.workbook import Amount, Cell, Column, Page, Sheet
from yjp.writers.workbook.shorthand import NOT_APPLICABLE, NOT_AVAILABLE
from yjp_returns.definition import GRADES
from yjp_returns.kpi.checking import Verdict
from yjp_returns.kpi.make import KpiReturn
from yjp_returns.kpi.tidy import HOLDS_CHILDREN

NOTES = "Notes"
BLANKS = "Blank cells: there is nothing to say."


def title(made: KpiReturn) -> str:
    """The workbook's title, on its cover and in its properties."""
    return f"{made.about.service}: {made.declared.title}, {made.label}"


def cover(made: KpiReturn) -> Page:
    """What this is, for whom, whether it may go, and how to read it."""
    about, declared = made.about, made.declared
    due = declared.deadline.due(made.period_end.replace(day=1), made.period_end)
    entered = len(made.entries)
    top = [
        *([about.banner] if about.banner else []),
        f"The {made.version.quality_source} calls the KPIs {made.version.quality}.",
        "Statutory profile: no small number is suppressed. This is for the recipient and not for publication.",
        *([HOLDS_CHILDREN] if made.members is not None else []),
    ]
    return Page(
        name="Cover",
        title=title(made),
        parts=(
            (None, tuple(top)),
            (
                "The return",
                (
                    f"Service: {about.service}",
                    f"Period: {made.label}",
                    f"Recipient: {declared.recipient.words}",
                    f"Due: {snapshot(due).label if due else 'no day is known'}. {declared.deadline.rule} "
                    f"({GRADES[declared.deadline.grade]})",
                    f"Legal basis: {declared.legal_basis.words}",
                    f"Extract taken on: {snapshot(about.extract_date).label}",
                    f"Made by: yjp {about.yjp_version}, run {about.run_id}, tables of {declared.year}",
                ),
            ),
            ("How the checks came out", _checks(made)),
            ("What is missing", tuple(map(_sentence, made.missing)) or ("Nothing that the tables need.",)),
            (
                "Entered by hand",
                (
                    f"{entered:,} {'cell holds' if entered == 1 else 'cells hold'} a number that somebody entered: see "
                    "the sheet Entered by hand."
                    if entered
                    else "No cell holds a number that somebody entered.",
                ),
            ),
            (
                "How to read it",
                (
                    "The sheets KPI 1 to KPI 10 have the template's own row labels and column names, odd spaces "
                    "included.",
                    "[x] stands where a number could not be counted; the last column of its row says why. [z] stands "
                    "where the template asks for none. Neither is ever nought, and the CSV leaves both empty.",
                    f"What rows and columns mean is on the sheets Rows and Columns; the rules are on {NOTES}.",
                ),
            ),
        ),
    )


def _checks(made: KpiReturn) -> tuple[str, ...]:
    counts = {v: sum(r.verdict is v for r in made.results) for v in Verdict}
    said = ", ".join(f"{verdict.value}: {number}" for verdict, number in counts.items())
    fails = tuple(f"Fails: {result.check.what}." for result in made.failed)
    before = ("Do not send this return before every failed check is explained or mended.",) if fails else ()
    return (f"Of {len(made.results)} checks, {said}. See the sheet Checks.", *fails, *before)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def notes(made: KpiReturn) -> Page:
    """What to know of the rules."""
    version = made.version
    two = [m for m in version.measures if m.headline and m.definition]
    defects = tuple(f"KPI {d.kpi}: {d.fault} Here: {d.here}" for d in version.defects)
    changes = tuple(f"{change.words}. Source: {change.source}." for change in made.declared.changes)
    return Page(
        name=NOTES,
        title="Notes on the return",
        parts=(
            (
                "How sure the rules are",
                (
                    "The rules are in part unpublished. What is known comes from the Ministry of Justice's published "
                    "SQL, which is internal code and not guidance.",
                    *(f"Grade {grade}: {words}." for grade, words in GRADES.items()),
                    "Official validation rules, the deadline and the template's layout were not found.",
                    "The template's keys (return_status_id, reporting_date, yot_code) are the recipient's and are not "
                    "filled in here.",
                ),
            ),
            (
                "Who is counted",
                (
                    "Children whose order or programme ended in the quarter count once, under the most serious "
                    "outcome.",
                    "At the start means the first day of the order; for custody the day before it began. At the end "
                    "means its last day. Release is the day of release from custody.",
                    "A child without a record at a time point is in the total and is neither suitable nor unsuitable.",
                ),
            ),
            ("Two headlines in use", tuple(f"KPI {m.kpi}: {m.title}. {m.differs}" for m in two)),
            *((("What later years changed", changes),) if changes else ()),
            ("What the extract does not have", NOT_HELD),
            ("Faults of the published SQL that are not copied", defects),
        ),
    )


UNITS = {100: "per cent", 10_000: "per 10,000", 1: "number", STATUTORY_SECTORS: f"of {STATUTORY_SECTORS}"}


WHOLE = (UNITS[1], UNITS[STATUTORY_SECTORS])
"""Units of values that are whole numbers."""


def unit(measure: Measure) -> str:
    """What a measure's value is in."""
    if measure.denominator is None and measure.constant is None and not measure.of_population:
        return "number"
    return UNITS.get(measure.per, f"per {measure.per:,}")


def numbers(measure: Measure, row: Mapping[str, Any]) -> tuple[Cell, Cell, Cell, Cell]:
    """Value, unit, number and out of; marks where there is none."""
    words = unit(measure)
    value, number, base = row["value"], row["numerator"], row["denominator"]
    return (
        NOT_AVAILABLE if value is None else Amount(value, 0 if words in WHOLE else 1),
        words,
        number_or_mark(number),
        NOT_APPLICABLE if words == "number" else number_or_mark(base),
    )


NUMBER_COLUMNS = (
    Column("Value", 11, number=True),
    Column("Unit", 12),
    Column("Number", 11, number=True),
    Column("Out of", 11, number=True),
)
"""The columns of ``numbers``."""


def number_or_mark(number: int | None) -> Cell:
    """The number, or [x] where there is none."""
    return NOT_AVAILABLE if number is None else number


def headlines(made: KpiReturn) -> Sheet:
    """The headlines of each KPI; of KPI 4 and 5 there are two in use."""
    found = {row["measure"]: row for row in made.measures.iter_rows(named=True)}
    rows: list[Sequence[Cell]] = []
    for measure in (m for m in made.version.measures if m.headline):
        row = found[measure.id]
        rows.append(
            (
                f"KPI {measure.kpi}",
                measure.title,
                measure.definition or None,
                *numbers(measure, row),
                _why(row["reason"], row["population"]),
                measure.grade,
            )
        )
    return Sheet(
        name="Headlines",
        title=f"Headlines of the KPIs, {made.label}",
        about="The headline of each KPI; where two are in use, both",
        notes=(f"The KPIs are {made.version.quality} ({made.version.quality_source}).", BLANKS),
        columns=(
            Column("KPI", 9),
            Column("What it is", 60),
            Column("Definition", 36),
            *NUMBER_COLUMNS,
            Column("Why it is empty, or what it is divided by", 44),
            Column("Grade", 9),
        ),
        rows=rows,
        nothing="There are no headlines.",
    )


def _why(reason: str | None, population: str | None) -> Cell:
    text = reason or population
    return _sentence(text) if text else None
