"""The ledger as an accessible workbook: cover, contents, notes, definitions, then one table of figures a sheet."""

from yjp.writers.ledger_workbook.assembly import ledger_workbook

__all__ = ["ledger_workbook"]
