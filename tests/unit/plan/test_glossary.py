"""The glossary: the terms that the text uses, and no others."""

import pytest

from yjp.narrative.glossary import TERMS
from yjp.plan.sections.glossary import terms_in


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Two remands ended.", ["Remand"]),
        ("He was looked-after.", ["Looked after"]),
        ("FIRST TIME ENTRANTS fell.", ["First time entrant"]),
        ("ehcp is no word, PCCs neither.", []),
        ("The PCC funds prevention.", ["PCC", "Prevention"]),
        ("A preventional measure.", []),
    ],
)
def test_terms_count_whole_and_whatever_their_case(text: str, terms: list[str]) -> None:
    assert [each.term for each in terms_in(text)] == terms


def test_terms_are_in_the_order_of_the_alphabet_and_explained_in_a_sentence() -> None:
    names = [each.term.casefold() for each in TERMS]
    assert names == sorted(names)
    assert all(each.meaning.endswith(".") for each in TERMS)
