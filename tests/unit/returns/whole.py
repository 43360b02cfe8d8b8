"""A workspace that every return can be made from: the small children of the other tests, with a budget and staff."""

from pathlib import Path

from tests.unit.returns import small
from yjp.model.caseload import Caseload
from yjp.store import Workspace

BUDGET = """
    year | agency              | staffing_costs | payments_in_kind | other_delegated_funds
    2018 | local_authority     | 704706         | 85000            | 14211
    2018 | police              | 30000          | 0                | 0
    2018 | probation           | 0              | 40000            | 5000
    2018 | health              | 0              | 90000            | 35000
    2018 | pcc                 | 0              | 0                | 150000
    2018 | youth_justice_grant | 0              | 0                | 431928
    2018 | other               | 0              | 0                | 0
    2024 | local_authority     | 100            | 20               | 3
    2025 | local_authority     | 200            | 20               | 3
"""
"""The amounts of 2018 are those that Rotherham's plan of 2019-21 prints, dashes as nought."""
STAFF = """
    year | contract_type | role         | working_hours | staff_sex | staff_ethnicity | disabled | posts_fte | headcount
    2018 | permanent     | practitioner | full_time     | female    | W1              | no       | 2         | 2
    2024 | permanent     | practitioner | full_time     | female    | W1              | no       | 3         | 3
"""
PRINTED = """Agency,Staffing costs (£),Payments in kind – revenue (£),Other delegated funds (£),Total (£)
Local Authority,"704,706","85,000","14,211","803,917"
Police Service,"30,000",,0,"30,000"
National Probation Service,,"40,000","5,000","45,000"
Health Service,,"90,000","35,000","125,000"
Police and crime commissioner,,,"150,000","150,000"
YJB Practice Grant,,,"431,928","431,928"
Other,,,0,0
Total,"734,706","215,000","635,509","1,585,845"
"""
"""Rotherham Youth Justice Plan 2019-21, table 2, as printed."""


def caseload(**tables: str) -> Caseload:
    """The children of ``small``, with a budget and staff; ``tables`` replace the others."""
    return small.caseload(**{"budget": BUDGET, "staffing": STAFF, **tables})


def workspace(folder: Path, **tables: str) -> Workspace:
    """A workspace that holds them, as an import leaves it."""
    return small.workspace(folder, caseload(**tables))
