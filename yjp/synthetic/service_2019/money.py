"""The budget that the plan prints, cell by cell, and a staff list that is invented around its structure chart."""

from yjp.synthetic.columns import Row, row

YEAR = 2018
PRINTED: tuple[tuple[str, int | None, int | None, int | None], ...] = (
    ("local_authority", 704_706, 85_000, 14_211),
    ("police", 30_000, None, 0),
    ("probation", None, 40_000, 5_000),
    ("health", None, 90_000, 35_000),
    ("pcc", None, None, 150_000),
    ("youth_justice_grant", None, None, 431_928),
    ("other", None, None, 0),
)
"""Rotherham Youth Justice Plan 2019-21, table 2, partner contributions 2018/19: staffing costs, payments in kind, other
delegated funds; None is an empty cell. The last column adds up to 636,139. The plan prints 635,509 below it, and
1,585,845 as the total of all, which is the sum of its own totals by agency: so the printed table does not cast."""

STAFF: tuple[tuple[str, str, str, str, str, float, int], ...] = (
    ("permanent", "strategic_manager", "full_time", "female", "W1", 1.0, 1),
    ("permanent", "operational_manager", "full_time", "female", "W1", 1.0, 1),
    ("permanent", "operational_manager", "full_time", "male", "W1", 2.0, 2),
    ("permanent", "practitioner", "full_time", "female", "W1", 5.0, 5),
    ("permanent", "practitioner", "full_time", "male", "W1", 3.0, 3),
    ("permanent", "practitioner", "full_time", "female", "A2", 1.0, 1),
    ("permanent", "practitioner", "part_time", "female", "W1", 1.6, 2),
    ("permanent", "administration", "full_time", "female", "W1", 2.0, 2),
    ("permanent", "administration", "part_time", "female", "W1", 0.5, 1),
    ("vacant", "practitioner", "full_time", "", "", 1.0, 0),
    ("secondee_police", "practitioner", "full_time", "male", "W1", 1.0, 1),
    ("secondee_probation", "practitioner", "full_time", "female", "W1", 1.0, 1),
    ("secondee_health_mental_health", "practitioner", "part_time", "female", "W1", 0.6, 1),
    ("secondee_health_substance_misuse", "practitioner", "full_time", "male", "W1", 1.0, 1),
    ("temporary", "sessional", "part_time", "male", "W1", 0.8, 3),
    ("temporary", "sessional", "part_time", "female", "M1", 0.4, 1),
    ("temporary", "volunteer", "part_time", "female", "W1", 0.0, 9),
    ("temporary", "volunteer", "part_time", "male", "W1", 0.0, 4),
    ("temporary", "volunteer", "part_time", "male", "A2", 0.0, 1),
)
"""Three social workers and eight youth justice workers are in the plan's structure chart; all else is invented."""


def budget() -> list[Row]:
    """Rows of the table ``budget``: year, agency and the three kinds of money, in pounds."""
    return [budget_row(YEAR, *line) for line in PRINTED]


def budget_row(year: int, agency: str, staffing: int | None, in_kind: int | None, other: int | None) -> Row:
    """What one agency gives in a year."""
    return row(
        "budget",
        year=year,
        agency=agency,
        staffing_costs=staffing,
        payments_in_kind=in_kind,
        other_delegated_funds=other,
    )


def staffing() -> list[Row]:
    """Rows of the table ``staffing``."""
    return [staff_row(YEAR, *group) for group in STAFF]


def staff_row(
    year: int, contract: str, role: str, hours: str, sex: str, ethnicity: str, posts: float, people: int
) -> Row:
    """One group of posts alike; nobody has a disability or speaks Welsh, and of an empty post nothing is said."""
    said = "no" if people else ""
    return row(
        "staffing",
        year=year,
        contract_type=contract,
        role=role,
        working_hours=hours,
        staff_sex=sex,
        staff_ethnicity=ethnicity,
        disabled=said,
        welsh_speaker=said,
        posts_fte=posts,
        headcount=people,
    )
