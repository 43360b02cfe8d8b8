"""The workbook of the KPI return, sheet after sheet in the order in which it is read."""

from yjp.writers.workbook import Sheet, contents, publication_of
from yjp_returns.kpi.make import KpiReturn
from yjp_returns.kpi.workbook import behind, front, outcome
from yjp_returns.kpi.workbook.tables import table_sheet


def kpi_workbook(made: KpiReturn) -> bytes:
    """The workbook's bytes, the same for the same return. A sheet with nothing to show is left out."""
    found: list[Sheet] = [
        front.headlines(made),
        *(table_sheet(made, table) for table in made.version.tables),
        outcome.checks(made),
        outcome.places(made),
        outcome.by_hand(made),
        outcome.moves(made),
        behind.measures(made),
        behind.demographics(made),
        behind.rows(made),
        behind.columns(made),
        behind.cells(made),
        *behind.members(made),
        behind.run(made),
    ]
    sheets = [sheet for sheet in found if sheet.rows]
    about = made.about
    return publication_of(
        about,
        title=front.title(made),
        subject=made.declared.title,
        keywords=f"key performance indicators, {made.period}",
        sheets=(front.cover(made), contents(sheets), front.notes(made), *sheets),
    )
