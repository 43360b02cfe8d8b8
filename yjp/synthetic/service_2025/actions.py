"""The service plan of the example for 2025/26: invented."""

from datetime import date

from yjp.synthetic.columns import Row, action_rows

MANAGER = "Service Manager, youth justice"
_ACTIONS = (
    (
        "First time entrants",
        "Ask every child at the first meeting what would have helped earlier, and report it to the board",
        MANAGER,
        date(2025, 9, 30),
        "Question agreed with children in May.",
        "on_track",
    ),
    (
        "Prevention and diversion",
        "Agree with the police which cases get an outcome 22 and which a community resolution",
        "Police sergeant, youth justice",
        date(2025, 7, 31),
        "Draft is with the police.",
        "on_track",
    ),
    (
        "Prevention and diversion",
        "Keep prevention work going after the end of the Turnaround grant",
        "Head of Early Help",
        date(2025, 6, 15),
        "One post has no money yet.",
        "late",
    ),
    (
        "Reoffending",
        "Review the children with five or more reoffences every fortnight, from the live tracker",
        MANAGER,
        date(2025, 12, 31),
        "Meets since April.",
        "on_track",
    ),
    (
        "Over-represented children",
        "Check decisions on charge and diversion for children of Black and Mixed heritage over three years",
        "Performance analyst",
        date(2025, 10, 31),
        "",
        "not_started",
    ),
    (
        "Education",
        "Agree with schools what each child of school age on less than 25 hours is offered by January",
        "Head of Inclusion",
        date(2026, 1, 31),
        "List of children is ready.",
        "on_track",
    ),
    (
        "Health",
        "Bring the wait for mental health support below six weeks",
        "Children's commissioning manager, health",
        date(2025, 12, 31),
        "Recruitment failed twice.",
        "at_risk",
    ),
    (
        "Serious violence",
        "Offer every child cautioned or sentenced for a knife offence the knife programme",
        "Operations co-ordinator",
        date(2025, 9, 30),
        "All children since April were offered it.",
        "on_track",
    ),
    (
        "Remands",
        "Have a bail support package ready at the first hearing of every child at risk of remand",
        "Court team leader",
        date(2025, 5, 31),
        "In place since May.",
        "done",
    ),
    (
        "Resettlement",
        "Settle where a child will live six weeks before release",
        "Resettlement worker",
        date(2026, 3, 31),
        "",
        "not_started",
    ),
    (
        "Victims",
        "Raise the share of victims who meet the child, directly",
        "Restorative justice co-ordinator",
        date(2026, 3, 31),
        "Training dates are set.",
        "on_track",
    ),
    (
        "Governance",
        "Bring a senior education lead to each meeting of the board",
        "Chair of the management board",
        date(2025, 9, 30),
        "Written to the director in June.",
        "on_track",
    ),
)


def rows() -> list[Row]:
    """Rows of the table ``actions``."""
    return action_rows(_ACTIONS)
