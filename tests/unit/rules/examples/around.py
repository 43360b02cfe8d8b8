"""Examples of the rules about remands, victims and reparation."""

from tests.unit.rules.examples import spells
from tests.unit.rules.reading import Example

# 18 on 1 June 2025; 12 on 1 June 2019.
A = """
children: child_id | date_of_birth
A | 2007-06-01
"""
PROGRAMMES = """
programmes: programme_id | end_date
P1 | 2026-06-30
P2 | 2026-07-01
P3 |
"""

EXAMPLES = {
    "REM01": spells.in_order("remands"),
    "REM02": spells.after_birth("remands"),
    "REM03": spells.one_at_a_time("remands"),
    # 182 days before 30 June 2026 is 30 December 2025.
    "REM04": Example(
        fails="""
remands: child_id | remand_type | start_date | end_date
A | remand_to_youth_detention_accommodation | 2025-12-29 |
B | remand_to_local_authority_accommodation_and_tag | 2025-12-29 | 2026-12-31
C | remand_to_youth_detention_accommodation | 2025-12-30 |
""",
        rows=(2, 3),
        passes="""
remands: child_id | remand_type | start_date | end_date
A | remand_to_youth_detention_accommodation | 2025-12-30 |
B | remand_to_youth_detention_accommodation | 2025-01-01 | 2025-03-01
C | conditional_bail | 2025-01-01 |
D | | 2025-01-01 |
""",
    ),
    "REM05": Example(
        fails=f"""{A}
remands: child_id | remand_type | start_date
A | remand_to_youth_detention_accommodation | 2025-06-01
A | remand_to_youth_detention_accommodation | 2025-05-31
""",
        rows=(2,),
        passes=f"""{A}
remands: child_id | remand_type | start_date
A | remand_to_local_authority_accommodation | 2025-05-31
A | conditional_bail | 2025-06-01
A | | 2025-06-01
""",
    ),
    "REM06": Example(
        fails=f"""{A}
remands: child_id | remand_type | start_date
A | remand_to_youth_detention_accommodation | 2019-05-31
A | remand_to_youth_detention_accommodation | 2019-06-01
""",
        rows=(2,),
        passes=f"""{A}
remands: child_id | remand_type | start_date
A | remand_to_youth_detention_accommodation | 2019-06-01
A | remand_to_local_authority_accommodation | 2019-05-31
A | | 2019-05-31
""",
    ),
    "REM07": Example(
        fails="""
remands: child_id | remand_type | start_date
A | court_ordered_secure_remand | 2012-12-03
B | remand_to_youth_detention_accommodation | 2012-12-02
C | remand_to_youth_detention_accommodation | 2012-12-03
""",
        rows=(2, 3),
        passes="""
remands: child_id | remand_type | start_date
A | court_ordered_secure_remand | 2012-12-02
B | remand_to_youth_detention_accommodation | 2012-12-03
C | remand_to_youth_detention_accommodation | 1900-01-01
D | | 2024-01-01
""",
    ),
    "REM08": Example(
        fails="""
remands: child_id | start_date
A | 2024-05-01
B | 2024-05-01
C | 2024-05-01

offences: offence_id | child_id | offence_date
F1 | A | 2024-05-02
F2 | C | 2024-05-01
""",
        rows=(2, 3),
        passes="""
remands: child_id | start_date
A | 2024-05-01

offences: offence_id | child_id | offence_date
F1 | A | 2024-05-01
F2 | A | 2024-06-01
""",
    ),
    "REM09": Example(
        fails="""
remands: child_id | remand_type
A |
B | iss_bail
""",
        rows=(2,),
        passes="""
remands: child_id | remand_type
B | iss_bail
""",
    ),
    "REM10": Example(
        fails="""
remands: child_id | start_date | end_date
A | 2024-05-01 |
A | 2024-05-01 | 2024-06-01
B | 2024-05-01 |

outcomes: outcome_id | child_id | outcome_date | outcome_type
O1 | A | 2024-06-01 | detention_and_training_order
O2 | B | 2024-06-01 | referral_order
""",
        rows=(2,),
        passes="""
remands: child_id | start_date | end_date
A | 2024-06-01 |
B | 2024-05-01 |
C | 2024-05-01 | 2024-06-01

outcomes: outcome_id | child_id | outcome_date | outcome_type
O1 | A | 2024-06-01 | detention_and_training_order
O2 | B | 2024-06-01 | referral_order
O3 | C | 2024-06-01 | detention_and_training_order
""",
    ),
    "REM11": Example(
        fails="""
remands: child_id | remand_type | start_date | end_date
A | remand_to_youth_detention_accommodation | 2024-05-01 | 2024-06-01
B | remand_to_local_authority_accommodation | 2024-05-01 |
C | remand_to_youth_detention_accommodation | 2024-05-01 |

care_status: child_id | start_date | end_date | status
A | 2024-06-02 |            | looked_after
B | 2020-01-01 | 2024-04-30 | looked_after
B | 2024-01-01 |            | child_in_need
C | 2024-05-03 |            | looked_after
""",
        rows=(2, 3),
        passes="""
remands: child_id | remand_type | start_date | end_date
A | remand_to_youth_detention_accommodation | 2024-05-01 | 2024-06-01
B | conditional_bail | 2024-05-01 |
C | remand_in_custody | 2012-12-02 |
D | | 2024-05-01 |

care_status: child_id | start_date | end_date | status
A | 2024-06-01 | | looked_after
""",
    ),
    "VIC01": Example(
        fails="""
victims: victim_id | consent_contact | rj_engaged
V1 | no  | yes
V2 |     | yes
V3 | yes | yes
""",
        rows=(2, 3),
        passes="""
victims: victim_id | consent_contact | rj_engaged
V1 | yes | yes
V2 | no  | no
V3 |     |
""",
    ),
    "VIC02": Example(
        fails="""
victims: victim_id | progress_requested | progress_provided
V1 | no  | yes
V2 |     | yes
V3 | yes | yes
""",
        rows=(2, 3),
        passes="""
victims: victim_id | progress_requested | progress_provided
V1 | yes | yes
V2 | yes | no
V3 | no  |
""",
    ),
    "VIC03": Example(
        fails="""
victims: victim_id | support_requested | support_provided
V1 | no  | yes
V2 |     | yes
V3 | yes | yes
""",
        rows=(2, 3),
        passes="""
victims: victim_id | support_requested | support_provided
V1 | yes | yes
V2 | yes | no
V3 | no  |
""",
    ),
    "VIC04": Example(
        fails="""
victims: victim_id | consent_contact | contacted_date
V1 | no  | 2024-05-01
V2 | yes | 2024-05-01
""",
        rows=(2,),
        passes="""
victims: victim_id | consent_contact | contacted_date
V1 | no  |
V2 | yes | 2024-05-01
V3 |     | 2024-05-01
""",
    ),
    "VIC05": Example(
        fails=f"""
victims: victim_id | programme_id | consent_contact | contacted_date
V1 | P1 | yes |
V2 | P1 | yes | 2024-05-01
V3 | P2 | yes |

{PROGRAMMES}
""",
        rows=(2,),
        passes=f"""
victims: victim_id | programme_id | consent_contact | contacted_date
V1 | P2 | yes |
V2 | P3 | yes |
V3 | P1 | no  |
V4 | P1 |     |
V5 |    | yes |

{PROGRAMMES}
""",
    ),
    "VIC06": Example(
        fails="""
victims: victim_id | rj_engaged | rj_type
V1 | yes |
V2 | yes | direct
""",
        rows=(2,),
        passes="""
victims: victim_id | rj_engaged | rj_type
V1 | yes | indirect
V2 | no  |
V3 |     |
""",
    ),
    "VIC07": Example(
        fails="""
victims: victim_id | rj_offered | rj_engaged
V1 | no  | yes
V2 |     | yes
V3 | yes | yes
""",
        rows=(2, 3),
        passes="""
victims: victim_id | rj_offered | rj_engaged
V1 | yes | yes
V2 | yes | no
V3 | no  |
""",
    ),
    "VIC08": Example(
        fails="""
victims: victim_id | programme_id
V1 |
V2 | P1
""",
        rows=(2,),
        passes="""
victims: victim_id | programme_id
V2 | P1
""",
    ),
    "VIC09": Example(
        fails="""
victims: victim_id | consent_contact
V1 |
V2 | no
""",
        rows=(2,),
        passes="""
victims: victim_id | consent_contact
V1 | yes
V2 | no
""",
    ),
    "VIC10": Example(
        fails="""
victims: victim_id | child_id | contacted_date
V1 | A | 2024-04-30
V2 | A | 2024-05-01

offences: offence_id | child_id | offence_date
F1 | A | 2024-05-01
F2 | A | 2025-05-01
""",
        rows=(2,),
        passes="""
victims: victim_id | child_id | contacted_date
V1 | A | 2024-05-01
V2 | A |
V3 | B | 2024-01-01
V4 | A | 2024-04-30
V4 | C | 2024-04-30

offences: offence_id | child_id | offence_date
F1 | A | 2024-05-01
F2 | C | 2024-04-29
""",
    ),
    "VIC11": Example(
        fails=f"""
victims: victim_id | programme_id | consent_contact | rj_offered | view_sought | progress_requested | support_requested
V1 | P1 | yes | yes | yes | no |
V2 | P1 | yes |     | yes | no | no
V3 | P1 | yes | yes | yes | no | no

{PROGRAMMES}
""",
        rows=(2, 3),
        passes=f"""
victims: victim_id | programme_id | consent_contact | rj_offered | view_sought | progress_requested | support_requested
V1 | P1 | yes | no  | no  | no | no
V2 | P1 | no  |     |     |    |
V3 | P2 | yes |     |     |    |
V4 |    | yes |     |     |    |

{PROGRAMMES}
""",
    ),
    "VIC12": Example(
        fails=f"""
victims: victim_id | programme_id | progress_requested | progress_provided | support_requested | support_provided
V1 | P1 | yes | no  | no  |
V2 | P1 |     |     | yes |
V3 | P1 | yes | yes | yes | yes

{PROGRAMMES}
""",
        rows=(2, 3),
        passes=f"""
victims: victim_id | programme_id | progress_requested | progress_provided | support_requested | support_provided
V1 | P1 | yes | yes | no  |
V2 | P1 |     |     |     |
V3 | P2 | yes | no  | yes | no
V4 |    | yes | no  | yes | no

{PROGRAMMES}
""",
    ),
    "REP01": Example(
        fails="""
reparation: child_id | hours_offered | hours_attended
A | 2 | 2.5
B | 2 | 2
""",
        rows=(2,),
        passes="""
reparation: child_id | hours_offered | hours_attended
A | 2 | 2
B |   | 2
C | 2 |
""",
    ),
    "REP02": Example(
        fails="""
reparation: child_id | date | hours_offered
A | 2024-05-01 | 7
A | 2024-05-01 | 6
A | 2024-05-02 | 7
B | 2024-05-01 | 24
""",
        rows=(2, 3, 5),
        passes="""
reparation: child_id | date | hours_offered
A | 2024-05-01 | 6
A | 2024-05-01 | 6
A | 2024-05-02 |
B | 2024-05-01 | 12
""",
    ),
    "REP03": Example(
        fails="""
reparation: child_id | date
A | 2024-04-30
A | 2024-05-01
B | 2024-05-01

outcomes: outcome_id | child_id | outcome_date
O1 | A | 2024-05-01
""",
        rows=(2, 4),
        passes="""
reparation: child_id | date
A | 2024-05-01

outcomes: outcome_id | child_id | outcome_date
O1 | A | 2024-05-01
O2 | A | 2025-05-01
""",
    ),
    "REP04": Example(
        fails="""
reparation: child_id | hours_offered
A |
A | 0
""",
        rows=(2,),
        passes="""
reparation: child_id | hours_offered
A | 2
""",
    ),
}
