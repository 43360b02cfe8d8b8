"""Pooled comparators against what plans of 2019 print for them."""

from datetime import date

import polars as pl
import pytest

from tests.unit.comparators.rows import counts
from yjp import reference
from yjp.comparators.counts import packaged_counts
from yjp.comparators.groups import Group, Member, families
from yjp.comparators.pool import pool
from yjp.figures import AreaRole
from yjp.ledger import number
from yjp.settings import Settings

YEAR = "2017-06.12m"
BOLTON_AND_BURY = Group(
    area="here_family_pooled",
    area_name="YOT family (pooled)",
    role=AreaRole.FAMILY,
    members=tuple(Member(name=n, slug=n.lower()) for n in ("Bolton", "Bury", "Derby", "Dudley")),
    source_ref="a list",
)


def oldhams_family() -> Group:
    (family,) = families(reference.service("Oldham"), Settings(service="Oldham"))
    return family


def one(frame: pl.DataFrame, **wanted: object) -> dict[str, object]:
    return frame.row(by_predicate=pl.all_horizontal(pl.col(k) == v for k, v in wanted.items()), named=True)


class TestOldhamsFamilyOfTen:
    """Oldham's plan prints ten members, a family average of 194 / 78 / 340, and 40.2%, 4.35 and 1.75."""

    @pytest.mark.parametrize(
        ("indicator", "numerator", "denominator", "printed", "mean_of_rates"),
        [
            ("binary_reoffending", 781, 1941, "40.2", "39.7"),
            ("reoffences_per_reoffender", 3398, 781, "4.35", "4.20"),
            ("reoffences_per_child", 3398, 1941, "1.75", "1.69"),
        ],
    )
    def test_it_pools_to_what_is_printed_and_a_mean_of_rates_would_not(
        self, indicator: str, numerator: int, denominator: int, printed: str, mean_of_rates: str
    ) -> None:
        family = oldhams_family()
        row = one(pool(packaged_counts(), [family]), indicator=indicator, window=YEAR)
        assert (row["numerator"], row["denominator"]) == (numerator, denominator)
        assert number(row["value"], str(row["unit"]), int(row["decimals"])) == printed  # type: ignore[arg-type, call-overload]
        members = packaged_counts().filter(
            pl.col("indicator") == indicator,
            pl.col("window") == YEAR,
            pl.col("area").is_in([m.slug for m in family.members]),
        )
        rates = members.get_column("numerator") / members.get_column("denominator") * row["per"]
        assert members.height == 10
        mean = rates.mean()
        assert isinstance(mean, float)
        wrong = number(mean, str(row["unit"]), int(row["decimals"]))  # type: ignore[call-overload]
        assert wrong == mean_of_rates != printed

    def test_it_says_what_it_is_made_of(self) -> None:
        row = one(pool(packaged_counts(), [oldhams_family()]), indicator="binary_reoffending", window=YEAR)
        assert (row["area"], row["area_name"], row["area_role"]) == (
            "oldham_family_pooled",
            "YOT family (pooled)",
            "family",
        )
        assert row["quality"] == "pooled from the counts of all 10 members (a member's average: 78 of 194)"
        assert "as printed in 2019: Oldham youth justice plan 2019" in str(row["source_ref"])
        assert row["interval_method"] == "Wilson"

    def test_a_ratio_has_no_limits_where_the_children_are_not_known(self) -> None:
        row = one(pool(packaged_counts(), [oldhams_family()]), indicator="reoffences_per_reoffender")
        assert (row["lower"], row["upper"], row["interval_method"]) == (None, None, None)


class TestSumsOverAnArea:
    def test_limits_of_a_rate_are_those_of_the_sum(self) -> None:
        """Fingertips prints 133 to 150 or so for 45 of 43,000; here Byar's limits of 100 of 50,000, by hand."""
        found = counts(
            ("fte_rate", "2018-12.12m", "bolton", 60, 30_000), ("fte_rate", "2018-12.12m", "bury", 40, 20_000)
        )
        row = one(pool(found, [BOLTON_AND_BURY]), indicator="fte_rate")
        assert (row["numerator"], row["denominator"], row["value"]) == (100, 50_000, 200)
        assert row["lower"] == pytest.approx(100 * (1 - 1 / 900 - 1.959964 / 30) ** 3 * 2, abs=1e-3)
        assert row["upper"] == pytest.approx(
            101 * (1 - 1 / 909 + 1.959964 / (3 * 101**0.5)) ** 3 * 2, abs=1e-3
        )

    def test_members_without_counts_are_named(self) -> None:
        found = counts(
            ("fte_rate", "2018-12.12m", "bolton", 60, 30_000), ("fte_rate", "2018-12.12m", "derby", 0, 9_000)
        )
        row = one(pool(found, [BOLTON_AND_BURY]), indicator="fte_rate")
        assert row["numerator"] == 60
        assert row["quality"] == (
            "pooled from the counts of 2 of 4 members (a member's average: 30 of 19500); no counts of Bury and Dudley"
        )

    def test_less_than_half_is_refused_with_a_reason(self) -> None:
        found = counts(("fte_rate", "2018-12.12m", "bolton", 60, 30_000))
        row = one(pool(found, [BOLTON_AND_BURY]), indicator="fte_rate")
        assert [row[k] for k in ("numerator", "denominator", "value", "lower", "quality")] == [None] * 5
        assert row["reason"] == "counts of only 1 of 4 members are known: too few to stand for them"

    def test_counts_become_means_and_never_rates(self) -> None:
        found = counts(
            *(
                ("fte_count", "2018-12.12m", area, n, None)
                for area, n in (("bolton", 10), ("bury", 25), ("derby", 4))
            )
        )
        row = one(pool(found, [BOLTON_AND_BURY]), indicator="fte_count")
        assert (row["numerator"], row["denominator"], row["value"], row["lower"]) == (39, 3, 13, None)
        assert row["quality"] == "mean of the counts of 3 of 4 members, for display only; no counts of Dudley"

    def test_sums_over_children_give_a_ratio_its_limits(self) -> None:
        found = counts(
            ("reoffences_per_reoffender", YEAR, "bolton", 30, 10),
            ("reoffences_per_reoffender", YEAR, "bury", 20, 10),
            sum_xx=120.0,
            sum_xr=25.0,
            sum_rr=10.0,
            clusters=10.0,
        )
        row = one(pool(found, [BOLTON_AND_BURY]), indicator="reoffences_per_reoffender")
        assert row["value"] == 2.5
        assert row["interval_method"] == "clustered ratio (log, t)"
        assert 1 < row["lower"] < 2.5 < row["upper"]  # type: ignore[operator]

    def test_a_publication_and_its_revision_are_pooled_apart(self) -> None:
        rows = [("fte_rate", "2018-12.12m", area, 60, 30_000) for area in ("bolton", "bury")]
        revised = [(i, w, a, n + 6, d) for i, w, a, n, d in rows]
        both = pl.concat([counts(*rows), counts(*revised, state="revised")])
        found = pool(both, [BOLTON_AND_BURY]).sort("area")
        assert found.select("area", "area_name", "state", "value").rows() == [
            ("here_family_pooled", "YOT family (pooled)", "as_published", 200),
            ("here_family_pooled_rev", "YOT family (pooled, revised)", "revised", 220),
        ]

    def test_of_two_counts_of_one_thing_the_first_is_taken(self) -> None:
        first = counts(
            ("fte_rate", "2018-12.12m", "bolton", 60, 30_000), ("fte_rate", "2018-12.12m", "bury", 1, 10_000)
        )
        again = counts(("fte_rate", "2018-12.12m", "bolton", 99, 30_000))
        assert (
            one(pool(pl.concat([first, again]), [BOLTON_AND_BURY]), indicator="fte_rate")["numerator"] == 61
        )

    def test_a_list_holds_for_its_own_time(self) -> None:
        old = Group(**(vars(BOLTON_AND_BURY) | {"valid_before": date(2018, 4, 1)}))
        new = Group(
            **(
                vars(BOLTON_AND_BURY)
                | {"valid_from": date(2018, 4, 1), "members": (Member(name="Leeds", slug="leeds"),)}
            )
        )
        rows = [
            ("fte_rate", w, a, 5, 10_000)
            for w in ("2018-03.12m", "2018-06.12m")
            for a in ("bolton", "bury", "leeds")
        ]
        found = pool(counts(*rows), [old, new]).sort("window")
        assert found.select("window", "numerator").rows() == [("2018-03.12m", 10), ("2018-06.12m", 5)]

    def test_nothing_to_pool_gives_nothing(self) -> None:
        assert pool(counts(), [BOLTON_AND_BURY]).is_empty()
        assert pool(packaged_counts(), []).is_empty()


@pytest.mark.parametrize(
    ("area", "indicator", "window", "numerator", "denominator", "printed"),
    [
        ("northamptonshire", "binary_reoffending", "2017-03.12m", 122, 326, "37.4"),
        ("northamptonshire", "reoffences_per_reoffender", "2017-03.12m", 408, 122, "3.34"),
        ("northamptonshire", "reoffences_per_child", "2017-03.12m", 408, 326, "1.25"),
        ("east_midlands", "binary_reoffending", "2017-03.12m", 982, 2491, "39.4"),
        ("east_midlands", "reoffences_per_reoffender", "2017-03.12m", 3737, 982, "3.81"),
        ("east_midlands", "reoffences_per_child", "2017-03.12m", 3737, 2491, "1.50"),
        ("england_and_wales", "binary_reoffending", "2017-03.12m", 13660, 33364, "40.9"),
        ("england_and_wales", "reoffences_per_reoffender", "2017-03.12m", 53470, 13660, "3.91"),
        ("england_and_wales", "reoffences_per_child", "2017-03.12m", 53470, 33364, "1.60"),
        ("england", "binary_reoffending", "2017-03.12m", 12886, 31731, "40.6"),
        ("england", "reoffences_per_reoffender", "2017-03.12m", 50199, 12886, "3.90"),
        ("oldham", "binary_reoffending", YEAR, 60, 157, "38.2"),
        ("solihull", "binary_reoffending", YEAR, 14, 81, "17.3"),
        ("solihull", "reoffences_per_reoffender", "2017-06.3m", 4, 3, "1.33"),
        ("suffolk", "binary_reoffending", "2016-09.3m", 58, 111, "52.3"),
        ("suffolk", "binary_reoffending", "2017-06.3m", 46, 99, "46.5"),
        ("manchester", "custody_rate", "2019-03.12m", 51, 46667, "1.09"),
    ],
)
def test_counts_that_ship_give_the_rates_that_plans_print(
    area: str, indicator: str, window: str, numerator: int, denominator: int, printed: str
) -> None:
    """Written from the plans, not from the file."""
    alone = Group(
        area="a", area_name="a", role=AreaRole.CHOSEN, members=(Member(name=area, slug=area),), source_ref="s"
    )
    row = one(pool(packaged_counts(), [alone]), indicator=indicator, window=window, state="as_published")
    assert (row["numerator"], row["denominator"]) == (numerator, denominator)
    assert number(row["value"], str(row["unit"]), int(row["decimals"])) == printed  # type: ignore[arg-type, call-overload]


def test_a_year_of_cohorts_is_the_sum_of_its_quarters() -> None:
    """Suffolk, April 2016 to March 2017: 51, 58, 56, 47 of 100, 111, 121, 96 children."""
    suffolk = packaged_counts().filter(
        pl.col("area") == "suffolk",
        pl.col("indicator") == "binary_reoffending",
        pl.col("window").is_in(["2016-06.3m", "2016-09.3m", "2016-12.3m", "2017-03.3m"]),
    )
    assert (suffolk.get_column("numerator").sum(), suffolk.get_column("denominator").sum()) == (212, 428)
