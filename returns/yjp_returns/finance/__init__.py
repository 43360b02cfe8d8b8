"""Budget and staffing: the plan's table of costs and contributions, and tables B7 and B8, cast and cross-cast."""

from yjp_returns.finance.book import checks, grids, tables, workbook
from yjp_returns.finance.casting import Check, Outcome, cast, verdict
from yjp_returns.finance.grid import Gap, Grid, Sum, printed

__all__ = [
    "Check",
    "Gap",
    "Grid",
    "Outcome",
    "Sum",
    "cast",
    "checks",
    "grids",
    "printed",
    "tables",
    "verdict",
    "workbook",
]
