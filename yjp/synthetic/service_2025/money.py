"""Budget and staff of the example in 2024/25 and 2025/26: invented, every cell filled, so that the tables cast."""

from yjp.synthetic.columns import Row
from yjp.synthetic.service_2019.money import budget_row, staff_row

BUDGET: tuple[tuple[str, tuple[int, int, int], tuple[int, int, int]], ...] = (
    ("local_authority", (812_400, 62_000, 18_300), (836_800, 62_000, 15_000)),
    ("police", (0, 92_500, 10_000), (0, 95_300, 10_000)),
    ("probation", (5_000, 46_200, 0), (5_000, 47_600, 0)),
    ("health", (41_000, 88_000, 12_500), (42_200, 90_600, 12_500)),
    ("pcc", (0, 0, 152_000), (0, 0, 152_000)),
    ("youth_justice_grant", (498_700, 0, 61_300), (507_900, 0, 63_100)),
    ("other", (96_000, 0, 24_000), (60_000, 0, 15_000)),
)
"""Staffing costs, payments in kind and other delegated funds, for 2024 and for 2025."""

STAFF: tuple[tuple[str, str, str, str, str, float, int], ...] = (
    ("permanent", "strategic_manager", "full_time", "female", "W1", 1.0, 1),
    ("permanent", "operational_manager", "full_time", "female", "W1", 2.0, 2),
    ("permanent", "operational_manager", "full_time", "male", "A2", 1.0, 1),
    ("permanent", "practitioner", "full_time", "female", "W1", 6.0, 6),
    ("permanent", "practitioner", "full_time", "female", "M1", 1.0, 1),
    ("permanent", "practitioner", "full_time", "male", "W1", 3.0, 3),
    ("permanent", "practitioner", "full_time", "male", "B2", 1.0, 1),
    ("permanent", "practitioner", "part_time", "female", "W1", 2.1, 3),
    ("fixed_term", "practitioner", "full_time", "female", "A2", 1.0, 1),
    ("permanent", "administration", "full_time", "female", "W1", 2.0, 2),
    ("permanent", "administration", "part_time", "male", "W1", 0.6, 1),
    ("vacant", "practitioner", "full_time", "", "", 1.0, 0),
    ("secondee_police", "practitioner", "full_time", "male", "W1", 1.0, 1),
    ("secondee_police", "practitioner", "full_time", "female", "W1", 1.0, 1),
    ("secondee_probation", "practitioner", "part_time", "female", "W1", 0.5, 1),
    ("secondee_health_mental_health", "practitioner", "full_time", "female", "W9", 1.0, 1),
    ("secondee_health_speech_language", "practitioner", "part_time", "female", "W1", 0.6, 1),
    ("secondee_health_substance_misuse", "practitioner", "full_time", "male", "W1", 1.0, 1),
    ("secondee_education", "practitioner", "part_time", "female", "W1", 0.5, 1),
    ("temporary", "sessional", "part_time", "male", "W1", 0.6, 3),
    ("temporary", "student", "full_time", "female", "W1", 1.0, 1),
    ("temporary", "volunteer", "part_time", "female", "W1", 0.0, 8),
    ("temporary", "volunteer", "part_time", "male", "W1", 0.0, 4),
    ("temporary", "volunteer", "part_time", "female", "B1", 0.0, 1),
)
"""As of March 2025; the year after differs by the fixed-term post, which ends."""
YEARS = (2024, 2025)


def budget() -> list[Row]:
    """Rows of the table ``budget``."""
    return [
        budget_row(year, agency, *amounts)
        for place, year in enumerate(YEARS)
        for agency, *both in BUDGET
        for amounts in (both[place],)
    ]


def staffing() -> list[Row]:
    """Rows of the table ``staffing``."""
    return [
        staff_row(year, *group)
        for year in YEARS
        for group in STAFF
        if year == YEARS[0] or group[0] != "fixed_term"
    ]
