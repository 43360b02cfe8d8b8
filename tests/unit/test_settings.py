"""yjp.toml: read strictly, written with comments."""

from datetime import date
from pathlib import Path

import pytest

from yjp.errors import SettingsError
from yjp.settings import Settings, place_in_file, read_settings
from yjp.settings_file import new_file


def write(folder: Path, text: str) -> Path:
    (folder / "yjp.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "settings",
    [
        Settings(service="Rotherham"),
        Settings(
            service="Bath and North East Somerset",
            made_up=True,
            extract_date=date(2019, 6, 18),
            complete_since=date(2015, 4, 1),
            snapshot_dates=(date(2019, 3, 31), date(2019, 6, 18)),
            breaches_count=True,
            min_events=3,
            confidence=0.998,
            published=("rotherham_plan_2019",),
            family=("Swindon", "St. Helens"),
            family_from=date(2024, 4, 1),
            family_reason='Data Summary of June 2024, "family" table',
            chosen=("Bristol",),
            proxy=True,
            rate_against=("national", "own_past"),
            tolerance_percent=5.0,
        ),
    ],
)
def test_a_new_file_reads_back(tmp_path: Path, settings: Settings) -> None:
    assert read_settings(write(tmp_path, new_file(settings))) == settings


def test_a_file_that_notepad_saved_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path, "\ufeff" + '[service]\nname = "Rotherham"\n')
    assert read_settings(folder).service == "Rotherham"


def test_reasons_are_welcome_anywhere(tmp_path: Path) -> None:
    text = '[service]\nname = "Rotherham"\nreason = "ours"\n[verdicts]\nmin_events = 4\nmin_events_reason = "small"\n'
    assert read_settings(write(tmp_path, text)).min_events == 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[service\n", "this is not valid TOML"),
        ("[counting]\n", r"\[service\] needs a name"),
        ("[service]\nname = 3\n", r"\[service\] name should be a name in quotation marks"),
        ('[service]\nname = "R"\nnick = "x"\n', r"\[service\] has no setting 'nick'"),
        ('[servce]\nname = "R"\n', r"there is no section \[servce\]"),
        ('service = "R"\n', r"there is no section \[service\]"),
        ('[service]\nname = "R"\n[extract]\ndate = "2019-06-18"\n', "should be a date"),
        ('[service]\nname = "R"\n[extract]\nsnapshot_dates = ["2019"]\n', "should be a list of dates"),
        ('[service]\nname = "R"\n[counting]\nbreaches_count_as_reoffences = 1\n', "should be true or false"),
        ('[service]\nname = "R"\n[verdicts]\nmin_events = 0\n', "should be a whole number"),
        ('[service]\nname = "R"\n[verdicts]\nmin_events = true\n', "should be a whole number"),
        ('[service]\nname = "R"\n[verdicts]\nconfidence = 0.9\n', "should be 0.95 or 0.998"),
        ('[service]\nname = "R"\n[comparators]\npublished = [1]\n', "should be a list of dataset names"),
        ('[service]\nname = "R"\n[comparators]\nfamily = "York"\n', "family should be a list of services"),
        ('[service]\nname = "R"\n[comparators]\nproxy = 1\n', "proxy should be true or false"),
        ('[service]\nname = "R"\n[comparators]\ncounts = "a.csv"\n', "counts should be a list of CSV files"),
        ('[service]\nname = "R"\n[comparators]\nfamily_from = 2024-04-01T00:00:00\n', "should be a date"),
        (
            '[service]\nname = "R"\n[ratings]\nagainst = ["friends"]\n',
            "should be a list of any of family, pcc",
        ),
        ('[service]\nname = "R"\n[ratings]\nagainst = []\n', "should be a list of any of family, pcc"),
        (
            '[service]\nname = "R"\n[ratings]\ntolerance_percent = 101\n',
            "should be a percentage from 0 to 100",
        ),
        (
            '[service]\nname = "R"\n[ratings]\ntolerance_percent = true\n',
            "should be a percentage from 0 to 100",
        ),
    ],
)
def test_a_mistake_names_the_place_and_what_it_should_be(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        read_settings(write(tmp_path, text))


COMPARATORS = '[service]\nname = "Rotherham"\n[comparators]\n'
DATED = 'family_from = 2024-04-01\nfamily_reason = "Data Summary of June 2024"\n'


def test_services_are_named_as_the_national_list_names_them(tmp_path: Path) -> None:
    text = COMPARATORS + 'family = ["st helens", "LEEDS"]\nchosen = ["york"]\n' + DATED
    found = read_settings(write(tmp_path, text))
    assert (found.family, found.chosen) == (("St. Helens", "Leeds"), ("York",))
    assert (found.family_from, found.family_reason) == (date(2024, 4, 1), "Data Summary of June 2024")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('family = ["York"]\n', r"family needs family_from \(the day .* and family_reason"),
        ('family = ["York"]\nfamily_from = 2024-04-01\n', "family needs family_from"),
        (DATED, "family_from and family_reason need family"),
        (
            'family = ["Yorke"]\n' + DATED,
            "family: There is no youth justice service called 'Yorke'.*Did you mean York",
        ),
        ('family = ["York", "Rotherham"]\n' + DATED, "family: Rotherham cannot be compared with itself"),
        ('chosen = ["ROTHERHAM"]\n', "chosen: Rotherham cannot be compared with itself"),
        ('chosen = ["York", "york"]\n', "chosen: York is named twice"),
        ('counts = ["none.csv"]\n', r"counts: there is no file none\.csv in the workspace"),
        ('counts = ["../else.csv"]\n', r"counts: \.\./else\.csv should lie in the workspace"),
        ('counts = ["/else.csv"]\n', r"counts: /else\.csv should lie in the workspace"),
    ],
)
def test_a_mistake_in_the_comparators_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=rf"yjp\.toml: \[comparators\] {words}") as raised:
        read_settings(write(tmp_path, COMPARATORS + text))
    assert "\n" not in str(raised.value)


def test_a_changed_file_of_counts_is_a_changed_setting_and_no_path_is_kept(tmp_path: Path) -> None:
    """The manifest tells when figures must be computed again, and leaves the machine out."""
    (tmp_path / "counts.csv").write_text("one", encoding="utf-8")
    write(tmp_path, COMPARATORS + 'counts = ["counts.csv"]\n')
    before = read_settings(tmp_path).as_plain()
    assert read_settings(tmp_path).as_plain() == before
    (tmp_path / "counts.csv").write_text("two", encoding="utf-8")
    assert read_settings(tmp_path).as_plain() != before
    assert str(tmp_path) not in str(before)


def test_every_setting_that_is_kept_with_a_run_is_named_as_the_file_has_it() -> None:
    assert place_in_file("extract_date") == "[extract] date"
    assert place_in_file("breaches_count") == "[counting] breaches_count_as_reoffences"
    assert place_in_file("rate_against") == "[ratings] against"
    kept = Settings(service="Rotherham", scorecards_digests=("0",)).as_plain()
    places = [place_in_file(name) for name in kept]
    assert len(set(places)) == len(places)
    # What the file does not hold is said in words, as is a setting that only an earlier version had.
    assert [each for each in places if not each.startswith("[")] == [
        "Content (SHA-256) of the files of [comparators] counts",
        "Content (SHA-256) of the files in the folder scorecards",
    ]
    assert place_in_file("of_old_times") == "of old times"
