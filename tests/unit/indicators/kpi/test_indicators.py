"""Every measure of the KPIs is an indicator of the registry, and says what its declaration says."""

import pytest

from yjp.comparators.compare import KPIS_COMPARED
from yjp.errors import UnknownName
from yjp.figures import Unit
from yjp.indicators.definition import Kind, Polarity
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.indicators import EVERY_HEADLINE, HEADLINE_KPIS, KPIS
from yjp.indicators.registry import HEADLINES, PARTS, REGISTRY, indicator


def test_each_measure_is_one_indicator_and_none_is_a_national_headline() -> None:
    assert [each.id for each in KPIS] == [measure.id for measure in KPIS_2023.measures]
    assert sum(len(part) for part in PARTS.values()) == len(REGISTRY) == len({each.id for each in REGISTRY})
    assert not {each.id for each in KPIS} & {each.id for each in HEADLINES}


def test_every_one_carries_the_label_and_its_source() -> None:
    label = "Not yet suitable for decision-making (YJB, Quality and methodology information for new KPIs, 12 June 2025)"
    assert {each.caveat for each in KPIS} == {label}
    assert {each.definition_version for each in KPIS} == {"2023.1"}


def test_each_kpi_has_one_headline_for_people_and_the_sixth_two() -> None:
    assert [(each.id, each.short_title) for each in HEADLINE_KPIS] == [
        ("kpi1_suitable_end", "KPI 1: Suitable accommodation"),
        ("kpi2_suitable_end", "KPI 2: Suitable education, training or employment"),
        ("kpi3_plan", "KPI 3: Special educational needs with a formal plan"),
        ("kpi4_need", "KPI 4: Mental health and emotional wellbeing: children with a need"),
        ("kpi5_need", "KPI 5: Substance misuse: children with a need"),
        ("kpi6_completed", "KPI 6: Out-of-court disposals completed"),
        ("kpi6_not_completed", "KPI 6: Out-of-court disposals not completed"),
        ("kpi7_supported", "KPI 7: Supported by wider services"),
        ("kpi8_senior", "KPI 8: Senior partners on the board"),
        ("kpi9_rate", "KPI 9: Serious violence"),
        ("kpi10_engaged", "KPI 10: Victims in restorative justice"),
    ]


def test_the_second_headlines_stand_behind_and_are_named_by_what_they_count() -> None:
    second = [each for each in EVERY_HEADLINE if each not in HEADLINE_KPIS]
    assert [(each.id, each.part_of, each.short_title) for each in second] == [
        (
            "kpi4_offered_given_need",
            "kpi4",
            "KPI 4: Mental health and emotional wellbeing: offered help, of children with a need",
        ),
        ("kpi5_offered_given_need", "kpi5", "KPI 5: Substance misuse: offered help, of children with a need"),
    ]
    # Each of a pair says in one place how the other differs, in words that hold for both KPIs.
    for kpi in ("kpi4", "kpi5"):
        first, other = indicator(f"{kpi}_need"), indicator(f"{kpi}_offered_given_need")
        assert "of those with a need, the children offered help or already in it" in first.deviations[0]
        assert "children with a need, of all with an order ending" in other.deviations[0]
        assert not any("wording" in name.lower() or "SQL" in name for name in (first.title, other.title))


def test_both_headlines_are_compared_as_they_always_were() -> None:
    ids = [each.id for each in KPIS_COMPARED]
    assert ids[3:7] == ["kpi4_need", "kpi4_offered_given_need", "kpi5_need", "kpi5_offered_given_need"]


def test_words_units_and_directions_worked_out_by_hand() -> None:
    found = indicator("kpi1_unsuitable_start_ro")
    assert (
        found.numerator == "Referral Orders: children in unsuitable accommodation at the start of the order"
    )
    assert found.denominator == "Children with such an order ending"
    assert found.title == (
        "Referral Orders: children in unsuitable accommodation at the start of the order, as a percentage of children "
        "with such an order ending"
    )
    assert (found.kind, found.unit, found.per, found.decimals) == (Kind.SHARE, Unit.PERCENT, 100, 1)
    assert (found.polarity, found.change_unit, found.part_of) == (Polarity.LOWER, Unit.POINTS, "kpi1")
    rate = indicator("kpi9_rate")
    assert (rate.kind, rate.unit, rate.per) == (Kind.RATE, Unit.PER_10K, 10_000)
    board = indicator("kpi8_senior")
    assert (board.kind, board.unit, board.denominator) == (
        Kind.COUNT,
        Unit.COUNT,
        "The five statutory sectors",
    )
    assert indicator("kpi10_victims").denominator == "None: a count"


def test_differences_are_those_of_the_declaration() -> None:
    said = indicator("kpi4_need").deviations
    assert said[0].startswith("This is the headline as GOV.UK states it")
    assert any("entered by hand" in each for each in said)
    assert sum("Not copied from the published SQL" in each for each in said) == 2
    assert any("inferred" in each for each in indicator("kpi1_suitable_end_stc").deviations)
    assert not any("inferred" in each for each in indicator("kpi9_rate").deviations)


def test_nothing_is_empty_and_all_are_told_apart() -> None:
    for each in KPIS:
        assert all(
            (each.question, each.counts_in, each.counts_out, each.source, each.numerator, each.denominator)
        )
    assert len({each.title for each in KPIS}) == len({each.short_title for each in KPIS}) == len(KPIS)


def test_an_unknown_name_is_not_answered_with_hundreds() -> None:
    with pytest.raises(UnknownName, match="kpi1_suitable_end") as raised:
        indicator("kpi1")
    assert len(str(raised.value)) < 1_000
