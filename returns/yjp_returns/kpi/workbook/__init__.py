"""The KPI return as an accessible workbook."""

from yjp_returns.kpi.workbook.assembly import kpi_workbook

__all__ = ["kpi_workbook"]
