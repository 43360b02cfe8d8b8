"""``[plan]`` of yjp.toml: what it may say, and what is refused with a sentence."""

from pathlib import Path

import pytest

from yjp.errors import SettingsError
from yjp.settings import Settings, read_settings
from yjp.settings_file import new_file
from yjp.settings_plan import AddedHeading, PlanSettings

SERVICE = '[service]\nname = "Rotherham"\n'


def read(folder: Path, text: str) -> Settings:
    (folder / "yjp.toml").write_text(SERVICE + text, encoding="utf-8")
    return read_settings(folder)


def test_left_out_it_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "").plan == PlanSettings()


def test_everything_with_reasons(tmp_path: Path) -> None:
    text = """
[plan]
headings = "2022"
headings_reason = "Agreed with the board"
order = ["performance"]
[plan.rename]
local_context = "Our borough"
local_context_reason = "As in the council plan"
[[plan.add]]
id = "parks"
title = "Safer parks"
after = "priorities"
reason = "A theme of the year"
"""
    assert read(tmp_path, text).plan == PlanSettings(
        headings="2022",
        rename=(("local_context", "Our borough"),),
        order=("performance",),
        add=(AddedHeading(id="parks", title="Safer parks", after="priorities"),),
    )


def test_a_new_file_reads_back(tmp_path: Path) -> None:
    settings = Settings(
        service="Rotherham",
        plan=PlanSettings(
            headings="2021",
            rename=(("risks", 'What we call "risks"'),),
            order=("performance", "risks"),
            add=(AddedHeading(id="parks", title="Safer parks", holds="What was asked.", after="risks"),),
        ),
    )
    (tmp_path / "yjp.toml").write_text(new_file(settings), encoding="utf-8")
    assert read_settings(tmp_path) == settings


def test_the_plan_moves_no_figure() -> None:
    """Otherwise a renamed heading would have every figure computed again."""
    assert "plan" not in Settings(service="Rotherham", plan=PlanSettings(headings="2022")).as_plain()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[plan]\nheading = 1\n", r"\[plan\] has no setting 'heading'. Known: headings, rename, order, add"),
        ("[plan]\nheadings = 2022\n", r'headings should be a set in quotation marks, such as "2022"'),
        ('[plan]\norder = "risks"\n', "order should be a list of headings"),
        ("[plan]\nrename = 3\n", "rename should be a table of titles"),
        ('[plan.rename]\nrisks = ""\n', "rename should be a table of titles"),
        ("[plan]\nadd = 3\n", r"start each with \[\[plan.add\]\]"),
        ('[[plan.add]]\nid = "parks"\n', "title is missing"),
        ('[[plan.add]]\nid = "our parks"\ntitle = "Parks"\n', "letters, digits and underscores"),
        ('[[plan.add]]\nid = "parks"\ntitle = "Parks"\nlevel = "2"\n', "add has no setting 'level'"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        read(tmp_path, text)
