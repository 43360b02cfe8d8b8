"""Amounts of money with what their mark, their header or their caption multiplies them by."""

import pytest

from tests.methods.audit_documents import ITEMS, document
from yjp.audit.claims.amounts import amounts
from yjp.audit.claims.evidence import Evidence


def pounds(items: ITEMS) -> list[float]:
    return [amount.pounds for amount in amounts(Evidence(document(items)))]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Total (£)", [418.0, 236.0]),
        ("Total (£000)", [418_000.0, 236_000.0]),
        ("£k", [418_000.0, 236_000.0]),
        ("£m", [418_000_000.0, 236_000_000.0]),
        ("Posts", []),
    ],
)
def test_a_header_says_what_a_number_stands_for(head: str, expected: list[float]) -> None:
    assert pounds([[["Source", head], ["Council", "418"], ["Health", "236"]]]) == expected


def test_an_amount_in_text_has_its_own_unit() -> None:
    assert pounds(["The grant is £560,000, the budget £1.6m and the police give £104.2k."]) == [
        560_000.0,
        1_600_000.0,
        104_200.0,
    ]


def test_an_amount_is_named_by_the_words_beside_it() -> None:
    (found,) = amounts(Evidence(document(["The council pays £418,000."])))
    assert "authority" in found.words
    assert found.digits == "418"
