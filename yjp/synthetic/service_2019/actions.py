"""The service plan of the example: invented, along the priorities of the Rotherham Youth Justice Plan 2019-2021.

Priorities follow the plan's section 13. What is to be done is worded anew, owners are roles, and dates, progress and
states are invented for the day of the extract.
"""

from datetime import date

from yjp.synthetic.columns import Row, action_rows

MANAGER = "Service Manager, youth offending team"
_BOARD = "Youth offending team management board"
_ACTIONS = (
    (
        "First time entrants",
        "Report first time entrants to the board each quarter, beside the family and England",
        MANAGER,
        date(2019, 7, 31),
        "First report drafted from the extract of 18 June.",
        "on_track",
    ),
    (
        "First time entrants",
        "Track reoffending after diversion by age, gender and offence",
        "Performance analyst",
        date(2019, 9, 30),
        "Cases since April 2018 are listed; offences still to be added.",
        "on_track",
    ),
    (
        "Reoffending",
        "Review the children with most reoffences every fortnight, from the live tracker",
        MANAGER,
        date(2019, 6, 30),
        "The risk panel has taken this on.",
        "on_track",
    ),
    (
        "Reoffending",
        "Review the programmes on offer and add what children of the cohort lack",
        "Evidence Based Hub Co-ordinator",
        date(2019, 12, 31),
        "",
        "not_started",
    ),
    (
        "Custody",
        "Write a booklet of local services with a child who came out of custody",
        "Voice and influence worker",
        date(2019, 5, 31),
        "Text is ready; the design took longer than planned.",
        "late",
    ),
    (
        "Custody",
        "Audit every child sentenced to custody, and those at risk of it, with the partners",
        _BOARD,
        date(2020, 3, 31),
        "The three cases of 2018/19 have been audited.",
        "on_track",
    ),
    (
        "Risk",
        "Begin a multi-agency panel for risk in the community",
        MANAGER,
        date(2019, 4, 30),
        "Meets fortnightly since April.",
        "done",
    ),
    (
        "Serious violence",
        "Compare the partners' data on violence by children in 2018/19",
        _BOARD,
        date(2019, 10, 31),
        "Police and health have not yet agreed what may be shared.",
        "at_risk",
    ),
    (
        "Health",
        "Agree what the health service offers children known to the team",
        "Children's commissioning manager, clinical commissioning group",
        date(2020, 3, 31),
        "",
        "not_started",
    ),
    (
        "Education",
        "Find out which children without a SEND record were never asked, and ask",
        "Head of Inclusion",
        date(2019, 9, 30),
        "65 of 103 children have no record on 18 June.",
        "at_risk",
    ),
    (
        "Education",
        "Review exclusions of children aged 10 to 16 for six months",
        "Performance analyst",
        date(2020, 3, 31),
        "Begins in September 2019.",
        "not_started",
    ),
    (
        "Looked-after children",
        "Keep watching first time entrants and reoffending of looked-after children",
        MANAGER,
        date(2020, 3, 31),
        "In the quarterly report.",
        "on_track",
    ),
    (
        "Children's voice",
        "Bring what children and victims say to each meeting of the board",
        "Voice and influence worker",
        date(2019, 9, 30),
        "A six-week consultation is planned.",
        "on_track",
    ),
)


def rows() -> list[Row]:
    """Rows of the table ``actions``."""
    return action_rows(_ACTIONS)
