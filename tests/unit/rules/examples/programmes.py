"""Examples of the rules about programmes, and of what the KPIs need when they end."""

from tests.unit.rules.examples import spells
from tests.unit.rules.reading import Example

A = """
children: child_id | date_of_birth
A | 2010-01-15
"""

EXAMPLES = {
    "PRG01": spells.in_order("programmes"),
    "PRG02": spells.after_birth("programmes"),
    "PRG03": Example(
        fails="""
programmes: programme_id | start_date | outcome_id
P1 | 2024-04-30 | O1
P2 | 2024-05-01 | O1

outcomes: outcome_id | outcome_date
O1 | 2024-05-01
""",
        rows=(2,),
        passes="""
programmes: programme_id | start_date | outcome_id
P1 | 2024-05-01 | O1
P2 | 2024-04-30 |
P3 | 1900-01-01 | O1

outcomes: outcome_id | outcome_date
O1 | 2024-05-01
""",
    ),
    "PRG04": Example(
        fails="""
programmes: programme_id | disposal_type | outcome_id
P1 | voluntary      | O1
P2 | referral_order | O1

outcomes: outcome_id | outcome_type
O1 | referral_order
""",
        rows=(2,),
        passes="""
programmes: programme_id | disposal_type | outcome_id
P1 | referral_order | O1
P2 | voluntary      |
P3 |                | O1

outcomes: outcome_id | outcome_type
O1 | referral_order
""",
    ),
    "PRG05": Example(
        fails="""
programmes: programme_id | disposal_type | outcome_id
P1 | referral_order |
P2 | referral_order | O1
""",
        rows=(2,),
        passes="""
programmes: programme_id | disposal_type | outcome_id
P1 | referral_order | O1
P2 | prevention     |
P3 |                |
""",
    ),
    "PRG06": Example(
        fails="""
programmes: programme_id | disposal_type
P1 | referral_order
P2 | youth_caution

programme_offences: programme_id | offence_id
P2 | F1
""",
        rows=(2,),
        passes="""
programmes: programme_id | disposal_type
P1 | voluntary
P2 | youth_caution
P3 |

programme_offences: programme_id | offence_id
P2 | F1
""",
    ),
    "PRG07": Example(
        fails="""
programme_offences: programme_id | offence_id
P1 | F1
P1 | F2

programmes: programme_id | child_id
P1 | A

offences: offence_id | child_id
F1 | A
F2 | B
""",
        rows=(3,),
        passes="""
programme_offences: programme_id | offence_id
P1 | F1

programmes: programme_id | child_id
P1 | A

offences: offence_id | child_id
F1 | A
F2 | B
""",
    ),
    "PRG08": Example(
        fails="""
programmes: programme_id | outcome_id
P1 | O1
P2 | O1

outcomes: outcome_id | offence_id
O1 | F1

programme_offences: programme_id | offence_id
P1 | F2
P2 | F1
P2 | F2
""",
        rows=(2,),
        # A programme without any offence is another rule's.
        passes="""
programmes: programme_id | outcome_id
P1 | O1
P2 | O1
P3 |

outcomes: outcome_id | offence_id
O1 | F1

programme_offences: programme_id | offence_id
P1 | F1
P3 | F2
""",
    ),
    # Thirty days before 30 June 2026 is 31 May 2026.
    "PRG09": Example(
        fails="""
programmes: programme_id | end_date | outcome_id
P1 |            | O1
P2 | 2026-12-31 | O1
P3 | 2026-06-30 | O1
P4 |            | O2

outcomes: outcome_id | end_date
O1 | 2026-05-30
O2 | 2026-05-31
""",
        rows=(2, 3),
        passes="""
programmes: programme_id | end_date | outcome_id
P1 | 2026-05-30 | O1
P2 |            | O2
P3 |            | O3
P4 |            |

outcomes: outcome_id | end_date
O1 | 2026-05-30
O2 | 2026-05-31
O3 |
""",
    ),
    # 18 and a half on 30 June 2026: born by 30 December 2007.
    "PRG10": Example(
        fails="""
children: child_id | date_of_birth
A | 2007-12-30
B | 2008-01-01

programmes: programme_id | child_id | start_date | end_date
P1 | A | 2025-01-01 |
P2 | B | 2025-01-01 |
P3 | A | 2025-01-01 | 2026-06-30
""",
        rows=(2,),
        passes="""
children: child_id | date_of_birth
A | 2007-12-30
B | 2008-01-01

programmes: programme_id | child_id | start_date | end_date
P1 | A | 2025-01-01 | 2026-06-30
P2 | B | 2025-01-01 |
""",
    ),
    "PRG11": Example(
        fails="""
programmes: programme_id | disposal_type
P1 |
P2 | voluntary
""",
        rows=(2,),
        passes="""
programmes: programme_id | disposal_type
P1 | voluntary
""",
    ),
    "PRG12": Example(
        fails="""
programmes: programme_id | disposal_type | end_date | kpi6_completed
P1 | youth_caution        | 2023-04-01 |
P2 | community_resolution | 2026-06-30 |
P3 | youth_caution        | 2024-04-01 | no
""",
        rows=(2, 3),
        passes="""
programmes: programme_id | disposal_type | end_date | kpi6_completed
P1 | youth_caution  | 2023-03-31 |
P2 | youth_caution  | 2024-04-01 | yes
P3 | youth_caution  | 2026-07-01 |
P4 | youth_caution  |            |
P5 | referral_order | 2024-04-01 |
""",
    ),
    "PRG13": Example(
        fails="""
programmes: programme_id | end_date | kpi6_completed
P1 |            | yes
P2 | 2026-07-01 | no
P3 | 2026-06-30 | yes
""",
        rows=(2, 3),
        passes="""
programmes: programme_id | end_date | kpi6_completed
P1 | 2026-06-30 | yes
P2 |            |
""",
    ),
    "PRG14": Example(
        fails="""
programmes: programme_id | disposal_type | kpi6_completed
P1 | referral_order | yes
P2 | prevention     | no
P3 | youth_caution  | yes
""",
        rows=(2, 3),
        passes="""
programmes: programme_id | disposal_type | kpi6_completed
P1 | youth_caution  | yes
P2 | referral_order |
P3 |                | yes
""",
    ),
    "PRG15": Example(
        fails="""
programmes: programme_id | disposal_type | start_date | end_date
P1 | prevention           | 2025-06-29 |
P2 | community_resolution | 2025-06-29 | 2026-12-31
P3 | prevention           | 2025-06-30 |
""",
        rows=(2, 3),
        passes="""
programmes: programme_id | disposal_type | start_date | end_date
P1 | prevention     | 2025-06-30 |
P2 | prevention     | 2024-01-01 | 2026-06-30
P3 | referral_order | 2024-01-01 |
P4 |                | 2024-01-01 |
""",
    ),
    "KPI01": Example(
        fails=f"""{A}
programmes: programme_id | child_id | start_date | end_date | disposal_type
P1 | A | 2025-01-01 | 2025-06-01 | referral_order
P2 | A | 2025-06-02 | 2025-09-01 | youth_caution

accommodation: child_id | start_date | end_date
A | 2024-01-01 | 2025-05-31
A | 2025-06-02 |
""",
        rows=(2,),
        passes=f"""{A}
programmes: programme_id | child_id | start_date | end_date | disposal_type
P1 | A | 2025-01-01 | 2025-06-01 | referral_order
P2 | A | 2022-01-01 | 2023-03-31 | referral_order
P3 | A | 2026-01-01 | 2026-07-01 | referral_order
P4 | A | 2022-01-01 | 2023-05-01 | prevention
P5 | A | 2020-01-14 | 2023-05-01 | referral_order

accommodation: child_id | start_date | end_date
A | 2024-01-01 | 2025-06-01
""",
    ),
    "KPI02": Example(
        fails=f"""{A}
programmes: programme_id | child_id | start_date | end_date | disposal_type
P1 | A | 2025-01-01 | 2025-06-01 | referral_order
P2 | A | 2025-06-02 | 2025-09-01 | youth_caution

education: child_id | start_date | end_date | ete_type
A | 2024-01-01 | 2025-05-31 | mainstream_school
A | 2025-06-02 |            | none
""",
        rows=(2,),
        passes=f"""{A}
programmes: programme_id | child_id | start_date | end_date | disposal_type
P1 | A | 2025-01-01 | 2025-06-01 | referral_order

education: child_id | start_date | end_date | ete_type
A | 2024-01-01 | | none
""",
    ),
    "KPI03": Example(
        fails=f"""{A}
programmes: programme_id | child_id | start_date | end_date | disposal_type
P1 | A | 2025-01-01 | 2025-06-01 | referral_order
P2 | A | 2025-06-02 | 2025-09-01 | youth_caution

health: child_id | strand | identified_date | screened_date
A | mental_health    |            | 2025-06-02
A | substance_misuse | 2025-01-02 | 2025-01-02
""",
        rows=(2,),
        passes=f"""{A}
programmes: programme_id | child_id | start_date | end_date | disposal_type
P1 | A | 2025-01-01 | 2025-06-01 | referral_order

health: child_id | strand | identified_date | screened_date
A | mental_health | 2025-06-01 |
""",
    ),
    "KPI04": Example(
        fails=f"""{A}
programmes: programme_id | child_id | start_date | end_date | disposal_type
P1 | A | 2025-01-01 | 2025-06-01 | referral_order
P2 | A | 2025-06-02 | 2025-09-01 | youth_caution

health: child_id | strand | identified_date | screened_date
A | substance_misuse |            | 2025-06-02
A | mental_health    | 2025-01-02 | 2025-01-02
""",
        rows=(2,),
        passes=f"""{A}
programmes: programme_id | child_id | start_date | end_date | disposal_type
P1 | A | 2025-01-01 | 2025-06-01 | referral_order

health: child_id | strand | identified_date | screened_date
A | substance_misuse | | 2024-06-01
""",
    ),
    "KPI05": Example(
        fails="""
offences: offence_id | offence_category | gravity
F1 | robbery | 5
F2 | robbery | 5
F3 | robbery | 4

outcomes: outcome_id | offence_id | outcome_date | outcome_type
O1 | F1 | 2023-04-01 | referral_order
O2 | F2 | 2023-04-01 | referral_order
O3 | F3 | 2023-04-01 | referral_order

programme_offences: programme_id | offence_id
P1 | F2
""",
        rows=(2,),
        passes="""
offences: offence_id | offence_category | gravity
F1 | robbery  | 5
F2 | drugs    | 6
F3 | arson    | 6
F4 | robbery  | 6
F5 | robbery  | 6
F6 | robbery  |

outcomes: outcome_id | offence_id | outcome_date | outcome_type | residence
O1 | F1 | 2024-04-01 | referral_order       |
O2 | F2 | 2023-03-31 | referral_order       |
O3 | F3 | 2024-04-01 | referral_order       |
O4 | F4 | 2024-04-01 | community_resolution |
O5 | F5 | 2024-04-01 | referral_order       | other
O6 | F6 | 2024-04-01 | referral_order       |

programme_offences: programme_id | offence_id
P1 | F1
""",
    ),
}
