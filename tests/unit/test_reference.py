"""Packaged reference data: complete, unchanged, and saying what its sources say."""

import hashlib
import shutil
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from yjp import reference, resources
from yjp.errors import UnknownName, UnreadableInput
from yjp.figures import AreaRole
from yjp.indicators.registry import indicator
from yjp.periods import parse_window

DATASETS = resources.folder("datasets")


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    return shutil.copytree(DATASETS, tmp_path / "datasets")


def rewrite(folder: Path, name: str, old: str, new: str) -> None:
    """Change a CSV and its digest, as somebody does who means it."""
    path, facts = folder / f"{name}.csv", folder / f"{name}.toml"
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))
    after = hashlib.sha256(path.read_bytes()).hexdigest()
    facts.write_text(facts.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


class TestEveryDataset:
    def test_every_file_is_declared_and_every_declared_one_there(self):
        assert {path.stem for path in DATASETS.glob("*.csv")} == set(reference.names())
        assert {path.stem for path in DATASETS.glob("*.toml")} == set(reference.names())

    @pytest.mark.parametrize("name", reference.names())
    def test_the_facts_are_complete_and_describe_the_file(self, name):
        facts, frame = reference.facts(name), reference.dataset(name)
        assert facts.rows == frame.height > 0
        assert list(facts.columns) == frame.columns
        assert frame.schema == pl.Schema(reference.SCHEMAS[name])
        assert facts.url.startswith("https://")
        assert all(
            (facts.title, facts.publisher, facts.licence, facts.published, facts.edition, facts.source_ref)
        )
        assert facts.traps
        assert frame.is_duplicated().sum() == 0

    @pytest.mark.parametrize("name", reference.names())
    def test_no_cell_is_a_dash_or_has_spaces_around_it(self, name):
        text = reference.dataset(name).select(pl.selectors.string())
        for column in text:
            assert not column.is_in(["-", "", "n/a"]).any()
            assert column.eq_missing(column.str.strip_chars()).all()


class TestServices:
    def test_there_are_155_with_slugs_that_name_one_area_each(self):
        services = reference.dataset("services")
        slugs = pl.concat(
            [
                services.get_column("slug"),
                services.get_column("pcc_slug").unique().rename("slug"),
                services.get_column("region_slug").unique().rename("slug"),
            ]
        )
        assert services.height == 155
        assert services.filter(pl.col("country") == "Wales").height == 17
        assert slugs.is_unique().all()
        assert slugs.str.contains(r"^[a-z0-9]+(_[a-z0-9]+)*$").all()
        assert services.select(pl.exclude("slug").null_count()).row(0) == (0,) * 6

    def test_no_pcc_area_lies_in_two_regions(self):
        regions = reference.dataset("services").group_by("pcc_slug").agg(pl.col("region").n_unique())
        assert regions.height == 42
        assert regions.get_column("region").to_list() == [1] * 42

    @pytest.mark.parametrize("name", ["Rotherham", "rotherham", " ROTHERHAM "])
    def test_a_service_is_found_by_name_or_slug(self, name):
        assert reference.service(name) == reference.Service(
            name="Rotherham",
            slug="rotherham",
            pcc_slug="south_yorkshire_pcc",
            pcc_name="South Yorkshire PCC area",
            region_slug="yorkshire_and_the_humber",
            region_name="Yorkshire and the Humber",
            country="England",
        )

    @pytest.mark.parametrize(
        ("written", "slug"),
        [
            ("st helens", "st_helens"),
            ("Gwynedd and Ynys Môn", "gwynedd_and_ynys_mon"),
            ("KINGSTON UPON HULL", "kingston_upon_hull"),
            ("Cwm Taf", "cwm_taf"),
        ],
    )
    def test_points_accents_and_hyphens_do_not_matter(self, written, slug):
        assert reference.service(written).slug == slug

    def test_a_slip_of_the_pen_brings_suggestions(self):
        with pytest.raises(
            UnknownName, match=r"no youth justice service called 'Rothram'.*Did you mean Rotherham"
        ):
            reference.service("Rothram")

    def test_a_name_like_none_says_how_to_write_it(self):
        with pytest.raises(UnknownName, match="Write the name as the Youth Justice Board does"):
            reference.service("Xyzzy")


class TestPopulation:
    def test_areas_add_up_to_the_5881485_of_england_and_wales(self):
        services = reference.dataset("services")
        of = dict(reference.dataset("population_10_17").select("area", "population_10_17").iter_rows())
        whole = 5_881_485
        assert of["england_and_wales"] == of["england"] + of["wales"] == whole
        for level in ("slug", "pcc_slug", "region_slug"):
            assert sum(of[area] for area in services.get_column(level).unique()) == whole
        assert len(of) == 155 + 42 + 10 + 2

    def test_south_yorkshire_is_its_four_services(self):
        """ONS mid-2023, single years of age 10 to 17 of the four boroughs."""
        of = dict(reference.dataset("population_10_17").select("area", "population_10_17").iter_rows())
        boroughs = {"barnsley": 23_411, "doncaster": 30_429, "rotherham": 26_967, "sheffield": 52_060}
        assert {name: of[name] for name in boroughs} == boroughs
        assert of["south_yorkshire_pcc"] == sum(boroughs.values())

    def test_population_of_one_area(self):
        assert reference.population("rotherham").to_dicts() == [
            {"year": 2023, "population_10_17": 26_967, "source": "ONS mid-2023 population estimates"}
        ]

    def test_an_area_that_is_not_held_has_no_rows(self):
        assert reference.population("ambershire").is_empty()


class TestPublishedRates:
    def test_lait_for_rotherham_is_the_revised_series(self):
        rates = reference.dataset("fte_rates_by_authority").filter(pl.col("slug") == "rotherham").sort("year")
        assert rates.get_column("year").to_list() == list(range(2016, 2025))
        assert rates.get_column("rate_per_100k").to_list() == [324, 231, 164, 169, 206, 184, 145, 148, 142]

    def test_the_false_england_row_and_part_years_are_left_out(self):
        rates = reference.dataset("fte_rates_by_authority")
        regions = rates.filter(pl.col("area_type") == "region")
        assert not rates.get_column("authority").is_in(["England"]).any()
        assert regions.get_column("authority").n_unique() == 9
        assert regions.filter(pl.col("year") == 2024).get_column("rate_per_100k").sum() == 1_257
        assert rates.get_column("rate_per_100k").max() < 1_000
        part_years = {("Northamptonshire", 2021), ("West Northamptonshire", 2021), ("Cumbria", 2023)}
        assert not part_years & set(rates.select("authority", "year").iter_rows())

    def test_a_slug_stands_only_where_authority_and_service_are_the_same_area(self):
        rates = reference.dataset("fte_rates_by_authority")
        authorities = rates.filter(pl.col("area_type") == "authority")
        joint = ["Leicestershire", "Cornwall", "Tower Hamlets", "Bury", "Middlesbrough", "Dorset (Pre LG)"]
        of_joint = authorities.filter(pl.col("authority").is_in(joint))
        assert of_joint.get_column("authority").n_unique() == len(joint)
        assert of_joint.get_column("slug").null_count() == of_joint.height
        services = reference.dataset("services")
        assert set(authorities.get_column("slug").drop_nulls()) <= set(services.get_column("slug"))
        regions = rates.filter(pl.col("area_type") == "region")
        assert set(regions.get_column("slug")) == set(services.get_column("region_slug")) - {"wales"}
        assert authorities.drop_nulls("slug").select("slug", "year").is_duplicated().sum() == 0

    @pytest.mark.parametrize("name", ["published_comparators_2019", "rotherham_plan_2019"])
    def test_printed_figures_name_indicators_windows_and_roles_that_exist(self, name):
        frame = reference.dataset(name)
        for identifier in frame.get_column("indicator").unique():
            assert indicator(identifier)
        for window in frame.get_column("window").unique():
            assert parse_window(window).id == window
        assert set(frame.get_column("area_role")) <= {role.value for role in AreaRole}

    def test_printed_comparators_are_of_known_areas(self):
        services = reference.dataset("services")
        known = {
            *services.get_column("pcc_slug"),
            *services.get_column("region_slug"),
            "england",
            "england_and_wales",
        }
        assert set(reference.dataset("published_comparators_2019").get_column("area")) <= known

    def test_where_plans_disagree_all_values_are_kept_and_at_most_one_is_for_use(self):
        frame = reference.dataset("published_comparators_2019")
        of = frame.group_by("indicator", "window", "area").agg(
            pl.col("disagrees").first(),
            pl.len().alias("values"),
            (pl.col("use") == "yes").sum().alias("used"),
        )
        assert of.filter((pl.col("values") > 1) != (pl.col("disagrees") == "yes")).is_empty()
        assert of.get_column("used").max() == 1
        england = frame.filter(pl.col("area") == "england", pl.col("indicator") == "fte_rate")
        in_2018 = england.filter(pl.col("window") == "2018-12.12m").select("value", "use").rows()
        assert in_2018 == [(236, "no"), (238, "yes")]  # Southwark prints England and Wales as England

    def test_no_cohort_of_the_method_before_october_2017(self):
        frame = reference.dataset("published_comparators_2019")
        reoffending = frame.filter(pl.col("indicator").str.contains("reoff"))
        first = min(parse_window(window).start for window in reoffending.get_column("window"))
        assert first.isoformat() >= "2015-01-01"
        assert not reoffending.get_column("source").str.contains("annual cohort").any()


class TestRotherhamsPlan:
    def printed(self, name: str, area: str) -> list[float]:
        frame = reference.dataset("rotherham_plan_2019")
        rows = frame.filter(pl.col("indicator") == name, pl.col("area") == area).sort("window")
        return rows.get_column("value").to_list()

    @pytest.mark.parametrize(
        ("name", "area", "values"),
        [
            ("fte_rate", "rotherham_published", [169]),
            ("fte_rate_change", "rotherham_published", [-27.0]),
            ("fte_rate_change", "south_yorkshire_pcc", [-29.9]),
            ("fte_rate_change", "rotherham_family", [-16.6]),
            ("fte_rate_change", "national", [-19.6]),
            ("custody_rate", "rotherham_published", [0.45, 0.46, 0.25, 0.41, 0.12]),
            ("custody_rate", "south_yorkshire_pcc", [0.52, 0.35, 0.28, 0.29, 0.23]),
            ("custody_rate", "rotherham_family", [0.43, 0.41, 0.39, 0.28, 0.20]),
            ("custody_rate", "national", [0.44, 0.41, 0.44, 0.38, 0.31]),
            ("binary_reoffending", "rotherham_published", [27.5, 33.0]),
            ("binary_reoffending", "south_yorkshire_pcc", [31.3, 34.3]),
            ("binary_reoffending", "rotherham_family", [40.6, 40.2]),
            ("binary_reoffending", "national", [41.6, 39.8]),
            ("reoffences_per_reoffender", "rotherham_published", [2.77, 3.47]),
            ("reoffences_per_reoffender", "south_yorkshire_pcc", [3.43, 3.97]),
            ("reoffences_per_reoffender", "rotherham_family", [3.91, 3.87]),
            ("reoffences_per_reoffender", "national", [3.82, 3.96]),
        ],
    )
    def test_the_plans_tables(self, name, area, values):
        """Transcribed a second time, by hand, from charts 1a, 2c and 3b."""
        assert self.printed(name, area) == values

    def test_children_are_given_only_where_the_plan_prints_them(self):
        frame = reference.dataset("rotherham_plan_2019").drop_nulls("numerator")
        rates = frame.filter(pl.col("indicator") != "caseload")
        assert rates.select("indicator", "window", "area", "numerator").rows() == [
            ("fte_rate", "2018-12.12m", "rotherham_published", 41),
            ("custody_rate", "2019-03.12m", "rotherham_published", 3),
        ]

    def test_chart_5_adds_up_both_ways(self):
        frame = reference.dataset("rotherham_plan_2019").filter(pl.col("indicator") == "caseload")

        def of(group: str) -> dict[str, float]:
            return dict(frame.filter(pl.col("group") == group).select("group_value", "value").iter_rows())

        category, send, cells = of("category"), of("send"), of("cat_send")
        assert category == {"statutory": 29, "yc_ycc": 1, "pre_court": 35, "prevention": 10, "other": 28}
        assert send == {"ehcp": 13, "sen_support": 25, "not_recorded": 65}
        for parts, position in ((category, 0), (send, 1)):
            for part, total in parts.items():
                assert sum(n for cell, n in cells.items() if cell.split("-")[position] == part) == total
        assert frame.filter(pl.col("group").is_null()).get_column("value").to_list() == [103]

    def test_chart_1c_as_printed(self):
        frame = reference.dataset("rotherham_plan_2019_chart_1c")
        totals = frame.group_by("window").agg(pl.col("total", "lac").sum()).sort("window").rows()
        assert totals == [
            ("2018-06.12m", 49, 6),
            ("2018-09.12m", 40, 4),
            ("2018-12.12m", 34, 6),
            ("2019-03.12m", 15, 3),
        ]


class TestNationalSeries:
    def test_hansards_ages_of_2006_07_add_up_to_its_total(self):
        frame = reference.dataset("national_series").filter(pl.col("period") == "2006/07")
        ages = frame.filter(pl.col("measure").str.contains(r"age_\d+$"))
        total = frame.filter(pl.col("measure") == "fte_number_all_ages").get_column("value").item()
        assert ages.height == 8
        assert ages.get_column("value").sum() == total == 110_286

    def test_a_period_that_can_mean_two_things_has_no_dates(self):
        frame = reference.dataset("national_series")
        undated = frame.filter(pl.col("period_start").is_null())
        assert undated.get_column("measure").unique().to_list() == ["fte_number"]
        assert undated.get_column("period").to_list() == [
            "2016/17",
            "2018/19",
            "2019/20",
            "2021/22",
            "2022/23",
            "2023/24",
        ]
        days = (frame.get_column("period_end") - frame.get_column("period_start")).dt.total_days() + 1
        assert set(days.drop_nulls()) <= {365, 366}

    def test_southwarks_236_is_not_called_england(self):
        frame = reference.dataset("national_series").filter(pl.col("value") == 236)
        assert frame.get_column("geography").to_list() == ["England or England and Wales"]


class TestComparisonLists:
    def test_five_families_of_ten_and_one_list_that_is_none(self):
        lists = reference.dataset("families_2019")
        sizes = lists.group_by("kind", "service").len().sort("kind", "service").rows()
        assert sizes == [
            *(
                ("family", name, 10)
                for name in ("Leicester City", "Norfolk", "Oldham", "Plymouth", "Solihull")
            ),
            ("statistical_neighbours", "Nottingham", 10),
        ]
        assert lists.filter(pl.col("slug") == pl.col("member_slug")).is_empty()
        assert lists.select("valid_from", "printed").unique().rows() == [(2017, 2019)]
        gone = lists.filter(pl.col("member_slug").is_null())
        assert gone.get_column("member").to_list() == ["Cumbria"]
        assert gone.get_column("note").null_count() == 0

    def test_every_authority_has_ten_neighbours_and_rotherhams_are_these(self):
        lists = reference.dataset("statistical_neighbours_2025")
        assert lists.group_by("authority").len().get_column("len").unique().to_list() == [10]
        assert lists.get_column("authority").n_unique() == 152
        rotherham = (
            lists.filter(pl.col("slug") == "rotherham").sort("position").get_column("neighbour").to_list()
        )
        assert rotherham[:3] == ["Barnsley", "Tameside", "Doncaster"]
        assert rotherham[-1] in ("Durham", "County Durham")
        services = set(reference.dataset("services").get_column("slug"))
        for column in ("slug", "neighbour_slug"):
            assert set(lists.get_column(column).drop_nulls()) <= services
        assert lists.filter(pl.col("authority") == pl.col("neighbour")).is_empty()


class TestPublishedCounts:
    def test_every_pair_gives_the_rate_printed_with_it(self):
        per = {"fte_rate": 100_000, "custody_rate": 1_000, "binary_reoffending": 100}
        counts = reference.dataset("published_counts_2019")
        assert counts.filter(pl.col("printed").is_null()).get_column("state").unique().to_list() == [
            "revised"
        ]
        for row in counts.drop_nulls("printed").iter_rows(named=True):
            value = row["numerator"] / row["denominator"] * per.get(row["indicator"], 1)
            assert abs(value - row["printed"]) <= 0.5 * 10 ** -row["decimals"] + 1e-9, row

    def test_areas_are_services_or_say_what_they_are(self):
        counts = reference.dataset("published_counts_2019")
        services = reference.dataset("services")
        of = {"service": "slug", "pcc": "pcc_slug", "region": "region_slug"}
        for kind, column in of.items():
            areas = set(counts.filter(pl.col("area_type") == kind).get_column("area"))
            assert areas
            assert areas <= set(services.get_column(column))
        others = counts.filter(~pl.col("area_type").is_in(list(of)))
        assert set(others.get_column("area")) == {
            "england",
            "england_and_wales",
            "western_bay",
            "worcestershire",
        }

    def test_what_contradicts_itself_is_left_out(self):
        """Leicester prints 25 of 65 and 44.6%; Manchester 191 of 46,667 and 418; both are wrong somewhere."""
        counts = reference.dataset("published_counts_2019")
        leicester = counts.filter(pl.col("area") == "leicester_city")
        assert leicester.get_column("indicator").to_list() == ["reoffences_per_child"]
        assert counts.filter(pl.col("area") == "manchester").get_column("indicator").to_list() == [
            "custody_rate"
        ]

    def test_only_the_plans_of_2019_are_said_to_be_of_2019(self):
        """What came out later names the area and the year that it is of, and its own year where that was kept."""
        counts = reference.dataset("published_counts_2019")
        plans = counts.filter(pl.col("source").str.contains("youth justice plan 2019"))
        others = counts.filter(~pl.col("source").str.contains("youth justice plan"))
        assert set(plans.get_column("published")) == {"2019"}
        assert others.height == 46
        assert others.get_column("published").null_count() == 46
        south = counts.filter(pl.col("area") == "south_yorkshire_pcc", pl.col("window") == "2023-03.12m")
        assert south.get_column("source").to_list() == [
            "RADAR (news agency), regional data page on South Yorkshire, cohort of the year to March 2023"
        ]

    def test_all_35_authorities_of_fingertips_are_there(self):
        counts = reference.dataset("published_counts_2019")
        assert counts.filter(pl.col("source").str.starts_with("OHID")).height == 35
        windows = counts.get_column("window").unique()
        assert all(parse_window(window).id == window for window in windows)


class TestFolders:
    def test_a_folder_of_ones_own_is_read_instead(self, own_folder):
        rewrite(
            own_folder, "population_10_17", "rotherham,Rotherham,2023,26967", "rotherham,Rotherham,2024,27000"
        )
        own = reference.population("rotherham", own_folder)
        assert own.select("year", "population_10_17").row(0) == (2024, 27_000)
        assert reference.population("rotherham").get_column("year").to_list() == [2023]

    def test_a_changed_file_is_refused(self, own_folder):
        path = own_folder / "population_10_17.csv"
        path.write_bytes(path.read_bytes().replace(b"26967", b"26968", 1))
        with pytest.raises(
            UnreadableInput, match=r"population_10_17\.csv.*SHA-256 differs.*Restore the file"
        ):
            reference.dataset("population_10_17", own_folder)

    def test_a_missing_file_is_refused(self, own_folder):
        (own_folder / "services.csv").unlink()
        with pytest.raises(UnreadableInput, match=r"services\.csv: the file cannot be opened"):
            reference.service("Rotherham", own_folder)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("area,area_name,year,population_10_17,source", "area,area_name,population_10_17,year,source"),
            ("rotherham,Rotherham,2023,26967", "rotherham,Rotherham,2023,many"),
        ],
    )
    def test_other_columns_or_values_are_refused(self, own_folder, old, new):
        rewrite(own_folder, "population_10_17", old, new)
        with pytest.raises(UnreadableInput, match="columns or values are not those of this dataset"):
            reference.dataset("population_10_17", own_folder)

    @pytest.mark.parametrize("broken", ["title = ", 'title = "only a title"', None])
    def test_facts_that_cannot_be_read_are_refused(self, own_folder, broken):
        path = own_folder / "services.toml"
        path.unlink() if broken is None else path.write_text(broken, encoding="utf-8")
        with pytest.raises(
            UnreadableInput, match=r"services\.toml: the facts about this dataset cannot be read"
        ):
            reference.facts("services", own_folder)

    def test_an_unknown_dataset_names_those_there_are(self):
        with pytest.raises(UnknownName, match=r"no dataset called 'servises'.*population_10_17.*services"):
            reference.dataset("servises")


def test_slugs_keep_names_apart():
    names = reference.dataset("services").get_column("service").sort().to_list()
    assert all(reference.slug(a) != reference.slug(b) for a, b in pairwise(names))
    assert reference.slug("St. Helens") == reference.slug("st helens") == "st_helens"
