"""yjp: from a Youth Justice Service's caseload to indicators, dashboard, draft plan and returns."""

__version__ = "0.2.0"
