"""A checker of workbooks against the government's guidance on accessible spreadsheets.

It reads any .xlsx file, ours or not, and trusts none: sizes are bounded, and no XML part may declare an entity.
A clean answer means that the rules that a program can check are kept. Whether titles and notes help a reader, a person
must see.
"""

from yjp.writers.checker.checking import Finding, check_workbook
from yjp.writers.checker.definition import Rule
from yjp.writers.checker.rules import RULES

__all__ = ["RULES", "Finding", "Rule", "check_workbook"]
