"""Groups of a breakdown by the words that plans use for them."""

import pytest

from yjp.audit.finding.groups import named, of_label


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("girls accounted for 8 of 41 first time entrants", {"sex=female"}),
        ("Children not looked after, and looked after children", {"care=lac", "care=not_lac"}),
        ("an education, health and care plan", {"send=ehcp"}),
        ("young people with EHCPs", {"send=ehcp"}),
        ("children recorded as White", {"ethnic=white"}),
        ("referral orders and youth cautions", {"outcome=ro", "outcome=yc"}),
        ("the use of custody in other areas, after theft", set()),
        ("whitewashed", set()),
    ],
)
def test_a_text_names_its_groups(text: str, groups: set[str]) -> None:
    assert named(text)[0] == groups


def test_the_words_of_a_group_are_taken_out() -> None:
    assert named("girls on remand")[1].split() == ["s", "on", "remand"]


@pytest.mark.parametrize(
    ("label", "group"),
    [
        ("Not looked after", "care=not_lac"),
        ("Males", "sex=male"),
        ("10 to 14", "age=10_14"),
        ("No support recorded", "send=not_recorded"),
        ("Not known", "ethnic group: not known"),
        ("Rotherham", None),
        ("All", None),
    ],
)
def test_a_label_is_a_group_only_as_a_whole(label: str, group: str | None) -> None:
    """What several groupings call the same is told apart by the table's corner."""
    assert of_label(label, "Ethnic group") == group
