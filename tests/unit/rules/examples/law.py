"""Examples of the rules about what the law allowed."""

from tests.unit.rules.reading import Example

# 18 on 10 May 2024.
A = """
children: child_id | date_of_birth
A | 2006-05-10
"""

EXAMPLES = {
    "LAW01": Example(
        fails=f"""{A}
outcomes: outcome_id | child_id | outcome_date | outcome_type
O1 | A | 2024-05-10 | youth_caution
O2 | A | 2024-05-10 | youth_conditional_caution
O3 | A | 2024-05-09 | youth_caution
""",
        rows=(2, 3),
        passes=f"""{A}
outcomes: outcome_id | child_id | outcome_date | outcome_type
O1 | A | 2024-05-09 | youth_caution
O2 | A | 2024-05-10 | community_resolution
O3 | A | 2024-05-10 | fine
""",
    ),
    "LAW02": Example(
        fails=f"""{A}
outcomes: outcome_id | child_id | outcome_date | outcome_type | first_hearing_date
O1 | A | 2024-07-01 | referral_order             | 2024-05-10
O2 | A | 2024-07-01 | youth_rehabilitation_order | 2024-05-10
O3 | A | 2024-07-01 | referral_order             | 2024-05-09
""",
        rows=(2, 3),
        passes=f"""{A}
outcomes: outcome_id | child_id | outcome_date | outcome_type | first_hearing_date
O1 | A | 2024-07-01 | referral_order | 2024-05-09
O2 | A | 2024-07-01 | fine           | 2024-05-10
O3 | A | 2024-07-01 | referral_order |
""",
    ),
    "LAW03": Example(
        fails="""
children: child_id | date_of_birth
A | 2012-05-10

outcomes: outcome_id | child_id | outcome_date | outcome_type
O1 | A | 2024-05-09 | detention_and_training_order
O2 | A | 2024-05-10 | detention_and_training_order
""",
        rows=(2,),
        passes="""
children: child_id | date_of_birth
A | 2012-05-10

outcomes: outcome_id | child_id | outcome_date | outcome_type
O1 | A | 2024-05-10 | detention_and_training_order
O2 | A | 2024-05-09 | section_250
""",
    ),
    "LAW04": Example(
        fails="""
outcomes: outcome_id | outcome_date | outcome_type
O1 | 2013-04-08 | reprimand
O2 | 2024-04-08 | final_warning
O3 | 2013-04-07 | reprimand
""",
        rows=(2, 3),
        passes="""
outcomes: outcome_id | outcome_date | outcome_type
O1 | 2013-04-07 | reprimand
O2 | 2024-04-08 | youth_caution
""",
    ),
    "LAW05": Example(
        fails="""
outcomes: outcome_id | outcome_date | outcome_type
O1 | 2013-04-07 | youth_caution
O2 | 2013-04-08 | youth_caution
""",
        rows=(2,),
        # Conditional cautions were tried out in some areas from 2010.
        passes="""
outcomes: outcome_id | outcome_date | outcome_type
O1 | 2013-04-08 | youth_caution
O2 | 2012-04-08 | youth_conditional_caution
""",
    ),
    "LAW06": Example(
        fails="""
outcomes: outcome_id | outcome_date | outcome_type
O1 | 2009-11-29 | youth_rehabilitation_order
O2 | 2009-11-30 | youth_rehabilitation_order
""",
        rows=(2,),
        passes="""
outcomes: outcome_id | outcome_date | outcome_type
O1 | 2009-11-30 | youth_rehabilitation_order
O2 | 2009-11-29 | supervision_order
""",
    ),
    "LAW07": Example(
        fails="""
offences: offence_id | offence_date
F1 | 2009-11-30
F2 | 2009-11-29

outcomes: outcome_id | offence_id | outcome_date | outcome_type
O1 | F1 | 2010-03-01 | supervision_order
O2 | F2 | 2010-03-01 | supervision_order
""",
        rows=(2,),
        passes="""
offences: offence_id | offence_date
F1 | 2009-11-30
F2 | 2009-11-29

outcomes: outcome_id | offence_id | outcome_date | outcome_type
O1 | F2 | 2010-03-01 | action_plan_order
O2 | F1 | 2010-03-01 | youth_rehabilitation_order
O3 | F1 | 2010-03-01 | attendance_centre_order
""",
    ),
    "LAW08": Example(
        fails="""
offences: offence_id | offence_date
F1 | 2025-11-30
F2 | 2009-11-29

outcomes: outcome_id | offence_id | outcome_date | outcome_type
O1 | F1 | 2026-03-01 | drug_treatment_and_testing_order
O2 | F2 | 2010-03-01 | drug_treatment_and_testing_order
""",
        rows=(2,),
        passes="""
offences: offence_id | offence_date
F1 | 2025-11-30
F2 | 2009-11-29

outcomes: outcome_id | offence_id | outcome_date | outcome_type
O1 | F2 | 2010-03-01 | drug_treatment_and_testing_order
O2 | F1 | 2026-03-01 | youth_rehabilitation_order
""",
    ),
    "LAW09": Example(
        fails="""
outcomes: outcome_id | outcome_date | outcome_type
O1 | 2020-11-30 | section_250
O2 | 2020-12-01 | section_250
O3 | 2020-11-30 | section_259
""",
        rows=(2, 4),
        passes="""
outcomes: outcome_id | outcome_date | outcome_type
O1 | 2020-12-01 | section_254
O2 | 2020-11-30 | section_90_91_detention
""",
    ),
    "LAW10": Example(
        fails=f"""{A}
outcomes: outcome_id | child_id | outcome_date | outcome_type | first_hearing_date
O1 | A | 2021-03-01 | section_90_91_detention | 2020-12-01
O2 | A | 2021-03-01 | section_226_b           |
O3 | A | 2021-03-01 | section_90_91_detention | 2020-11-30
""",
        rows=(2, 3),
        passes=f"""{A}
outcomes: outcome_id | child_id | outcome_date | outcome_type | first_hearing_date
O1 | A | 2021-03-01 | section_90_91_detention | 2020-11-30
O2 | A | 2021-03-01 | section_250             | 2020-12-01
O3 | A | 2020-03-01 | section_226_life        |
""",
    ),
    "LAW11": Example(
        fails=f"""{A}
outcomes: outcome_id | child_id | outcome_date | outcome_type | first_hearing_date
O1 | A | 2013-03-01 | section_228                  | 2012-12-03
O2 | A | 2013-03-01 | section_226_public_protection |
O3 | A | 2012-12-02 | section_226_b                |
O4 | A | 2013-03-01 | section_228                  | 2012-12-02
""",
        rows=(2, 3, 4),
        # Since the Code of 2020 another rule shows them all.
        passes=f"""{A}
outcomes: outcome_id | child_id | outcome_date | outcome_type | first_hearing_date
O1 | A | 2013-03-01 | section_228                   | 2012-12-02
O2 | A | 2012-03-01 | section_226_public_protection |
O3 | A | 2012-12-03 | section_226_b                 |
O4 | A | 2021-03-01 | section_228                   |
""",
    ),
    "LAW12": Example(
        fails="""
offences: offence_id | offence_date
F1 | 2009-11-30
F2 | 2009-11-29

outcomes: outcome_id | offence_id | outcome_type
O1 | F1 | community_punishment_order
O2 | F2 | community_punishment_order
O3 | F1 | community_rehabilitation_order
""",
        rows=(2, 4),
        passes="""
offences: offence_id | offence_date
F1 | 2009-11-30
F2 | 2009-11-29

outcomes: outcome_id | offence_id | outcome_type
O1 | F2 | community_punishment_and_rehabilitation_order
O2 | F1 | youth_rehabilitation_order
""",
    ),
}
