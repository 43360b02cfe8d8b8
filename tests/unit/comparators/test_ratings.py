"""What a board is told: red only where neither chance nor the tolerance explains the difference."""

from itertools import product

import polars as pl
import pytest

from tests.unit.comparators.rows import ledger, level
from yjp.comparators.compare import comparisons
from yjp.comparators.ratings import rate, ratings
from yjp.figures import Rating, Verdict
from yjp.indicators.definition import Polarity

NOW, BEFORE = "2018-12.12m", "2017-12.12m"


def rated(
    *rows: dict[str, object], against: tuple[str, ...] | None = None
) -> dict[str, tuple[str, str | None, str]]:
    """By indicator and window: rating, kind and reason."""
    every = ledger(*rows)
    found = ratings(every, comparisons(every), against) if against else ratings(every, comparisons(every))
    return {
        row["figure_id"].rsplit(".", 1)[0]: (row["rating"], row["kind"], row["reason"])
        for row in found.to_dicts()
    }


@pytest.mark.parametrize(("now", "before"), [(26, 21), (31, 26)])
def test_five_children_more_are_never_red(now: int, before: int) -> None:
    """Boards have marked services Red for five children."""
    found = rated(level("fte_rate", NOW, now, 26_000), level("fte_rate", BEFORE, before, 26_000))
    assert found["fte_rate.2018-12.12m"] == (
        "amber",
        "own_past",
        "Amber (A): no clear change on the year before; higher, but by no more than chance would "
        "explain, though by more "
        "than the tolerance.",
    )


@pytest.mark.parametrize(
    ("verdict", "direction", "percent", "expected"),
    [
        (
            Verdict.BETTER,
            "lower",
            -30.0,
            "Green (G): better than the YOT family; lower by more than chance would explain.",
        ),
        (
            Verdict.SIMILAR,
            "lower",
            -8.0,
            "Green (G): no clear difference from the YOT family; lower, but by no more than chance would explain.",
        ),
        (Verdict.SIMILAR, "same", 0.0, "Green (G): the same as the YOT family."),
        (
            Verdict.SIMILAR,
            "higher",
            10.0,
            "Green (G): no clear difference from the YOT family; higher, but by no more than chance "
            "would explain and within "
            "the tolerance.",
        ),
        (
            Verdict.SIMILAR,
            "higher",
            10.1,
            "Amber (A): no clear difference from the YOT family; higher, but by no more than chance "
            "would explain, though by "
            "more than the tolerance.",
        ),
        (
            Verdict.SIMILAR,
            "higher",
            None,
            "Amber (A): no clear difference from the YOT family; higher, but by no more than chance "
            "would explain, though by "
            "more than the tolerance.",
        ),
        (
            Verdict.WORSE,
            "higher",
            10.0,
            "Amber (A): worse than the YOT family; higher by more than chance would explain, but within the tolerance.",
        ),
        (
            Verdict.WORSE,
            "higher",
            10.1,
            "Red (R): worse than the YOT family; higher by more than chance would explain.",
        ),
        (
            Verdict.WORSE,
            "higher",
            None,
            "Red (R): worse than the YOT family; higher by more than chance would explain.",
        ),
        (Verdict.TOO_FEW, "higher", 300.0, "No call (N): too few events to compare with the YOT family."),
        (Verdict.TOO_FEW, None, None, "No call (N): too few events to compare with the YOT family."),
    ],
)
def test_the_rule(verdict: Verdict, direction: str | None, percent: float | None, expected: str) -> None:
    found = rate(Polarity.LOWER, verdict, direction, percent, "family")
    assert found is not None
    assert found.reason == expected
    assert expected.startswith(found.rating.value.replace("_", " ").capitalize())


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        (
            "Yorkshire and the Humber (revised)",
            "region",
            "better than Yorkshire and the Humber (revised); lower",
        ),
        ("National (as printed)", "national", "better than the national figure (as printed); lower"),
        ("South Yorkshire PCC area", "pcc", "better than the South Yorkshire PCC area; lower"),
        ("Rotherham", "own_past", "better than the year before; lower"),
    ],
)
def test_the_area_is_called_what_it_is_called_beside_it(name: str, kind: str, said: str) -> None:
    found = rate(Polarity.LOWER, Verdict.BETTER, "lower", -30.0, kind, name=name)
    assert found is not None
    assert said in found.reason


def test_red_needs_a_verdict_of_worse_whatever_the_tolerance() -> None:
    verdicts = (Verdict.BETTER, Verdict.SIMILAR, Verdict.TOO_FEW)
    for verdict, direction, percent, tolerance in product(
        verdicts, ("higher", "lower", "same"), (None, 0.0, 500.0), (0.0, 10.0, 100.0)
    ):
        found = rate(Polarity.LOWER, verdict, direction, percent, "pcc", tolerance_percent=tolerance)
        assert found is not None
        assert found.rating is not Rating.RED


def test_where_more_is_better_lower_is_the_bad_side() -> None:
    found = rate(Polarity.HIGHER, Verdict.SIMILAR, "lower", -30.0, "region")
    assert found is not None
    assert found.rating is Rating.AMBER
    assert rate(Polarity.NEITHER, Verdict.SIMILAR, "lower", -30.0, "region") is None


def test_no_reason_holds_a_number() -> None:
    for verdict, direction, kind in product(
        Verdict, ("higher", "lower", "same"), ("own_past", "family", "proxy")
    ):
        found = rate(Polarity.LOWER, verdict, direction, 12.0, kind)
        assert found is not None
        assert not any(c.isdigit() for c in found.reason)


class TestWhomAFigureIsRatedAgainst:
    OWN = level("fte_rate", NOW, 80, 24_000)
    PAST = level("fte_rate", BEFORE, 82, 24_000)
    FAMILY = level("fte_rate", NOW, None, role="family", value=330.0)
    NATION = level("fte_rate", NOW, None, role="national", value=200.0)

    def test_the_family_first(self) -> None:
        found = rated(self.OWN, self.PAST, self.FAMILY, self.NATION)
        assert found["fte_rate.2018-12.12m"][:2] == ("green", "family")

    def test_without_a_family_the_next(self) -> None:
        assert rated(self.OWN, self.PAST, self.NATION)["fte_rate.2018-12.12m"][:2] == ("red", "national")
        assert rated(self.OWN, self.PAST)["fte_rate.2018-12.12m"][:2] == ("green", "own_past")

    def test_settings_choose(self) -> None:
        found = rated(self.OWN, self.PAST, self.FAMILY, self.NATION, against=("national",))
        assert found["fte_rate.2018-12.12m"][:2] == ("red", "national")

    def test_too_few_to_compare_with_the_family_is_not_made_good_by_another(self) -> None:
        own = level("custody_rate", NOW, 2, 24_000)
        rows = (
            level("custody_rate", NOW, None, role="family", value=0.1),
            level("custody_rate", NOW, None, role="national", value=0.9),
        )
        assert rated(own, *rows)["custody_rate.2018-12.12m"][:2] == ("no_call", "family")

    def test_counts_before_rates_and_first_publications_before_revisions(self) -> None:
        printed = level("fte_rate", NOW, None, role="family", value=200.0)
        pooled = level("fte_rate", NOW, 990, 300_000, role="family", figure_id="z", area="z")
        assert rated(self.OWN, printed, pooled)["fte_rate.2018-12.12m"][0] == "green"
        revised = level(
            "fte_rate", NOW, None, role="family", value=330.0, figure_id="a", area="a", state="revised"
        )
        assert rated(self.OWN, printed, revised)["fte_rate.2018-12.12m"][0] == "red"

    def test_nothing_beside_it_and_a_cohort_that_fills_are_no_call(self) -> None:
        assert rated(self.PAST)["fte_rate.2017-12.12m"] == (
            "no_call",
            None,
            "No call (N): there is nothing to compare it with.",
        )
        filling = level("binary_reoffending", NOW, 3, 60, state="provisional")
        assert rated(filling)["binary_reoffending.2018-12.12m"] == (
            "no_call",
            None,
            "No call (N): its children are still being followed up.",
        )


def test_only_local_years_of_rates_are_rated() -> None:
    rows = [
        level("fte_count", NOW, 4),
        level("fte_count", "2018-12.3m", 4),
        level("fte_rate", NOW, 9, 9_000, role="pcc"),
    ]
    assert rated(*rows) == {}
    assert ratings(ledger(), pl.DataFrame(schema=comparisons(ledger()).schema)).is_empty()
