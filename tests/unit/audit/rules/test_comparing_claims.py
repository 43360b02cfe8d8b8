"""Changes, gaps, comparisons, ranks, averages and shares in words: wrong ones are found, right ones left alone."""

import tomllib
from pathlib import Path

import pytest

from tests.methods.audit_documents import ITEMS, document
from yjp.audit.check import audit
from yjp.audit.result import Finding, Verdict

CLAIMS = tomllib.loads((Path(__file__).parent / "comparing_claims.toml").read_text(encoding="utf-8"))


def findings(claim: str | ITEMS) -> tuple[Finding, ...]:
    return audit(document([claim] if isinstance(claim, str) else claim)).findings


def cases(which: str) -> list[object]:
    return [
        pytest.param(claim, id=f"{kind}-{number}")
        for kind, lists in CLAIMS.items()
        for number, claim in enumerate(lists[which], 1)
    ]


@pytest.mark.parametrize("claim", cases("wrong"))
def test_a_wrong_claim_is_found(claim: str | ITEMS) -> None:
    assert findings(claim)


@pytest.mark.parametrize("claim", cases("right"))
def test_a_right_claim_is_left_alone(claim: str | ITEMS) -> None:
    assert [finding.sentence for finding in findings(claim)] == []


@pytest.mark.parametrize(
    ("claim", "rule", "sentence"),
    [
        (
            "58 children entered, against 71 in the previous calendar year: 13 fewer children, a reduction of 22.4%.",
            "change-of-number",
            "71 to 58 is a change of 18.3%; 22.4% is the change relative to the later value.",
        ),
        (
            "In 2021/22 the binary rate was 38.2%. In 2022/23 it was 33.1%. The binary rate fell by 5.1%.",
            "points",
            "38.2% and 33.1% differ by 5.1 percentage points; as a percentage that is 13.4% of the one or 15.4% of "
            "the other, not 5.1%.",
        ),
        (
            "We remain below the national average (186 compared with 143).",
            "comparison",
            "186 is higher than 143, but the text says lower.",
        ),
        (
            "At 61% of plans on time we are 9 percentage points short of the 75% target.",
            "gap",
            "61% and 75% differ by 14 points, but 9 percentage points is printed.",
        ),
        (
            "Our rate of 171 is 28 below the England rate of 143.",
            "gap",
            "171 is higher than 143, but the text says lower.",
        ),
        (
            "Our rate, 186, is 1.5 times the national rate of 143.",
            "gap",
            "186 is 1.3 times 143, but 1.5 times is printed.",
        ),
        (
            "391 nights were spent on remand by six children, an average of 56 nights per child.",
            "average",
            "391 divided by six is 65.2, but an average of 56 is printed.",
        ),
        (
            "The number fell by a third, from 60 to 52.",
            "fraction",
            "\u201ca third\u201d does not fit the figures: 60 to 52 is a change of 13%.",
        ),
    ],
)
def test_what_is_said_of_a_wrong_claim(claim: str, rule: str, sentence: str) -> None:
    (finding,) = findings(claim)
    assert (finding.rule, finding.sentence) == (rule, sentence)
    assert finding.verdict is not Verdict.SUSPICIOUS


ENTRANTS = [
    ["Year", "Number"],
    ["2020", "88"],
    ["2021", "79"],
    ["2022", "83"],
    ["2023", "72"],
    ["2024", "76"],
]


def ranked(text: str) -> list[str]:
    return [finding.sentence for finding in findings(["First time entrants", ENTRANTS, text])]


def test_a_rank_is_held_against_its_series() -> None:
    assert ranked("The 76 of 2024 are the lowest number of the five years shown.") == [
        "2024 with 76 is said to be the lowest, but 72 (2023) is lower."
    ]
    assert ranked("The 72 of 2023 are the second lowest number of the five years shown.") == [
        "2023 with 72 is said to be the second lowest, but no value is lower."
    ]
    assert ranked("The 76 of 2024 are the third lowest number of the five years shown.") == [
        "2024 with 76 is said to be the third lowest, but only 72 (2023) is lower."
    ]
    assert ranked("The 76 of 2024 are the second lowest number of the five years shown.") == []
    assert ranked("The 76 of 2024 are the lowest number of the six years shown.") == []


def test_a_change_of_a_table_has_the_base_of_the_table() -> None:
    table = [["Year", "Entrants"], ["2021", "71"], ["2022", "58"]]
    (finding,) = findings([table, "There were 13 fewer entrants in 2022, a reduction of 22.4%."])
    assert (
        finding.sentence == "71 to 58 is a change of 18.3%; 22.4% is the change relative to the later value."
    )
    assert findings([table, "There were 13 fewer entrants in 2022, a reduction of 18.3%."]) == ()
    assert findings([table, "There were 14 fewer boys in 2022, a reduction of 24.1%."]) == ()


def test_a_share_in_words_is_looked_up_in_its_table() -> None:
    table = [["Offence", "Number"], ["Violence", "98"], ["Drugs", "38"], ["Theft", "135"], ["All", "271"]]
    (finding,) = findings([table, "Two thirds of offences were violent or drug-related."])
    assert finding.sentence.endswith("98 + 38 of 271 is 50%.")
    assert findings([table, "Half of offences were violent or drug-related."]) == ()
    assert findings([table, "Nationally two thirds of offences were violent or drug-related."]) == ()


def test_an_end_of_a_sentence_is_not_the_point_of_a_number() -> None:
    (finding,) = findings("Probation has reduced from 1.5 to 1.2 FTE, a cut of a third.")
    assert finding.rule == "fraction"
