"""Units, bases, periods, definitions and what can be: wrong claims are found, right ones left alone."""

import tomllib
from pathlib import Path

import pytest

from tests.methods.audit_documents import ITEMS, document
from yjp.audit.check import audit
from yjp.audit.result import Finding, Verdict

CLAIMS = tomllib.loads((Path(__file__).parent / "unit_and_period_claims.toml").read_text(encoding="utf-8"))


def findings(claim: str | ITEMS) -> tuple[Finding, ...]:
    return audit(document(["Performance", claim] if isinstance(claim, str) else claim)).findings


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


BUDGET = [["Agency", "Total (£)"], ["Local authority", "700,550"], ["Police", "104,200"]]
COHORT = [
    ["", "Cohort", "Reoffenders", "Reoffences"],
    ["Apr 21 - Mar 22", "224", "65", "219"],
    ["Apr 22 - Mar 23", "210", "63", "226"],
]
ENTRANTS = [["Year", "Number", "Rate per 100,000"], ["2023", "72", "186"], ["2024", "76", "194"]]
RISKS = [
    ["Risk", "Likelihood", "Impact", "Score"],
    ["Loss of grant", "3", "4", "12"],
    ["Turnover", "2", "3", "9"],
    ["Data", "2", "2", "4"],
    ["Remand costs", "4", "4", "16"],
]


@pytest.mark.parametrize(
    ("claim", "rule", "sentence"),
    [
        (
            "The custody rate was 6 per 1,000 children.",
            "custody-rate",
            "6 per 1,000 is a rate of custody that no area has had; it may be the number of sentences.",
        ),
        (
            "The use of custody was 0.15 per 100,000 children.",
            "custody-rate",
            "0.15 custodial sentences per 100,000 children would be one in 667,000; the measure is per 1,000.",
        ),
        (
            "The first time entrant rate was 186 per 1,000 children.",
            "rate-base",
            "186 first time entrants per 1,000 would be 18,600 per 100,000, more than any area has had; "
            "the measure is per 100,000.",
        ),
        (
            "First time entrants were 1.86 per 100,000.",
            "rate-base",
            "1.86 first time entrants per 100,000 is fewer than any area has had; it may be the rate per 1,000.",
        ),
        (
            ["First time entrants", ENTRANTS, "The first time entrant rate in 2024 was 76 per 100,000."],
            "rate-for-count",
            "76 is given as the rate of first time entrants in Jan 2024 to Dec 2024, but in the table it is the "
            "number; the rate is 194.",
        ),
        (
            "The frequency of reoffending for the latest cohort is 3.43%.",
            "unit",
            "Reoffences per reoffender is a number of offences, not a percentage.",
        ),
        (
            ["Reoffending", COHORT, "Those who reoffended committed an average of 1.08 reoffences each."],
            "frequency",
            "1.08 is printed as reoffences per reoffender, but it is reoffences per child in the cohort "
            "(226 by 210 children); per reoffender it is 3.59.",
        ),
        (
            ["Budget", BUDGET, "The local authority contribution is £700,550k."],
            "money-scale",
            "£700,550k is £700,550,000, but the table has £700,550 for what seems to be the same.",
        ),
        (
            "There were 7 custodial sentences in the 12 months January 2024 to March 2025.",
            "stated-period",
            "January 2024 to March 2025 is 15 months, but the text calls it “12 months”.",
        ),
        (
            "In the year ending December 2021 (April 2021 to March 2022) 69 children entered.",
            "stated-period",
            "“year ending December 2021” is Jan 2021 to Dec 2021, but April 2021 to March 2022 is given for it.",
        ),
        (
            "Of the 38 children on statutory orders, 41 had an identified need.",
            "part-larger",
            "41 cannot be a part of 38 children.",
        ),
        (
            "In Q3 there were 9 children with a need and 82% of them were offered a service.",
            "whole-number",
            "No whole number out of 9 gives 82%.",
        ),
        (
            "Loss of funding: likelihood 2 x impact 3 = 9.",
            "equation",
            "2 × 3 is 6, but 9 is printed.",
        ),
        (
            ["Risks", RISKS],
            "equation",
            "2 × 3 is 6, but 9 is printed; the other scores are likelihood times impact.",
        ),
        (
            "In 2023/24 the custody rate for England and Wales was 1.10 per 1,000.",
            "national-value",
            "1.10 cannot be the national figure of use of custody: since 2017 it has lain between 0.09 and 0.4 "
            "per 1,000 children.",
        ),
        (
            "104% of children were in suitable accommodation.",
            "over-hundred",
            "104% would be more than all of them.",
        ),
        (
            "The Board met on 31 June 2024.",
            "calendar",
            "There is no 31 June 2024: the month has 30 days.",
        ),
        (
            "The Board met on Tuesday 18 June 2025.",
            "calendar",
            "18 June 2025 was a Wednesday, not a Tuesday.",
        ),
    ],
)
def test_what_is_said_of_a_wrong_claim(claim: str | ITEMS, rule: str, sentence: str) -> None:
    (finding,) = findings(claim)
    assert (finding.rule, finding.sentence) == (rule, sentence)
    assert finding.verdict is not Verdict.SUSPICIOUS


@pytest.mark.parametrize(
    "claim",
    [
        "Of the 9 children, 50% had a plan.",
        "It lasted over three years, from 1 April 2021 to 31 March 2025.",
        "The six month period October 2024 to April 2025 saw 30 referrals.",
        "Of the 26 families seen, 31 were referred by schools.",
        "Likelihood: 3, Impact: 5, Score: 20.",
        "The grant of £512,340k was spent on staff.",
    ],
)
def test_where_another_reading_is_possible_it_is_only_doubted(claim: str) -> None:
    (finding,) = findings(claim)
    assert finding.verdict is Verdict.SUSPICIOUS


def test_the_span_of_a_period_is_the_words_of_it() -> None:
    (finding,) = findings("There were 7 sentences in the 12 months January 2024 to March 2025.")
    assert [span.text for span in finding.spans] == ["12 months", "January 2024 to March 2025"]
