"""Organisational figures that inspectors ask for: the caseload by order, age, sex, ethnicity and needs, and staff."""

from yjp_returns.inspection.pack import tables, workbook

__all__ = ["tables", "workbook"]
