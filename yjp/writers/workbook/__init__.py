"""Accessible workbooks: declared sheets, one marked-up table each, written by xlsxwriter.

After the Government Analysis Function's guidance *Releasing statistics in spreadsheets*. ``yjp.writers.checker`` holds
what is written here against the same guidance.
"""

from yjp.writers.workbook.book import publication, publication_of, working_list
from yjp.writers.workbook.shapes import Amount, Book, Cell, Column, Link, Page, Sheet, contents
from yjp.writers.workbook.shorthand import SHORTHAND, Shorthand

__all__ = [
    "SHORTHAND",
    "Amount",
    "Book",
    "Cell",
    "Column",
    "Link",
    "Page",
    "Sheet",
    "Shorthand",
    "contents",
    "publication",
    "publication_of",
    "working_list",
]
