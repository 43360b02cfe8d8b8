"""yjp.toml: read strictly, written with comments."""

from datetime import date
from pathlib import Path

import pytest

from yjp.errors import SettingsError
from yjp.settings import Settings, new_file, read_settings


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
        ),
    ],
)
def test_a_new_file_reads_back(tmp_path: Path, settings: Settings) -> None:
    assert read_settings(write(tmp_path, new_file(settings))) == settings


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
    ],
)
def test_a_mistake_names_the_place_and_what_it_should_be(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        read_settings(write(tmp_path, text))
