"""Breakdowns: groups are not the whole, sub-totals have their own parts, what is withheld is no nought."""

from dataclasses import replace

import pytest

from tests.methods.audit_documents import ITEMS, document
from tests.sample import sample
from yjp.audit.check import audit
from yjp.audit.document import Block, Bound, Document, Place, Table
from yjp.audit.result import Finding

CAPTION = "First time entrants by sex, Rotherham, January 2018 to December 2018"
BY_SEX = [
    ["Sex", "Number", "Share of all"],
    ["Male", "33", "80%"],
    ["Female", "8", "20%"],
    ["All", "41", "100%"],
]
BY_ETHNIC_GROUP = [
    ["Ethnic group", "Number", "Share of all"],
    ["White", "35", "85%"],
    ["Not known", "6", "15%"],
    ["All", "41", "100%"],
]
STAFF = [
    ["Ethnicity", "Managers M", "Managers F", "Sessional M", "Sessional F", "Total M", "Total F", "Total"],
    ["White British", "2", "1", "5", "9", "7", "10", "17"],
    ["Pakistani", "0", "1", "1", "0", "1", "1", "2"],
    ["Total", "2", "2", "6", "9", "8", "11", "19"],
]


def findings(*items: str | list[list[str]]) -> list[Finding]:
    """Those of a document in which each table has the line before it as its caption."""
    made: ITEMS = items
    captioned, before = [], ""
    for item in document(made).items:
        captioned.append(replace(item, caption=before) if isinstance(item, Table) else item)
        before = item.text if isinstance(item, Block) else ""
    return list(audit(replace(document(made), items=tuple(captioned))).findings)


def sentences(*items: str | list[list[str]]) -> list[str]:
    return [each.sentence for each in findings(*items)]


def put(rows: list[list[str]], row: int, column: int, text: str) -> list[list[str]]:
    return [
        [text if (at, across) == (row, column) else cell for across, cell in enumerate(each)]
        for at, each in enumerate(rows)
    ]


def test_the_groups_of_two_breakdowns_are_not_one_fact() -> None:
    ethnic = CAPTION.replace("sex", "ethnic group")
    assert findings(CAPTION, BY_SEX, ethnic, BY_ETHNIC_GROUP) == []


def test_the_whole_of_a_share_is_not_the_group() -> None:
    said = "Boys accounted for 33 of 41 first time entrants (80%) in January 2018 to December 2018."
    assert findings(CAPTION, BY_SEX, said) == []


def test_one_group_with_two_values_is_found() -> None:
    said = "There were 11 first time entrants who are girls in January 2018 to December 2018."
    assert "(local) for Jan 2018 to Dec 2018 is given as 11 and as 8." in " ".join(
        sentences(said, CAPTION, BY_SEX)
    )


def test_a_whole_with_two_values_is_found() -> None:
    said = "Boys accounted for 35 of 44 first time entrants (80%) in January 2018 to December 2018."
    assert any("44 and as 41" in each for each in sentences(said, CAPTION, BY_SEX))


@pytest.mark.parametrize(
    ("row", "column", "text"), [(1, 1, "31"), (3, 1, "44"), (2, 2, "29%"), (3, 2, "90%")]
)
def test_a_wrong_part_total_or_share_is_found(row: int, column: int, text: str) -> None:
    assert any(text in each for each in sentences(CAPTION, put(BY_SEX, row, column, text)))


def test_subtotals_are_made_of_the_parts_that_end_alike() -> None:
    assert findings("Staff", STAFF) == []
    wrong = sentences("Staff", put(STAFF, 1, 5, "9"))
    assert any("Total M" in each or "White British" in each for each in wrong)


def test_what_is_withheld_is_no_nought() -> None:
    hidden = [
        [*row[:1], "not shown", "not shown"] if row[0] == "Not known" else row for row in BY_ETHNIC_GROUP
    ]
    hidden[3:3] = [["Mixed", "not shown", "not shown"]]
    assert findings(CAPTION, hidden) == []
    more = put(hidden, 1, 1, "45")
    assert "The parts shown of the column \u201cNumber\u201d add up to 45" in " ".join(
        sentences(CAPTION, [*more[:2], ["Black", "0", "0%"], *more[2:]])
    )


def test_ranges_are_not_added_up() -> None:
    rows = [
        ["", "Children", "Range"],
        ["A", "3", "2.0 to 43.5"],
        ["B", "4", "15.0 to 85.0"],
        ["All", "7", "24.2 to 43.1"],
    ]
    assert findings("Cohort", rows) == []


def test_a_total_that_repeats_its_parts_is_no_pasted_block() -> None:
    rows = [["Post", "A", "B", "C", "D", "Total"], ["Vacant", "0.00", "1.00", "0.00", "0.00", "1.00"]]
    rows.append(["Permanent", "3.00", "1.60", "2.00", "1.00", "7.60"])
    assert findings("Staff", rows) == []


def bound(*blocks: tuple[str, Bound]) -> Document:
    made = document(["Performance"])
    return replace(
        made,
        items=tuple(
            Block(text=text, place=Place(block=number), bound=where)
            for number, (text, where) in enumerate(blocks, 1)
        ),
    )


def test_a_figure_bound_twice_is_one_number() -> None:
    tag = "fte_count.2018-12.12m.rotherham#value"
    one, other = ("It was 41.", ((7, 9, tag),)), ("It was 14.", ((7, 9, tag),))
    assert audit(bound(one, one)).findings == ()
    (found,) = audit(bound(one, other)).findings
    assert (found.rule, found.sentence) == (
        "one-fact",
        "One figure of the ledger is printed as 41 and as 14.",
    )


def test_two_figures_are_never_one_fact() -> None:
    text = "Rotherham's rate of first time entrants was {} per 100,000 in 2018."
    first, second = text.format("169.0"), text.format("176.4")
    start = first.index("169")
    tags = [f"fte_rate.2018-12.12m.{area}#value" for area in ("rotherham", "rotherham_published")]
    assert audit(bound((first, ()), (second, ()))).findings
    where = [((start, start + 5, tag),) for tag in tags]
    assert audit(bound((first, where[0]), (second, where[1]))).findings == ()
    assert audit(bound((first, where[0]), (second, where[0]))).findings


def test_words_for_children_are_held_against_the_ledger() -> None:
    ledger = sample()
    tag = "fte_rate.2018-12.12m.rotherham#simple"
    for text, wrong in (
        ("About 2 in every 1,000 children", False),
        ("About 3 in every 1,000 children", True),
    ):
        found = audit(bound((text, ((0, len(text), tag),))), ledger=ledger).findings
        assert [each.rule for each in found] == ["ledger"] * wrong


def test_a_remark_to_the_author_is_no_placeholder_of_the_plan() -> None:
    text = "Which source is this? To be confirmed."
    assert audit(bound((text, ((0, len(text), "remark:source"),)))).findings == ()
    assert audit(bound((text, ()))).findings


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Cases since April 2018 are listed; offences still to be added.", False),
        ("Three wards are still to be added to the scheme.", False),
        ("Assessments are to be completed within 15 days.", False),
        ("Data still to be added.", True),
        ("The table is to be added.", True),
        ("Still to be added.", True),
        ("To be completed by the manager.", True),
        ("Progress: to be added.", True),
        ("Budget still to be confirmed.", True),
    ],
)
def test_what_an_action_still_has_to_do_is_no_placeholder(text: str, left: bool) -> None:
    assert [each.rule for each in audit(document([text])).findings] == ["placeholder"] * left
