"""What stands behind the tables: measures, what rows and columns mean, every cell, and who stands in it."""

from collections.abc import Sequence

from yjp.indicators.kpi.sources import SQL
from yjp.writers.workbook import Amount, Cell, Column, Sheet
from yjp.writers.workbook.shorthand import NOT_APPLICABLE, NOT_AVAILABLE
from yjp_returns.kpi.make import KpiReturn
from yjp_returns.kpi.tidy import HOLDS_CHILDREN, cell_frame
from yjp_returns.kpi.workbook.front import BLANKS, NUMBER_COLUMNS, number_or_mark, numbers
from yjp_returns.stamp import run_sheet

CELLS = "Cells"
MEMBERS = "Who counts"
MOST_ROWS = 100_000
"""Rows of a sheet that a desktop program still opens at once."""


def measures(made: KpiReturn) -> Sheet:
    """Headlines and sub-measures."""
    found = {row["measure"]: row for row in made.measures.iter_rows(named=True)}
    rows: list[Sequence[Cell]] = []
    for each in made.version.measures:
        row = found[each.id]
        rows.append(
            (
                f"KPI {each.kpi}",
                each.number,
                each.title,
                *numbers(each, row),
                row["reason"] or row["population"],
                each.grade,
            )
        )
    return Sheet(
        name="Measures",
        title=f"Headlines and sub-measures, {made.label}",
        about="Every headline and sub-measure that the cells give",
        notes=(f"The KPIs are {made.version.quality} ({made.version.quality_source}).", BLANKS),
        columns=(
            Column("KPI", 9),
            Column("Measure", 11),
            Column("What it is", 80),
            *NUMBER_COLUMNS,
            Column("Why it is empty, or what it is divided by", 44),
            Column("Grade", 9),
        ),
        rows=rows,
        nothing="There are no measures.",
    )


def demographics(made: KpiReturn) -> Sheet:
    """Who the children behind three of the KPIs are."""
    rows: list[Sequence[Cell]] = [
        (
            f"KPI {each['kpi']}",
            each["number"],
            each["title"],
            each["breakdown"] or "all",
            each["group"] or "all",
            NOT_AVAILABLE if each["value"] is None else Amount(each["value"], 1),
            number_or_mark(each["children"]),
            number_or_mark(each["out_of"]),
            each["reason"] or ("nobody is in this group" if each["out_of"] == 0 else None),
        )
        for each in made.demographics.iter_rows(named=True)
    ]
    return Sheet(
        name="Demographics",
        title=f"Who the children behind the KPIs are, {made.label}",
        about="Sub-measures 3c, 6c and 9f: children by sex, age and ethnic group",
        notes=(
            "The template has no cells for these; the published SQL has them, 3c and 6c from case-level data only. "
            "Which numbers are set beside each other is inferred (grade I).",
            f"Source: {SQL}.",
            "Age at the start is that on the first day of the programme. Small numbers are not suppressed.",
            BLANKS,
        ),
        columns=(
            Column("KPI", 9),
            Column("Measure", 11),
            Column("What it is", 60),
            Column("By", 18),
            Column("Group", 26),
            Column("Per cent", 11, number=True),
            Column("Children", 11, number=True),
            Column("Out of", 11, number=True),
            Column("Why it is empty", 34),
        ),
        rows=rows,
        nothing="There are no such sub-measures.",
    )


def rows(made: KpiReturn) -> Sheet:
    """What each row counts, and where that is written."""
    return Sheet(
        name="Rows",
        title="What each row counts",
        about="The meaning, source and grade of every row",
        notes=("Grade: Q read in the source, I inferred, M from memory. Only Q is certain.", BLANKS),
        columns=(
            Column("KPI", 9),
            Column("Row", 22),
            Column("Section", 18),
            Column("Label in the template", 44),
            Column("What it counts", 64),
            Column("Of", 12),
            Column("In the template", 11),
            Column("Grade", 8),
            Column("Source", 44),
        ),
        rows=[
            (
                f"KPI {table.number}",
                row.id,
                row.heading or None,
                row.label,
                row.meaning,
                row.counts,
                "yes" if row.in_template else "no",
                row.grade,
                row.source,
            )
            for table in made.version.tables
            for row in table.rows
        ],
        nothing="There are no rows.",
    )


def columns(made: KpiReturn) -> Sheet:
    """What each column is."""
    return Sheet(
        name="Columns",
        title="What each column is",
        about="The order and time point of every column",
        notes=(BLANKS,),
        columns=(
            Column("KPI", 9),
            Column("Name in the template", 34),
            Column("Name in the published SQL", 34),
            Column("Order, type, sector or age", 64),
            Column("Time point", 20),
            Column("Why it is never filled", 60),
        ),
        rows=[
            (
                f"KPI {table.number}",
                column.template,
                column.id,
                column.group_label,
                column.point.replace("_", " "),
                column.unavailable or None,
            )
            for table in made.version.tables
            for column in table.columns
        ],
        nothing="There are no columns.",
    )


def cells(made: KpiReturn) -> Sheet:
    """Every cell with its name, value, state and reason."""
    chosen = (
        "cell",
        "description",
        "column_name",
        "in_template",
        "value",
        "state",
        "why_empty",
        "manual_reason",
    )
    found = cell_frame(made).filter(state="not asked").select("cell").height
    rows = [
        (cell, label.strip(), column, "yes" if inside else "no", number_or_mark(value), state, why or by_hand)
        for cell, label, column, inside, value, state, why, by_hand in cell_frame(made)
        .select(chosen)
        .iter_rows()
        if state != "not asked"
    ]
    return Sheet(
        name=CELLS,
        title=f"Every cell, {made.label}",
        about="Every cell by name, with its value or why it is empty",
        notes=(
            f"The name of a cell is what yjp return set takes. {found:,} cells that their row does not fill are not "
            "here.",
            BLANKS,
        ),
        columns=(
            Column("Cell", 46),
            Column("Row", 60),
            Column("Column", 30),
            Column("In the template", 12),
            Column("Value", 11, number=True),
            Column("State", 18),
            Column("Why it is empty, or why it was entered", 60),
        ),
        rows=rows,
        nothing="There are no cells.",
    )


def members(made: KpiReturn) -> Sequence[Sheet]:
    """Who stands in which cell, by id; only where it was asked for."""
    if made.members is None:
        return ()
    found = made.members.select(
        "table", "row", "column", "member_kind", "member_id", "child_id", "programme_id"
    )
    cut = f"The table has the first {MOST_ROWS:,} of {found.height:,} rows; the JSON and the CSV have all."
    return (
        Sheet(
            name=MEMBERS,
            title=f"Who stands in which cell, {made.label}",
            about="Children, programmes, offences, victims and sectors in each cell, by id: children's records",
            notes=(
                HOLDS_CHILDREN,
                *((cut,) if found.height > MOST_ROWS else ()),
                "A number entered by hand has nobody behind it: who was counted in that cell is listed all the same.",
            ),
            columns=(
                Column("KPI", 9),
                Column("Row", 34),
                Column("Column", 34),
                Column("Counted is a", 14),
                Column("Id", 24),
                Column("Child", 24),
                Column("Programme", 24),
            ),
            rows=[
                (f"KPI {table}", *(NOT_APPLICABLE if cell is None else cell for cell in row))
                for table, *row in found.head(MOST_ROWS).iter_rows()
            ],
            nothing="Nobody stands in any cell.",
        ),
    )


def run(made: KpiReturn) -> Sheet:
    """What a program needs to know the return again."""
    return run_sheet(made.stamp, made.about)
