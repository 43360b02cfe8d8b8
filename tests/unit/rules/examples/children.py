"""Examples of the rules about children and about records entered twice."""

from tests.unit.rules.reading import Example

EXAMPLES = {
    "CHI01": Example(
        fails="""
children: child_id | sex
A |
B | unknown
C | female
""",
        rows=(2, 3),
        passes="""
children: child_id | sex
A | male
B | female
""",
    ),
    "CHI02": Example(
        fails="""
children: child_id | ethnicity
A |
B | W1
""",
        rows=(2,),
        passes="""
children: child_id | ethnicity
A | M2
B | NS
""",
    ),
    "CHI03": Example(
        fails="""
children: child_id | ethnicity
A | W1
B | NS
""",
        rows=(3,),
        passes="""
children: child_id | ethnicity
A | B1
B |
""",
    ),
    "CHI04": Example(
        fails="""
children: child_id
N/A
unknown
C1
-
""",
        rows=(2, 3, 5),
        passes="""
children: child_id
NA12
X1
""",
    ),
    "CHI05": Example(
        fails="""
children: child_id
C 12
C12
""",
        rows=(2,),
        passes="""
children: child_id
C12
not known
""",
    ),
    "CHI06": Example(
        fails="""
children: child_id | postcode_district
A | S6O
B | Sheffield
C | 60
D | S60
""",
        rows=(3, 4),
        passes="""
children: child_id | postcode_district
A | M1
B | S60
C | N1C
D | DN4
E | EC1A
F | sw1a
G | S60 2AB
H |
""",
    ),
    "CHI07": Example(
        fails="""
children: child_id | postcode_district
A | S60 2AB
B | s602ab
C | S60
""",
        rows=(2, 3),
        passes="""
children: child_id | postcode_district
A | S60
B | EC1A
C |
""",
    ),
    # 2008/0056560Z and 2003/0011985X are the examples in the Ministry's own tests.
    "CHI08": Example(
        fails="""
children: child_id | pnc_id
A | 2008/0056560
B | 0056560Z
C | 20O8/56560Z
D | 2008/0056560Z
""",
        rows=(2, 4),
        passes="""
children: child_id | pnc_id
A | 2008/0056560Z
B | 08/56560z
C | 20080056560Z
D |
""",
    ),
    # 080056560 divides by 23; 030011985 leaves 21, the place of X.
    "CHI09": Example(
        fails="""
children: child_id | pnc_id
A | 2008/0056560X
B | 2008/0056561Z
C | 2008/0056560Z
""",
        rows=(2, 3),
        passes="""
children: child_id | pnc_id
A | 2008/0056560Z
B | 08/56560z
C | 2003/0011985X
D | 03/11985X
E | not a PNC id
F |
""",
    ),
    "CHI10": Example(
        fails="""
children: child_id | date_of_birth
A | 1900-01-01
B | 1982-03-31
C | 1982-04-01
""",
        rows=(2, 3),
        passes="""
children: child_id | date_of_birth
A | 1982-04-01
B | 2010-01-15
""",
    ),
    # Eight on 30 June 2026 is born by 30 June 2018.
    "CHI11": Example(
        fails="""
children: child_id | date_of_birth
A | 2018-07-01
B | 2018-06-30
""",
        rows=(2,),
        passes="""
children: child_id | date_of_birth
A | 2018-06-30
B | 2010-01-15
""",
    ),
    "CHI12": Example(
        fails="""
children: child_id
A
B
C

offences: offence_id | child_id
F1 | A

programmes: programme_id | child_id
P1 | B
""",
        rows=(4,),
        passes="""
children: child_id
A
B

offences: offence_id | child_id
F1 | A

programmes: programme_id | child_id
P1 | B
""",
    ),
    "CHI13": Example(
        fails="""
children: child_id | pnc_id
A |
B |
C | 2008/0056560Z

outcomes: outcome_id | child_id | outcome_type
O1 | A | youth_caution
O2 | B | community_resolution
O3 | C | referral_order
""",
        rows=(2,),
        passes="""
children: child_id | pnc_id
A | 2008/0056560Z
B |

outcomes: outcome_id | child_id | outcome_type
O1 | A | youth_caution
O2 | B | community_resolution
""",
    ),
    "DUP01": Example(
        fails="""
children: child_id | date_of_birth | sex
A | 2010-01-15 | male
B | 2010-01-15 | male
C | 2010-01-15 | female

offences: offence_id | child_id | offence_date | offence_category
F1 | A | 2024-05-01 | robbery
F2 | B | 2024-05-01 |
F3 | C | 2024-05-01 | robbery
""",
        rows=(2, 3),
        passes="""
children: child_id | date_of_birth | sex
A | 2010-01-15 | male
B | 2010-01-15 | male
C | 2010-01-16 | male
D | 2011-02-01 |
E | 2011-02-01 |
G | 2011-03-01 | unknown
H | 2011-03-01 | unknown

offences: offence_id | child_id | offence_date | offence_category
F1 | A | 2024-05-01 | robbery
F2 | B | 2024-05-01 | drugs
F3 | C | 2024-05-01 | robbery
F4 | A | 2024-05-02 | robbery
F5 | D | 2024-05-01 | robbery
F6 | E | 2024-05-01 | robbery
F7 | G | 2024-05-01 | robbery
F8 | H | 2024-05-01 | robbery
""",
    ),
    "DUP02": Example(
        fails="""
children: child_id | pnc_id
A | 2008/0056560Z
B | 08/56560z
C | 2003/0011985X
""",
        rows=(2, 3),
        passes="""
children: child_id | pnc_id
A | 2008/0056560Z
B | 2003/0011985X
C |
D |
""",
    ),
    "DUP03": Example(
        fails="""
offences: offence_id | child_id | offence_date | arrest_date | offence_category | gravity
F1 | A | 2024-05-01 | 2024-05-01 | robbery | 6
F2 | A | 2024-05-01 | 2024-05-01 | robbery | 6
F3 | A | 2024-05-01 | 2024-05-01 | robbery | 5
""",
        rows=(2, 3),
        passes="""
offences: offence_id | child_id | offence_date | arrest_date | offence_category | gravity
F1 | A | 2024-05-01 | 2024-05-01 | robbery | 6
F2 | A | 2024-05-02 | 2024-05-02 | robbery | 6
F3 | B | 2024-05-01 | 2024-05-01 | robbery | 6
F4 | C | 2024-05-01 |            | drugs   | 2
F5 | C | 2024-05-01 |            | drugs   | 2
""",
    ),
    "DUP04": Example(
        fails="""
outcomes: outcome_id | offence_id | outcome_date | outcome_type
O1 | F1 | 2024-05-01 | fine
O2 | F1 | 2024-05-01 | fine
O3 | F1 | 2024-05-01 | compensation_order
""",
        rows=(2, 3),
        passes="""
outcomes: outcome_id | offence_id | outcome_date | outcome_type
O1 | F1 | 2024-05-01 | fine
O2 | F1 | 2024-05-02 | fine
O3 | F2 | 2024-05-01 | fine
""",
    ),
    "DUP05": Example(
        fails="""
programmes: programme_id | child_id | start_date | disposal_type
P1 | A | 2024-05-01 | prevention
P2 | A | 2024-05-01 | prevention
P3 | A | 2024-05-01 | voluntary
""",
        rows=(2, 3),
        passes="""
programmes: programme_id | child_id | start_date | disposal_type
P1 | A | 2024-05-01 | prevention
P2 | A | 2024-05-02 | prevention
P3 | B | 2024-05-01 | prevention
P4 | C | 2024-05-01 |
P5 | C | 2024-05-01 |
""",
    ),
    "DUP06": Example(
        fails="""
health: child_id | strand | identified_date
A | mental_health    | 2024-05-01
A | mental_health    | 2024-05-01
A | substance_misuse | 2024-05-01
""",
        rows=(2, 3),
        passes="""
health: child_id | strand | identified_date
A | mental_health | 2024-05-01
A | mental_health | 2024-06-01
B | mental_health | 2024-05-01
B | mental_health |
B | mental_health |
""",
    ),
}
