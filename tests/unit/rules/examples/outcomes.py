"""Examples of the rules about outcomes: dates and ages, contradictions, custody."""

from tests.unit.rules.reading import Example

A = """
children: child_id | date_of_birth
A | 2010-01-15
"""
F1 = """
offences: offence_id | offence_date | arrest_date
F1 | 2024-05-01 | 2024-05-03
"""

EXAMPLES = {
    "OUT01": Example(
        fails=f"""{F1}
outcomes: outcome_id | offence_id | outcome_date
O1 | F1 | 2024-04-30
O2 | F1 | 2024-05-01
""",
        rows=(2,),
        passes=f"""{F1}
outcomes: outcome_id | offence_id | outcome_date
O1 | F1 | 2024-05-01
""",
    ),
    "OUT02": Example(
        fails="""
outcomes: outcome_id | outcome_date | first_hearing_date
O1 | 2024-06-01 | 2024-06-02
O2 | 2024-06-01 | 2024-06-01
""",
        rows=(2,),
        passes="""
outcomes: outcome_id | outcome_date | first_hearing_date
O1 | 2024-06-01 | 2024-06-01
O2 | 2024-06-01 |
""",
    ),
    "OUT03": Example(
        fails=f"""{F1}
outcomes: outcome_id | offence_id | first_hearing_date
O1 | F1 | 2024-04-30
O2 | F1 | 2024-05-01
""",
        rows=(2,),
        passes=f"""{F1}
outcomes: outcome_id | offence_id | first_hearing_date
O1 | F1 | 2024-05-01
O2 | F1 |
O3 | F1 | 1900-01-01
""",
    ),
    "OUT04": Example(
        fails=f"""{F1}
outcomes: outcome_id | offence_id | outcome_date
O1 | F1 | 2024-05-02
O2 | F1 | 2024-05-03
""",
        rows=(2,),
        passes="""
offences: offence_id | offence_date | arrest_date
F1 | 2024-05-01 | 2024-05-03
F2 | 2024-05-01 |

outcomes: outcome_id | offence_id | outcome_date
O1 | F1 | 2024-05-03
O2 | F2 | 2024-05-01
""",
    ),
    "OUT05": Example(
        fails="""
outcomes: outcome_id | outcome_date | end_date
O1 | 2024-06-02 | 2024-06-01
O2 | 2024-06-02 | 2024-06-02
""",
        rows=(2,),
        passes="""
outcomes: outcome_id | outcome_date | end_date
O1 | 2024-06-02 | 2024-06-02
O2 | 2024-06-02 |
O3 | 2024-06-02 | 1900-01-01
""",
    ),
    "OUT06": Example(
        fails=f"""{A}
outcomes: outcome_id | child_id | outcome_date | first_hearing_date | end_date | release_date
O1 | A | 1900-01-01 |            |            |
O2 | A | 2024-06-01 | 1900-01-01 |            |
O3 | A | 2024-06-01 |            | 1900-01-01 |
O4 | A | 2024-06-01 |            |            | 2010-01-14
O5 | A | 2024-06-01 |            |            |
""",
        rows=(2, 3, 4, 5),
        passes=f"""{A}
outcomes: outcome_id | child_id | outcome_date | first_hearing_date | end_date | release_date
O1 | A | 2024-06-01 | 2024-05-20 | 2025-06-01 | 2024-12-01
O2 | A | 2024-06-01 |            |            |
""",
    ),
    "OUT07": Example(
        fails=f"""{A}
outcomes: outcome_id | child_id | outcome_date
O1 | A | 2020-01-14
O2 | A | 2020-01-15
""",
        rows=(2,),
        passes=f"""{A}
outcomes: outcome_id | child_id | outcome_date
O1 | A | 2020-01-15
""",
    ),
    # 26 on 10 May 2024.
    "OUT08": Example(
        fails="""
children: child_id | date_of_birth
A | 1998-05-10

outcomes: outcome_id | child_id | outcome_date
O1 | A | 2024-05-10
O2 | A | 2024-05-09
""",
        rows=(2,),
        passes="""
children: child_id | date_of_birth
A | 1998-05-10

outcomes: outcome_id | child_id | outcome_date
O1 | A | 2024-05-09
""",
    ),
    "OUT09": Example(
        fails="""
outcomes: outcome_id | outcome_date
O1 | 2000-03-31
O2 | 2000-04-01
""",
        rows=(2,),
        passes="""
outcomes: outcome_id | outcome_date
O1 | 2000-04-01
""",
    ),
    "OUT10": Example(
        fails=f"""{F1}
outcomes: outcome_id | offence_id | outcome_date
O1 | F1 | 2027-05-02
O2 | F1 | 2027-05-01
""",
        rows=(2,),
        passes=f"""{F1}
outcomes: outcome_id | offence_id | outcome_date
O1 | F1 | 2027-05-01
""",
    ),
    # 18 on 1 June 2024, 17 at the arrest.
    "OUT11": Example(
        fails="""
children: child_id | date_of_birth
A | 2006-06-01

offences: offence_id | offence_date | arrest_date
F1 | 2024-05-01 | 2024-05-03
F2 | 2024-05-20 |

outcomes: outcome_id | child_id | offence_id | outcome_date | outcome_type | first_hearing_date
O1 | A | F1 | 2024-06-01 | referral_order |
O2 | A | F2 | 2024-06-01 | fine           |
O3 | A | F1 | 2024-06-01 | referral_order | 2024-05-20
""",
        rows=(2, 3),
        passes="""
children: child_id | date_of_birth
A | 2006-06-01

offences: offence_id | offence_date | arrest_date
F1 | 2024-05-01 | 2024-05-03
F2 | 2024-05-20 | 2024-06-02

outcomes: outcome_id | child_id | offence_id | outcome_date | outcome_type | first_hearing_date
O1 | A | F1 | 2024-06-01 | referral_order | 2024-05-20
O2 | A | F1 | 2024-05-31 | referral_order |
O3 | A | F1 | 2024-06-01 | youth_caution  |
O4 | A | F2 | 2024-07-01 | fine           |
""",
    ),
    "OUT12": Example(
        fails="""
outcomes: outcome_id | outcome_type | first_hearing_date
O1 | youth_caution        | 2024-05-20
O2 | community_resolution | 2024-05-20
O3 | referral_order       | 2024-05-20
""",
        rows=(2, 3),
        passes="""
outcomes: outcome_id | outcome_type | first_hearing_date
O1 | referral_order | 2024-05-20
O2 | youth_caution  |
""",
    ),
    "OUT13": Example(
        fails="""
outcomes: outcome_id | child_id | residence
O1 | A |
O2 | A | other
O3 | B |
""",
        rows=(2,),
        passes="""
outcomes: outcome_id | child_id | residence
O1 | A | local
O2 | A | other
O3 | B |
O4 | B | local
""",
    ),
    # Ninety days before 30 June 2026 is 1 April 2026.
    "OUT14": Example(
        fails="""
outcomes: outcome_id | outcome_date | outcome_type | end_date
O1 | 2026-03-31 | referral_order               |
O2 | 2024-01-01 | youth_rehabilitation_order   |
O3 | 2024-01-01 | detention_and_training_order |
O4 | 2024-01-01 | referral_order               | 2024-07-01
""",
        rows=(2, 3, 4),
        passes="""
outcomes: outcome_id | outcome_date | outcome_type | end_date
O1 | 2026-04-01 | referral_order |
O2 | 2024-01-01 | youth_caution  |
O3 | 2024-01-01 | referral_order | 2024-07-01
""",
    ),
    "OUT15": Example(
        fails="""
outcomes: outcome_id | outcome_date | outcome_type | end_date
O1 | 2020-01-01 | detention_and_training_order | 2022-01-02
O2 | 2020-01-01 | detention_and_training_order | 2022-01-01
O3 | 2020-01-01 | referral_order               | 2021-07-02
O4 | 2020-01-01 | youth_rehabilitation_order   | 2023-07-02
O5 | 2020-01-01 | conditional_discharge        | 2023-01-02
""",
        rows=(2, 4, 5, 6),
        passes="""
outcomes: outcome_id | outcome_date | outcome_type | end_date
O1 | 2020-01-01 | detention_and_training_order | 2022-01-01
O2 | 2020-01-01 | referral_order               | 2021-07-01
O3 | 2020-01-01 | youth_rehabilitation_order   | 2023-07-01
O4 | 2020-01-01 | conditional_discharge        | 2023-01-01
O5 | 2020-01-01 | section_250                  | 2030-01-01
O6 | 2020-01-01 | referral_order               |
""",
    ),
    "OUT16": Example(
        fails="""
offences: offence_id | gravity
F1 | 7
F2 | 6

outcomes: outcome_id | offence_id | outcome_type
O1 | F1 | youth_conditional_caution
O2 | F2 | youth_conditional_caution
O3 | F1 | section_250
""",
        rows=(2,),
        passes="""
offences: offence_id | gravity
F1 | 8
F2 | 6
F3 |

outcomes: outcome_id | offence_id | outcome_type
O1 | F1 | section_250
O2 | F2 | community_resolution
O3 | F3 | community_resolution
""",
    ),
    "CON01": Example(
        fails="""
outcomes: outcome_id | offence_id | outcome_type | appeal_status
O1 | F1 | youth_caution  |
O2 | F1 | referral_order |
O3 | F2 | referral_order |
""",
        rows=(2, 3),
        # A conditional caution that is not kept to can be followed by a sentence.
        passes="""
outcomes: outcome_id | offence_id | outcome_type | appeal_status
O1 | F1 | youth_conditional_caution |
O2 | F1 | referral_order            |
O3 | F2 | youth_caution             |
O4 | F3 | referral_order            |
O5 | F4 | youth_caution             |
O6 | F4 | fine                      | successful
""",
    ),
    "CON02": Example(
        fails="""
outcomes: outcome_id | offence_id | outcome_date | outcome_type | appeal_status
O1 | F1 | 2024-05-01 | referral_order               |
O2 | F1 | 2024-05-01 | detention_and_training_order |
O3 | F1 | 2024-05-01 | compensation_order           |
""",
        rows=(2, 3),
        passes="""
outcomes: outcome_id | offence_id | outcome_date | outcome_type | appeal_status
O1 | F1 | 2024-05-01 | referral_order               |
O2 | F1 | 2024-05-01 | compensation_order           |
O3 | F1 | 2024-09-01 | youth_rehabilitation_order   |
O4 | F2 | 2024-05-01 | detention_and_training_order |
O5 | F3 | 2024-05-01 | detention_and_training_order | changed
O6 | F3 | 2024-05-01 | youth_rehabilitation_order   |
O7 | F4 | 2024-05-01 | conditional_discharge        |
O8 | F4 | 2024-05-01 | conditional_discharge        |
""",
    ),
    "CON03": Example(
        fails="""
outcomes: outcome_id | offence_id | outcome_date | appeal_status
O1 | F1 | 2024-05-01 | changed
O2 | F2 | 2024-05-01 | changed
O3 | F2 | 2024-04-30 |
O4 | F3 | 2024-05-01 | changed
O5 | F3 | 2024-06-01 | none
O6 | F4 | 2024-05-01 | changed
O7 | F4 | 2024-06-01 | changed
""",
        rows=(2, 3, 7, 8),
        passes="""
outcomes: outcome_id | offence_id | outcome_date | appeal_status
O1 | F1 | 2024-05-01 | changed
O2 | F1 | 2024-06-01 |
O3 | F2 | 2024-05-01 | successful
O4 | F3 | 2024-05-01 | unchanged
O5 | F4 | 2024-05-01 | changed
O6 | F4 | 2024-05-01 | unchanged
""",
    ),
    "CON04": Example(
        fails="""
outcomes: outcome_id | outcome_type | appeal_status
O1 | youth_caution        | successful
O2 | community_resolution | unchanged
O3 | referral_order       | successful
""",
        rows=(2, 3),
        passes="""
outcomes: outcome_id | outcome_type | appeal_status
O1 | referral_order | changed
O2 | youth_caution  | none
O3 | youth_caution  |
""",
    ),
    "CON05": Example(
        fails="""
outcomes: outcome_id | child_id | outcome_date | residence
O1 | A | 2024-05-01 |
O2 | A | 2024-05-01 | other
O3 | A | 2024-05-02 | local
""",
        rows=(2, 3),
        passes="""
outcomes: outcome_id | child_id | outcome_date | residence
O1 | A | 2024-05-01 |
O2 | A | 2024-05-01 | local
O3 | A | 2024-05-02 | other
O4 | B | 2024-05-01 | other
""",
    ),
    "CON06": Example(
        fails="""
outcomes: outcome_id | outcome_date | sentencing_occasion_id
O1 | 2024-05-01 | S1
O2 | 2024-05-02 | S1
O3 | 2024-05-02 | S2
""",
        rows=(2, 3),
        passes="""
outcomes: outcome_id | outcome_date | sentencing_occasion_id
O1 | 2024-05-01 | S1
O2 | 2024-05-01 | S1
O3 | 2024-05-02 | S2
O4 | 2024-05-03 |
O5 | 2024-05-04 |
""",
    ),
    "CON07": Example(
        fails="""
outcomes: outcome_id | child_id | outcome_date | outcome_type | release_date
O1 | A | 2024-05-01 | detention_and_training_order | 2024-08-01
O2 | A | 2024-05-01 | detention_and_training_order | 2024-09-01
O3 | A | 2024-05-01 | detention_and_training_order |
""",
        rows=(2, 3),
        passes="""
outcomes: outcome_id | child_id | outcome_date | outcome_type | release_date
O1 | A | 2024-05-01 | detention_and_training_order | 2024-08-01
O2 | A | 2024-05-01 | detention_and_training_order | 2024-08-01
O3 | A | 2024-05-01 | detention_and_training_order |
O4 | A | 2025-05-01 | detention_and_training_order | 2025-08-01
O5 | B | 2024-05-01 | detention_and_training_order | 2024-09-01
""",
    ),
    "CUS01": Example(
        fails="""
outcomes: outcome_id | outcome_date | release_date
O1 | 2024-05-02 | 2024-05-01
O2 | 2024-05-02 | 2024-05-02
""",
        rows=(2,),
        passes="""
outcomes: outcome_id | outcome_date | release_date
O1 | 2024-05-02 | 2024-05-02
O2 | 2024-05-02 |
O3 | 2024-05-02 | 1900-01-01
""",
    ),
    "CUS02": Example(
        fails="""
outcomes: outcome_id | outcome_date | end_date | release_date
O1 | 2024-05-02 | 2024-11-02 | 2024-11-03
O2 | 2024-05-02 | 2024-11-02 | 2024-11-02
""",
        rows=(2,),
        passes="""
outcomes: outcome_id | outcome_date | end_date | release_date
O1 | 2024-05-02 | 2024-11-02 | 2024-11-02
O2 | 2024-05-02 |            | 2024-11-02
O3 | 2024-05-02 | 2024-11-02 |
O4 | 2024-05-02 | 1900-01-01 | 2024-11-02
""",
    ),
    "CUS03": Example(
        fails="""
outcomes: outcome_id | outcome_type | end_date | release_date
O1 | detention_and_training_order | 2026-06-29 |
O2 | detention_and_training_order | 2026-06-30 |
""",
        rows=(2,),
        passes="""
outcomes: outcome_id | outcome_type | end_date | release_date
O1 | detention_and_training_order | 2026-06-30 |
O2 | detention_and_training_order | 2025-01-01 | 2024-10-01
O3 | section_250                  |            |
O4 | referral_order               | 2025-01-01 |
""",
    ),
    "CUS04": Example(
        fails="""
outcomes: outcome_id | outcome_date | outcome_type | end_date | release_date
O1 | 2024-06-29 | detention_and_training_order | |
O2 | 2024-06-30 | detention_and_training_order | |
""",
        rows=(2,),
        # With an end it is the other rule's; section 250 can be longer.
        passes="""
outcomes: outcome_id | outcome_date | outcome_type | end_date | release_date
O1 | 2024-06-30 | detention_and_training_order |            |
O2 | 2023-01-01 | detention_and_training_order | 2024-01-01 |
O3 | 2023-01-01 | detention_and_training_order |            | 2023-07-01
O4 | 2023-01-01 | section_250                  |            |
""",
    ),
    "CUS05": Example(
        fails="""
outcomes: outcome_id | outcome_type | release_date
O1 | youth_rehabilitation_order | 2024-05-01
O2 | section_250                | 2024-05-01
""",
        rows=(2,),
        passes="""
outcomes: outcome_id | outcome_type | release_date
O1 | section_250                | 2024-05-01
O2 | youth_rehabilitation_order |
""",
    ),
    "CUS06": Example(
        fails="""
offences: offence_id | gravity
F1 | 2
F2 | 3

outcomes: outcome_id | offence_id | child_id | outcome_date | outcome_type
O1 | F1 | A | 2024-05-01 | detention_and_training_order
O2 | F1 | B | 2024-05-01 | detention_and_training_order
O3 | F2 | B | 2024-05-01 | detention_and_training_order
""",
        rows=(2,),
        passes="""
offences: offence_id | gravity
F1 | 2
F2 | 3
F3 |

outcomes: outcome_id | offence_id | child_id | outcome_date | outcome_type
O1 | F2 | A | 2024-05-01 | detention_and_training_order
O2 | F1 | B | 2024-05-01 | detention_and_training_order
O3 | F2 | B | 2024-05-01 | detention_and_training_order
O4 | F3 | C | 2024-05-01 | detention_and_training_order
O5 | F1 | D | 2024-05-01 | fine
""",
    ),
    "CUS07": Example(
        fails="""
outcomes: outcome_id | outcome_date | outcome_type | release_date
O1 | 2024-01-01 | detention_and_training_order | 2025-03-02
O2 | 2024-01-01 | detention_and_training_order | 2025-03-01
""",
        rows=(2,),
        passes="""
outcomes: outcome_id | outcome_date | outcome_type | release_date
O1 | 2024-01-01 | detention_and_training_order | 2025-03-01
O2 | 2024-01-01 | section_250                  | 2028-01-01
O3 | 2024-01-01 | detention_and_training_order |
""",
    ),
}
