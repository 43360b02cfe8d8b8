"""Examples of the rules about offences."""

from tests.unit.rules.reading import Example

A = """
children: child_id | date_of_birth
A | 2010-01-15
"""

EXAMPLES = {
    "OFF01": Example(
        fails=f"""{A}
offences: offence_id | child_id | offence_date
F1 | A | 2010-01-14
F2 | A | 2010-01-15
""",
        rows=(2,),
        passes=f"""{A}
offences: offence_id | child_id | offence_date
F1 | A | 2024-05-01
""",
    ),
    "OFF02": Example(
        fails=f"""{A}
offences: offence_id | child_id | offence_date
F1 | A | 2020-01-14
F2 | A | 2020-01-15
""",
        rows=(2,),
        # Before birth is another rule's.
        passes=f"""{A}
offences: offence_id | child_id | offence_date
F1 | A | 2020-01-15
F2 | A | 2009-12-31
""",
    ),
    "OFF03": Example(
        fails="""
offences: offence_id | offence_date | arrest_date
F1 | 2024-05-02 | 2024-05-01
F2 | 2024-05-02 | 2024-05-02
""",
        rows=(2,),
        passes="""
offences: offence_id | offence_date | arrest_date
F1 | 2024-05-02 | 2024-05-02
F2 | 2024-05-02 |
""",
    ),
    "OFF04": Example(
        fails="""
offences: offence_id | offence_date | arrest_date
F1 | 2022-05-01 | 2024-05-02
F2 | 2022-05-01 | 2024-05-01
""",
        rows=(2,),
        passes="""
offences: offence_id | offence_date | arrest_date
F1 | 2022-05-01 | 2024-05-01
F2 | 2022-05-01 |
""",
    ),
    # The extract is of 30 June 2026.
    "OFF05": Example(
        fails="""
offences: offence_id | offence_date | arrest_date
F1 | 2025-06-29 |
F2 | 2024-01-01 | 2025-06-29
F3 | 2024-01-01 | 2025-06-30
F4 | 2024-01-01 | 2024-01-02

outcomes: outcome_id | offence_id
O1 | F4
""",
        rows=(2, 3),
        passes="""
offences: offence_id | offence_date | arrest_date
F1 | 2025-06-30 |
F2 | 2024-01-01 | 2024-01-02

outcomes: outcome_id | offence_id
O1 | F2
""",
    ),
    "OFF06": Example(
        fails="""
offences: offence_id | offence_category
F1 |
F2 | not_known
F3 | other
""",
        rows=(2, 3),
        passes="""
offences: offence_id | offence_category
F1 | other
F2 | robbery
""",
    ),
    "OFF07": Example(
        fails="""
offences: offence_id | gravity
F1 |
F2 | 3
""",
        rows=(2,),
        passes="""
offences: offence_id | gravity
F1 | 1
""",
    ),
    "OFF08": Example(
        fails="""
offences: offence_id | knife
F1 |
F2 | no
""",
        rows=(2,),
        passes="""
offences: offence_id | knife
F1 | yes
F2 | no
""",
    ),
    "OFF09": Example(
        fails="""
offences: offence_id | offence_category | gravity
F1 | breach_of_statutory_order | 5
F2 | breach_of_statutory_order | 4
""",
        rows=(2,),
        passes="""
offences: offence_id | offence_category | gravity
F1 | breach_of_bail | 4
F2 | robbery | 6
F3 | breach_of_bail |
F4 | | 5
""",
    ),
    "OFF10": Example(
        fails="""
offences: offence_id | offence_category | gravity
F1 | robbery | 4
F2 | robbery | 5
""",
        rows=(2,),
        passes="""
offences: offence_id | offence_category | gravity
F1 | robbery | 5
F2 | drugs | 2
F3 | robbery |
""",
    ),
    "OFF11": Example(
        fails="""
offences: offence_id | offence_category | gravity
F1 | motoring_offences | 8
F2 | theft_and_handling_stolen_goods | 7
F3 | motoring_offences | 6
""",
        rows=(2, 3),
        passes="""
offences: offence_id | offence_category | gravity
F1 | motoring_offences | 6
F2 | violence_against_the_person | 8
F3 | death_or_injury_by_dangerous_driving | 8
F4 | motoring_offences |
""",
    ),
    "OFF12": Example(
        fails="""
offences: offence_id | offence_date
F1 | 1900-01-01
F2 | 2000-03-31
F3 | 2000-04-01
""",
        rows=(2, 3),
        passes="""
offences: offence_id | offence_date
F1 | 2000-04-01
F2 | 2024-05-01
""",
    ),
    "OFF13": Example(
        fails="""
offences: offence_id | child_id | offence_date | offence_category
F1 | A | 2024-05-01 | breach_of_conditional_discharge
F2 | B | 2024-05-01 | breach_of_conditional_discharge
F3 | C | 2024-05-01 | breach_of_conditional_discharge

outcomes: outcome_id | child_id | outcome_date | outcome_type
O1 | B | 2024-05-02 | conditional_discharge
O2 | C | 2023-11-01 | referral_order
""",
        rows=(2, 3, 4),
        passes="""
offences: offence_id | child_id | offence_date | offence_category
F1 | A | 2024-05-01 | breach_of_conditional_discharge
F2 | B | 2024-05-01 | breach_of_bail
F3 | C | 2024-05-01 |

outcomes: outcome_id | child_id | outcome_date | outcome_type
O1 | A | 2024-05-01 | conditional_discharge
""",
    ),
    "OFF14": Example(
        fails="""
offences: offence_id | child_id | offence_date | offence_category
F1 | A | 2024-05-01 | breach_of_statutory_order
F2 | B | 2024-05-01 | breach_of_statutory_order
F3 | C | 2024-05-01 | breach_of_statutory_order

outcomes: outcome_id | child_id | outcome_date | outcome_type
O1 | A | 2023-11-01 | youth_caution
O2 | C | 2023-11-01 | referral_order
""",
        rows=(2, 3),
        passes="""
offences: offence_id | child_id | offence_date | offence_category
F1 | A | 2024-05-01 | breach_of_statutory_order
F2 | B | 2024-05-01 | robbery

outcomes: outcome_id | child_id | outcome_date | outcome_type
O1 | A | 2023-11-01 | referral_order
O2 | A | 2024-09-01 | youth_rehabilitation_order
""",
    ),
    "OFF15": Example(
        fails="""
offences: offence_id | child_id | offence_date
F1 | A | 2024-05-02
F2 | A | 2024-05-01
F3 | A | 2024-08-01

outcomes: outcome_id | child_id | outcome_date | outcome_type | release_date
O1 | A | 2024-05-01 | detention_and_training_order | 2024-08-01
""",
        rows=(2,),
        passes="""
offences: offence_id | child_id | offence_date
F1 | A | 2024-05-01
F2 | A | 2024-08-01
F3 | B | 2024-06-01
F4 | C | 2024-06-01

outcomes: outcome_id | child_id | outcome_date | outcome_type | release_date
O1 | A | 2024-05-01 | detention_and_training_order | 2024-08-01
O2 | B | 2024-05-01 | detention_and_training_order |
O3 | C | 2024-05-01 | youth_rehabilitation_order   | 2024-08-01
""",
    ),
    "OFF16": Example(
        fails="""
children: child_id | date_of_birth
A | 2006-05-10

offences: offence_id | child_id | offence_date | arrest_date
F1 | A | 2024-05-09 | 2024-05-10
F2 | A | 2024-05-09 | 2024-05-09
""",
        rows=(2,),
        passes="""
children: child_id | date_of_birth
A | 2006-05-10

offences: offence_id | child_id | offence_date | arrest_date
F1 | A | 2024-05-09 | 2024-05-09
F2 | A | 2024-05-09 |
F3 | A | 2024-05-10 | 2024-05-11
""",
    ),
}
