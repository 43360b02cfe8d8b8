"""The workbook of a ledger, sheet after sheet in the order in which it is read."""

from dataclasses import replace

from yjp.writers.ledger_workbook import front
from yjp.writers.ledger_workbook.back import run, sources
from yjp.writers.ledger_workbook.comparisons import comparison_sheets
from yjp.writers.ledger_workbook.headlines import headline_sheets
from yjp.writers.ledger_workbook.long_tables import breakdowns, comparators, families, kpis, others, quarters
from yjp.writers.ledger_workbook.notes import Notebook
from yjp.writers.ledger_workbook.parts import divide
from yjp.writers.ledger_workbook.years import years
from yjp.writers.provenance import Provenance
from yjp.writers.workbook import Sheet, contents, publication_of

MOST_ROWS = 100_000
"""Rows of a sheet that a desktop program still opens at once; what is longer is cut, and the sheet says so."""


def ledger_workbook(provenance: Provenance) -> bytes:
    """The workbook's bytes, the same for the same ledger.

    A sheet with nothing to show is left out: the guidance has no blank sheets. Every figure of the ledger is on one
    sheet at least.
    """
    ledger, notebook = provenance.ledger, Notebook()
    parts = divide(ledger.figures)
    figures = [
        *headline_sheets(ledger, notebook),
        *years(ledger, parts, notebook),
        quarters(ledger, parts, notebook),
        *kpis(ledger, parts, notebook),
        *families(ledger, parts, notebook),
        *breakdowns(ledger, parts, notebook),
        others(ledger, parts, notebook),
        comparators(ledger, parts, notebook),
        *comparison_sheets(ledger),
    ]
    found = [
        notebook.sheet(),
        front.definitions(ledger),
        *map(_cut, figures),
        sources(ledger),
        run(provenance),
    ]
    sheets = [sheet for sheet in found if sheet.rows]
    about = ledger.about
    return publication_of(
        about,
        title=front.title(ledger),
        subject="Youth justice figures",
        keywords="first time entrants, reoffending, custody",
        sheets=(front.cover(provenance), contents(sheets), *sheets),
    )


def _cut(sheet: Sheet) -> Sheet:
    if len(sheet.rows) <= MOST_ROWS:
        return sheet
    words = f"The table has the first {MOST_ROWS:,} of {len(sheet.rows):,} rows; the CSV has all."
    return replace(sheet, rows=sheet.rows[:MOST_ROWS], notes=(words, *sheet.notes))
