"""Pairs of values that a sentence says something changed between."""

import pytest

from yjp.audit.claims.changes import pairs, said_direction
from yjp.audit.claims.sizes import sizes
from yjp.audit.document import Block, Place
from yjp.audit.finding.sentences import Sentence, of_block


def one(text: str) -> Sentence:
    """The one sentence of a text."""
    (sentence,) = of_block(Block(text=text, place=Place(block=1)))
    return sentence


@pytest.mark.parametrize(
    ("text", "before", "after", "said"),
    [
        ("fell from 30 to 21", "30", "21", -1),
        ("reduced from 30 sentences in 2017/18 to 21 in 2018/19", "30", "21", -1),
        ("fell to 64 in 2018 from 80 in 2017", "80", "64", -1),
        ("increased to 94.7% compared to 94.3% in the previous year", "94.3%", "94.7%", 1),
        (
            "decreased slightly to 21.4% (25/117) compared with the previous year's 20.2% (34/168)",
            "20.2%",
            "21.4%",
            -1,
        ),
        ("it continues to fall, from 160 in 2017-18 to 162 in 2018-19", "160", "162", -1),
        ("In 2018/19 there were 64 compared to 80 in 2017/18", "80", "64", 0),
        ("a decrease in the number, 160 in 2017-18 and 162 in 2018-19", "160", "162", -1),
    ],
)
def test_a_pair_has_its_order_and_its_word(text: str, before: str, after: str, said: int) -> None:
    sentence = one(text)
    (pair,) = pairs(sentence)
    assert (pair.before.text, pair.after.text, said_direction(sentence, pair)) == (before, after, said)


@pytest.mark.parametrize(
    "text",
    [
        "between 10 and 15 young people attend",
        "8 to 10 complete the programme",
        "the 10% most deprived areas has been rising from one report to the next",
        "25 (40%) were girls",
        "our rate of 38.2% against 40.2% for the family",
    ],
)
def test_what_is_no_change_is_no_pair(text: str) -> None:
    assert pairs(one(text)) == []


def test_sizes_have_the_way_that_their_word_says() -> None:
    found = sizes(one("a reduction of 15% here, an increase of 5.6 percentage points there, and 12% fewer"))
    assert [(size.token.text, size.word) for size in found] == [
        ("15%", -1),
        ("5.6 percentage points", 1),
        ("12%", -1),
    ]
