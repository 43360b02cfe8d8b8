"""Every rule of the checker, declared: what it asks for, whether the regulations need it, and where it is written."""

from yjp.writers.checker import document_rules as document
from yjp.writers.checker import sheet_rules as sheet
from yjp.writers.checker import table_rules as table
from yjp.writers.checker import text_rules as text
from yjp.writers.checker.definition import SPREADSHEETS, SYMBOLS, Rule

ESSENTIAL, PRACTICE = True, False
_TABLES, _FORMATTING, _STRUCTURE = "Tables", "Formatting", "Structure"
_FOOTNOTES, _BEFORE, _COVERS, _LAYOUT = (
    "Footnotes",
    "Before publishing",
    "Cover sheets",
    "Layout of shorthand",
)

_DECLARED = (
    # the rule, what it asks for, whether it is essential, section
    (document.document_title, "The document has a title", ESSENTIAL, _BEFORE),
    (document.document_language, "The document says its language", ESSENTIAL, _BEFORE),
    (document.document_author, "The document names who made it", ESSENTIAL, _BEFORE),
    (document.cover, "The first sheet is a cover", PRACTICE, _COVERS),
    (document.contents, "A list of links leads to every table", PRACTICE, _COVERS),
    (document.opens_at_start, "The cursor is in A1 of the first sheet", ESSENTIAL, _BEFORE),
    (document.macros, "There are no macros", PRACTICE, _FORMATTING),
    (document.sheet_names, "Sheets have names of their own", ESSENTIAL, _STRUCTURE),
    (document.hidden_sheets, "No sheet is hidden", PRACTICE, _STRUCTURE),
    (document.blank_sheets, "No sheet is blank", ESSENTIAL, _STRUCTURE),
    (sheet.title_in_a1, "Every sheet has a title in A1", ESSENTIAL, _FORMATTING),
    (sheet.title_tagged, "Titles are tagged as headings", ESSENTIAL, _FORMATTING),
    (sheet.merged, "No cells are merged", ESSENTIAL, _TABLES),
    (sheet.hidden_rows_or_columns, "No row or column is hidden", PRACTICE, _TABLES),
    (sheet.frozen_panes, "No panes are frozen", PRACTICE, _TABLES),
    (sheet.filters, "No filters are on", PRACTICE, _TABLES),
    (sheet.floating, "Nothing floats over the cells", ESSENTIAL, _FORMATTING),
    (sheet.headers_and_footers, "There are no page headers and footers", ESSENTIAL, _FORMATTING),
    (sheet.one_table, "There is one table a sheet", PRACTICE, _STRUCTURE),
    (sheet.marked_up, "Tables are marked up", ESSENTIAL, _TABLES),
    (sheet.at_the_left, "Tables begin in column A", ESSENTIAL, _STRUCTURE),
    (sheet.nothing_below, "Nothing stands below or beside a table", PRACTICE, _STRUCTURE),
    (sheet.blank_rows, "There are no blank rows", ESSENTIAL, _TABLES),
    (sheet.blank_columns, "There are no blank columns", ESSENTIAL, _TABLES),
    (table.header_row, "Every column has a heading of its own", ESSENTIAL, _TABLES),
    (table.table_names, "Tables have names that say what they are", PRACTICE, _TABLES),
    (table.blank_cells, "Blank cells are explained", ESSENTIAL, _TABLES),
    (table.wrapped, "Long text is wrapped", ESSENTIAL, _TABLES),
    (table.text_size, "Text has 12 points or more", PRACTICE, _FORMATTING),
    (table.superscript, "Nothing is superscript", ESSENTIAL, _FOOTNOTES),
    (table.background, "Cells of tables have no background fill", PRACTICE, _FORMATTING),
    (table.colour_alone, "Colour never says what words do not", ESSENTIAL, _FORMATTING),
    (table.errors, "No cell holds an error", PRACTICE, _BEFORE),
    (text.numbers_as_text, "Numbers are stored as numbers", PRACTICE, _TABLES),
    (text.one_thing_a_cell, "Marks have a column of their own", PRACTICE, _LAYOUT),
    (text.symbols, "Shorthand is letters in brackets, not symbols", ESSENTIAL, _LAYOUT),
    (text.unknown_shorthand, "Shorthand is the guidance's or explained", PRACTICE, _LAYOUT),
    (text.explained_shorthand, "Shorthand is explained", ESSENTIAL, _LAYOUT),
    (text.note_markers, "Every note marker has its note", PRACTICE, _FOOTNOTES),
    (text.links, "Links say where they lead", ESSENTIAL, _FORMATTING),
)
RULES: tuple[Rule, ...] = tuple(
    Rule(
        id=look.__name__,
        what=what,
        essential=essential,
        section=section,
        source=SYMBOLS if section == _LAYOUT else SPREADSHEETS,
        look=look,
    )
    for look, what, essential, section in _DECLARED
)
"""In the order in which findings are told: the document, its sheets, their tables, the words in them."""
