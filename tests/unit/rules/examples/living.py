"""Examples of the rules about care, SEND, accommodation, education and health."""

from tests.unit.rules.examples import spells
from tests.unit.rules.reading import Example

A = """
children: child_id | date_of_birth
A | 2010-01-15
"""

EXAMPLES = {
    "CAR01": spells.in_order("care_status"),
    # A plan to protect a child can begin before it is born; 280 days before 15 January 2010 is 10 April 2009.
    "CAR02": Example(
        fails=f"""{A}
care_status: child_id | start_date | end_date
A | 2009-04-09 |
A | 2012-01-01 | 1900-01-01
A | 2009-04-10 |
""",
        rows=(2, 3),
        passes=f"""{A}
care_status: child_id | start_date | end_date
A | 2009-04-10 | 2010-06-01
""",
    ),
    "CAR03": Example(
        fails="""
care_status: child_id | status
A |
A | none
""",
        rows=(2,),
        passes="""
care_status: child_id | status
A | none
A | looked_after
""",
    ),
    "CAR04": spells.one_of_a_kind("care_status", "status", "looked_after", "early_help"),
    "CAR05": spells.with_none("care_status", "status", "child_in_need"),
    # 18 on 1 June 2026.
    "CAR06": Example(
        fails="""
children: child_id | date_of_birth
A | 2008-06-01

care_status: child_id | start_date | end_date | status
A | 2020-01-01 |            | looked_after
A | 2020-01-01 | 2026-06-03 | child_in_need
A | 2020-01-01 | 2026-06-02 | looked_after
A | 2020-01-01 |            | early_help
""",
        rows=(2, 3),
        passes="""
children: child_id | date_of_birth
A | 2008-06-01
B | 2009-06-01

care_status: child_id | start_date | end_date | status
A | 2020-01-01 | 2026-06-01 | looked_after
B | 2020-01-01 |            | looked_after
B | 2020-01-01 | 2027-05-31 | child_in_need
A | 2020-01-01 |            |
""",
    ),
    "SEN01": spells.in_order("send"),
    "SEN02": spells.after_birth("send"),
    "SEN03": spells.one_at_a_time("send"),
    "SEN04": Example(
        fails="""
send: child_id | identified | category | formal_plan
A | no  | sen_support | no
B |     | ehcp        |
C | no  |             | yes
D | yes | ehcp        | yes
""",
        rows=(2, 3, 4),
        passes="""
send: child_id | identified | category | formal_plan
A | yes | ehcp | yes
B | yes | none | no
C | no  | none | no
D |     |      |
""",
    ),
    "SEN05": Example(
        fails="""
send: child_id | category | formal_plan
A | ehcp      | no
B | statement |
C | ehcp      | yes
""",
        rows=(2, 3),
        passes="""
send: child_id | category | formal_plan
A | ehcp        | yes
B | sen_support | no
C |             |
""",
    ),
    "SEN06": Example(
        fails="""
send: child_id | category | formal_plan
A | sen_support | yes
B |             | yes
C | ehcp        | yes
""",
        rows=(2, 3),
        passes="""
send: child_id | category | formal_plan
A | ehcp        | yes
B | statement   | yes
C | sen_support | no
D |             |
""",
    ),
    "SEN07": Example(
        fails="""
send: child_id | start_date | end_date | category
A | 2012-01-01 | 2018-04-01 | statement
B | 2012-01-01 |            | statement
C | 2012-01-01 | 2018-03-31 | statement
""",
        rows=(2, 3),
        passes="""
send: child_id | start_date | end_date | category
A | 2012-01-01 | 2018-03-31 | statement
B | 2018-04-01 |            | ehcp
C | 2012-01-01 |            |
""",
    ),
    "SEN08": Example(
        fails="""
send: child_id | start_date | category
A | 2014-08-31 | ehcp
B | 2014-09-01 | ehcp
""",
        rows=(2,),
        passes="""
send: child_id | start_date | category
A | 2014-09-01 | ehcp
B | 2014-08-31 | statement
C | 1900-01-01 | ehcp
D | 2014-08-31 |
""",
    ),
    "ACC01": spells.in_order("accommodation"),
    "ACC02": spells.after_birth("accommodation"),
    "ACC03": spells.one_at_a_time("accommodation"),
    "ACC04": Example(
        fails="""
accommodation: child_id | accommodation_type | suitability
A | bed_and_breakfast | suitable
B | no_fixed_abode    | suitable
C | at_home           | suitable
""",
        rows=(2, 3),
        passes="""
accommodation: child_id | accommodation_type | suitability
A | bed_and_breakfast | unsuitable
B | at_home           | suitable
C | unknown           |
D |                   | suitable
""",
    ),
    "ACC05": Example(
        fails="""
accommodation: child_id | accommodation_type | suitability
A | at_home |
B | at_home | unknown
C |         |
D | at_home | suitable
""",
        rows=(2, 3, 4),
        # Some kinds are unsuitable whatever the answer.
        passes="""
accommodation: child_id | accommodation_type | suitability
A | at_home        | suitable
B | at_home        | unsuitable
C | no_fixed_abode |
""",
    ),
    "ACC06": Example(
        fails="""
accommodation: child_id | accommodation_type
A |
B | unknown
C | other
""",
        rows=(2, 3),
        passes="""
accommodation: child_id | accommodation_type
A | other
B | at_home
""",
    ),
    "ACC07": Example(
        fails="""
accommodation: child_id | accommodation_type | start_date | end_date
A | young_offender_institution | 2024-08-02 | 2024-09-01
B | secure_training_centre     | 2024-01-01 |
C | young_offender_institution | 2024-05-01 |

outcomes: outcome_id | child_id | outcome_type | outcome_date | release_date
O1 | A | detention_and_training_order | 2024-05-01 | 2024-08-01
O2 | B | youth_rehabilitation_order   | 2024-01-01 |
O3 | C | section_250                  | 2024-05-01 |

remands: child_id | remand_type | start_date | end_date
B | unconditional_bail | 2023-12-01 | 2024-01-01
""",
        rows=(2, 3),
        passes="""
accommodation: child_id | accommodation_type | start_date | end_date
A | young_offender_institution | 2024-05-01 | 2024-08-01
B | secure_training_centre     | 2024-01-01 |
C | secure_childrens_home      | 2024-01-01 |
D |                            | 2024-01-01 |

outcomes: outcome_id | child_id | outcome_type | outcome_date | release_date
O1 | A | detention_and_training_order | 2024-05-01 | 2024-08-01

remands: child_id | remand_type | start_date | end_date
B | remand_to_youth_detention_accommodation | 2024-01-01 |
""",
    ),
    "ACC08": Example(
        fails="""
accommodation: child_id | accommodation_type | start_date | end_date
A | living_with_parent_s | 2024-01-01 |
A | foster_care_la       | 2024-01-01 |

care_status: child_id | status | start_date | end_date
A | looked_after | 2024-02-01 | 2024-03-01
""",
        rows=(2,),
        passes="""
accommodation: child_id | accommodation_type | start_date | end_date
A | at_home        | 2024-01-01 | 2024-02-01
A | foster_care_la | 2024-02-01 |
B | at_home        | 2024-01-01 |

care_status: child_id | status | start_date | end_date
A | looked_after  | 2024-02-01 |
B | child_in_need | 2024-02-01 |
B |               | 2024-02-01 |
""",
    ),
    "EDU01": spells.in_order("education"),
    "EDU02": spells.after_birth("education"),
    "EDU03": spells.one_of_a_kind("education", "ete_type", "college", "voluntary_work"),
    "EDU04": spells.with_none("education", "ete_type", "college"),
    "EDU05": Example(
        fails="""
education: child_id | hours_offered | hours_attended
A | 10 | 10.5
B | 10 | 10
""",
        rows=(2,),
        passes="""
education: child_id | hours_offered | hours_attended
A | 10 | 10
B |    | 5
C | 10 |
""",
    ),
    "EDU06": Example(
        fails="""
education: child_id | hours_offered
A | 61
B | 60
""",
        rows=(2,),
        passes="""
education: child_id | hours_offered
A | 60
B |
""",
    ),
    # Born in August 2009: school age ends in June 2025. Born in September 2009: in June 2026.
    "EDU07": Example(
        fails="""
children: child_id | date_of_birth
A | 2009-08-31
B | 2009-09-01

education: child_id | start_date | school_age
A | 2025-09-01 | yes
A | 2025-06-23 | no
B | 2025-09-01 | no
B | 2025-09-01 | yes
""",
        rows=(2, 3, 4),
        passes="""
children: child_id | date_of_birth
A | 2009-08-31
B | 2009-09-01

education: child_id | start_date | school_age
A | 2025-08-31 | yes
A | 2025-06-24 | no
B | 2025-09-01 | yes
A | 2025-09-01 |
""",
    ),
    "EDU08": Example(
        fails="""
education: child_id | ete_type | hours_offered | school_age
A | school_full_time     | 24 | yes
B | full_time_employment | 15 | no
C | full_time_employment | 15 |
D | school_full_time     | 25 | yes
""",
        rows=(2, 3, 4),
        passes="""
education: child_id | ete_type | hours_offered | school_age
A | school_full_time     | 25 | yes
B | full_time_employment | 16 | no
C | school_part_time     | 10 | yes
D | school_full_time     |    | yes
E | school_full_time     | 16 |
""",
    ),
    "EDU09": Example(
        fails="""
education: child_id | ete_type | suitability | hours_offered | hours_attended
A | none    | suitable   |    |
B | none    | unsuitable | 5  |
C | none    |            |    | 1
D | college | suitable   | 16 |
""",
        rows=(2, 3, 4),
        passes="""
education: child_id | ete_type | suitability | hours_offered | hours_attended
A | none    | unsuitable | 0  | 0
B | none    |            |    |
C | college | suitable   | 16 | 12
D |         | suitable   |    |
""",
    ),
    "EDU10": Example(
        fails="""
education: child_id | ete_type | hours_offered
A | college |
B | college | 16
""",
        rows=(2,),
        passes="""
education: child_id | ete_type | hours_offered
A | college | 16
B | none    |
C |         |
""",
    ),
    "EDU11": Example(
        fails="""
education: child_id | ete_type | suitability
A | college |
B |         | unknown
C | college | unsuitable
""",
        rows=(2, 3),
        passes="""
education: child_id | ete_type | suitability
A | college | suitable
B | none    |
""",
    ),
    "EDU12": Example(
        fails="""
education: child_id | ete_type
A |
B | none
""",
        rows=(2,),
        passes="""
education: child_id | ete_type
A | none
B | college
""",
    ),
    "EDU13": Example(
        fails="""
children: child_id | date_of_birth
A | 2009-08-31
B | 2009-09-01

education: child_id | start_date | ete_type
A | 2025-06-23 | full_time_employment
B | 2025-09-01 | training_course_apprenticeship
B | 2025-09-01 | mainstream_school
""",
        rows=(2, 3),
        passes="""
children: child_id | date_of_birth
A | 2009-08-31
B | 2009-09-01

education: child_id | start_date | ete_type
A | 2025-06-24 | full_time_employment
B | 2025-09-01 | mainstream_school
B | 2025-09-01 | part_time_employment
B | 2025-09-01 |
""",
    ),
    "HEA01": Example(
        fails="""
health: child_id | attended_start | attended_end
A | 2024-05-02 | 2024-05-01
B | 2024-05-02 | 2024-05-02
""",
        rows=(2,),
        passes="""
health: child_id | attended_start | attended_end
A | 2024-05-02 | 2024-05-02
B | 2024-05-02 |
C |            | 2024-05-02
D | 2024-05-02 | 1900-01-01
""",
    ),
    "HEA02": Example(
        fails=f"""{A}
health: child_id | identified_date | screened_date | referred_date | offered_date | attended_start | attended_end
A | 2010-01-14 |            |            |            |            |
A |            | 1900-01-01 |            |            |            |
A | 2024-05-01 |            | 1900-01-01 |            |            |
A | 2024-05-01 |            |            | 1900-01-01 |            |
A | 2024-05-01 |            |            |            | 1900-01-01 |
A | 2024-05-01 |            |            |            | 2024-05-01 | 1900-01-01
A | 2024-05-01 |            |            |            |            |
""",
        rows=(2, 3, 4, 5, 6, 7),
        passes=f"""{A}
health: child_id | identified_date | screened_date | referred_date | offered_date | attended_start | attended_end
A | 2010-01-15 | 2024-05-01 | 2024-05-02 | 2024-05-03 | 2024-05-04 | 2024-06-01
A |            |            |            |            |            |
""",
    ),
    "HEA03": Example(
        fails="""
health: child_id | identified_date | screened_date | referred_date
A | 2024-05-02 |            | 2024-05-01
B |            | 2024-05-02 | 2024-05-01
C | 2024-05-03 | 2024-05-01 | 2024-05-02
""",
        rows=(2, 3),
        passes="""
health: child_id | identified_date | screened_date | referred_date
A | 2024-05-02 | 2024-06-02 | 2024-05-02
B |            |            | 2024-05-01
C | 2024-05-02 |            |
D | 2024-05-02 |            | 1900-01-01
""",
    ),
    "HEA04": Example(
        fails="""
health: child_id | identified_date | screened_date | offered_date
A | 2024-05-02 |            | 2024-05-01
B |            | 2024-05-02 | 2024-05-01
C | 2024-05-03 | 2024-05-01 | 2024-05-02
""",
        rows=(2, 3),
        passes="""
health: child_id | identified_date | screened_date | offered_date
A | 2024-05-02 | 2024-06-02 | 2024-05-02
B |            |            | 2024-05-01
C | 2024-05-02 |            |
D | 2024-05-02 |            | 1900-01-01
""",
    ),
    "HEA05": Example(
        fails="""
health: child_id | offered_date | attended_start
A |            | 2024-05-02
B | 2024-05-01 | 2024-05-02
""",
        rows=(2,),
        passes="""
health: child_id | offered_date | attended_start
A | 2024-05-01 | 2024-05-02
B | 2024-05-01 |
C |            |
""",
    ),
    "HEA06": Example(
        fails="""
health: child_id | strand | intervention_type
A | mental_health    | complex_care
B | substance_misuse | getting_help
C | mental_health    | getting_help
""",
        rows=(2, 3),
        passes="""
health: child_id | strand | intervention_type
A | mental_health    | getting_help
B | substance_misuse | complex_care
C | mental_health    | no_intervention
D | substance_misuse | no_intervention
E |                  | complex_care
F | mental_health    |
""",
    ),
    "HEA07": Example(
        fails="""
health: child_id | intervention_type | attended_start
A | no_intervention | 2024-05-01
B | getting_help    | 2024-05-01
""",
        rows=(2,),
        passes="""
health: child_id | intervention_type | attended_start
A | no_intervention |
B | getting_help    | 2024-05-01
C |                 | 2024-05-01
""",
    ),
    "HEA08": Example(
        fails="""
health: child_id | strand
A |
B | mental_health
""",
        rows=(2,),
        passes="""
health: child_id | strand
A | mental_health
B | substance_misuse
""",
    ),
    "HEA09": Example(
        fails="""
health: child_id | identified_date | screened_date
A |            |
B | 2024-05-01 |
""",
        rows=(2,),
        passes="""
health: child_id | identified_date | screened_date
A | 2024-05-01 |
B |            | 2024-05-01
""",
    ),
    # Three months before 30 June 2026 is 30 March 2026.
    "HEA10": Example(
        fails="""
health: child_id | identified_date | offered_date | attended_start | intervention_type
A | 2026-03-29 |            |            |
B | 2025-05-01 |            |            | getting_help
C | 2025-05-01 | 2025-05-02 |            | getting_help
""",
        rows=(2, 3),
        passes="""
health: child_id | identified_date | offered_date | attended_start | intervention_type
A | 2026-03-30 |            |            |
B | 2025-05-01 | 2025-09-01 |            | getting_help
C | 2025-05-01 |            |            | no_intervention
D | 2025-05-01 |            | 2024-05-01 |
E |            |            |            |
""",
    ),
    "HEA11": Example(
        fails="""
health: child_id | offered_date | attended_start | intervention_type
A | 2024-05-01 |            |
B |            | 2024-05-01 |
C | 2024-05-01 |            | getting_help
""",
        rows=(2, 3),
        passes="""
health: child_id | offered_date | attended_start | intervention_type
A | 2024-05-01 | 2024-05-02 | getting_help
B |            |            |
C |            |            | no_intervention
""",
    ),
}
