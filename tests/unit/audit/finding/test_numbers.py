"""Numbers of a text as printed: value, unit, rounding and what is no figure."""

import pytest

from yjp.audit.finding.numbers import tokens
from yjp.audit.finding.tokens import Kind, Range, Token


def only(text: str) -> Token:
    """The one number of a text that can be part of a claim."""
    live = [token for token in tokens(text) if token.live]
    assert len(live) == 1, [token.text for token in live]
    return live[0]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("a fall of 31 .1% this year", Kind.PERCENT, 31.1),
        ("1 ,585 children", Kind.COUNT, 1585),
        ("1,585,845 in all", Kind.COUNT, 1_585_845),
        ("1\u2009585 in all", Kind.COUNT, 1585),
        ("£1.3m saved", Kind.MONEY, 1_300_000),
        ("£850k of savings", Kind.MONEY, 850_000),
        ("£3.2 billion", Kind.MONEY, 3_200_000_000),
        ("rose 5.4 percentage points", Kind.POINTS, 5.4),
        ("rose by 3pp", Kind.POINTS, 3),
        ("rose by 2.5 % points", Kind.POINTS, 2.5),
        ("(- 5%)", Kind.PERCENT, -5),
        ("\N{MINUS SIGN}27.0%", Kind.PERCENT, -27),
        ("about ±15 children", Kind.COUNT, 15),
        ("40 per cent of them", Kind.PERCENT, 40),
        ("twelve children", Kind.COUNT, 12),
        ("twenty-five children", Kind.COUNT, 25),
        ("two thirds of them", Kind.FRACTION, 2 / 3),
        ("a quarter of referrals", Kind.FRACTION, 0.25),
        ("one in five children", Kind.FRACTION, 0.2),
        ("8 in 10 children", Kind.FRACTION, 0.8),
        ("numbers halved", Kind.MULTIPLE, 0.5),
        ("numbers have doubled", Kind.MULTIPLE, 2),
        ("3.5 times more", Kind.MULTIPLE, 3.5),
        ("2076 families in all", Kind.COUNT, 2076),
    ],
)
def test_numbers_of_real_print(text: str, kind: Kind, value: float) -> None:
    token = only(text)
    assert (token.kind, token.value) == (kind, pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("on 18 June 2019", "date"),
        ("29/10/2019", "date"),
        ("in 2018/19", "year"),
        ("since 2016", "year"),
        ("Page 18 of 28", "page"),
        ("7.8   Number of assessments", "list number"),
        ("(0114) 273 4567", "phone"),
        ("S60 1AE", "postcode"),
        ("section 39(5) of the Act", "legal reference"),
        ("Section 47 enquiries", "legal reference"),
        ("aged 10-17", "age"),
        ("the 10-17 population", "age"),
        ("16 and 17 year olds", "age"),
        ("at 5.30 p.m. today", "time"),
        ("Outcome 22 disposals", "name"),
        ("KPI 4", "name"),
        ("Key Stage 2", "name"),
        ("Phase Three began", "name"),
        ("over a 12 month period", "duration"),
        ("for six weeks", "duration"),
        ("per 100,000 children", "unit base"),
        ("a reduction of spending.12 ", "footnote mark"),
        ("see www.example.gov.uk/page2", "web address"),
        ("one of the partners", "ordinary word"),
    ],
)
def test_what_is_no_figure_has_its_class(text: str, label: str) -> None:
    found = [token for token in tokens(text) if token.period is not None or token.ignored]
    assert [token.ignored for token in found] == [label]
    assert not any(token.live for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "printed"),
    [("YOT £42,7472", "£42,7472"), ("Health £1,444001", "£1,444001"), ("our rate per 100,00 is", "100,00")],
)
def test_a_number_that_is_not_written_as_one_is_no_figure(text: str, printed: str) -> None:
    (token,) = tokens(text)
    assert token.text == printed
    assert token.malformed is not None
    assert not token.live


def test_every_digit_of_a_text_is_in_just_one_token() -> None:
    text = (
        "In Q4 18/19 the rate was 0.12 (3 children), 25% of 12; see page 3, s.37(i), £1,234.50 and 2.6% of 10-17 year "
        "olds by 3 September 2019, up from 24 in 2017/18."
    )
    covered = [place for token in tokens(text) for place in range(token.start, token.end)]
    assert len(covered) == len(set(covered))
    assert all(place in covered for place, char in enumerate(text) if char.isdigit())


def test_offsets_are_those_of_the_text_as_printed() -> None:
    text = "fell by\xa031\u2009.1% \u2013 from 1,585"
    assert [text[token.start : token.end] for token in tokens(text)] == [
        token.text.replace("-", "\u2013") for token in tokens(text)
    ]


def test_a_percentage_stands_for_what_rounds_to_it() -> None:
    rounded = only("38.5% of them").rounded
    assert (rounded.low, rounded.high) == (pytest.approx(38.45), pytest.approx(38.55))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("41 children", 41, 41),
        ("8,100 children", 8050, 8150),
        ("120,000 families", 115_000, 125_000),
        ("1,309 children", 1309, 1309),
    ],
)
def test_a_large_round_count_was_rounded(text: str, low: float, high: float) -> None:
    assert only(text).counted == Range(low, high)
