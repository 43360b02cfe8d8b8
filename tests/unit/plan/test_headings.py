"""Heading sets as data: what each has, which day's it is, and what a service may change."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from yjp.errors import SettingsError, UnknownName
from yjp.plan.headings import (
    SETS,
    Added,
    Changes,
    Grade,
    HeadingSet,
    chosen,
    heading_set,
    of_settings,
    set_of_day,
)
from yjp.plan.sections.registry import SECTIONS, section
from yjp.settings_plan import AddedHeading, PlanSettings

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_is_up_to_date() -> None:
    pages = runpy.run_path(str(ROOT / "scripts" / "build_plan_headings_page.py"))["pages"]()
    stale = [path.name for path, text in pages.items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: .venv/bin/python scripts/build_plan_headings_page.py"


def titles(found: HeadingSet) -> list[str]:
    return [each.title for each in found.headings if not each.title.startswith("Appendix")]


def test_the_practice_note_of_2019() -> None:
    """As the plans of Milton Keynes, Powys and Monmouthshire restate it."""
    assert titles(heading_set("2019")) == [
        "Introduction",
        "Structure and governance",
        "Resources and value for money",
        "Partnership arrangements",
        "Performance against the youth justice outcome measures",
        "Risks to future delivery against the youth justice outcome measures",
        "Approval and sign-off",
    ]


def test_the_guidance_of_march_2021() -> None:
    """The titles of its contents page, in their order."""
    assert titles(heading_set("2021")) == [
        "Introduction, vision and strategy",
        "Governance, leadership and partnership arrangements",
        "Resources and services",
        "Performance and priorities",
        "Responding to the pandemic and recovery from COVID-19",
        "Challenges, risks and issues",
        "Service business and improvement plan",
        "Sign off, submission and approval",
        "Annex A: summary outline of grant compliances",
    ]


def test_the_guidance_of_2022_is_from_memory_and_says_so() -> None:
    found = heading_set("2022")
    assert [each.title for each in found.headings if each.grade is not Grade.OWN] == [
        "Introduction, vision and strategy",
        "Local context",
        "Child First",
        "Voice of the child",
        "Governance, leadership and partnership arrangements",
        "Board development",
        "Progress on previous plan",
        "Resources and services",
        "Performance",
        "Priorities",
        "Standards for children in the youth justice system",
        "Workforce development",
        "Evidence-based practice, innovation and evaluation",
        "Service development",
        "Challenges, risks and issues",
        "Sign off, submission and approval",
        "Appendix 1: staffing structure",
        "Appendix 2: budget, costs and contributions",
    ]
    priorities = next(each for each in found.headings if each.id == "priorities")
    assert [part.title for part in priorities.parts] == [
        "Children from groups which are over-represented",
        "Policing",
        "Prevention",
        "Diversion",
        "Education",
        "Restorative approaches and victims",
        "Serious violence, exploitation and contextual safeguarding",
        "Detention in police custody",
        "Remands",
        "Use of custody and constructive resettlement",
        "Working with families",
    ]
    assert {each.grade for each in found.every()} == {Grade.MEMORY, Grade.OWN}


def test_2026_is_to_be_confirmed() -> None:
    found = heading_set("2026")
    assert "to be confirmed" in found.title
    by_id = {each.id: each for each in found.every()}
    assert by_id["performance"].grade is Grade.NOT_FOUND
    # The policy statement of February 2026 names these two.
    assert (by_id["incidents"].grade, by_id["knives"].grade) == (Grade.INFERRED, Grade.INFERRED)
    assert not by_id["board_development"].required


@pytest.mark.parametrize("found", SETS, ids=lambda found: found.id)
def test_every_set_is_sound(found: HeadingSet) -> None:
    ids = [each.id for each in found.every()]
    assert len(ids) == len(set(ids))
    used = [each for heading in found.every() for each in heading.sections]
    assert len(used) == len(set(used)), (
        "a section stands under two headings: its prompts would be asked twice"
    )
    assert all(section(each) for each in used)
    assert {
        "foreword",
        "performance",
        "budget_table",
        "staffing_tables",
        "risks",
        "sign_off",
        "methods",
    } < set(used)
    for each in found.every():
        assert each.holds.endswith(".")
        assert each.source
        assert each.sections or each.parts


def test_prompts_have_ids_of_their_own() -> None:
    ids = [prompt.id for each in SECTIONS for prompt in (*each.opening, *each.prompts)]
    assert len(ids) == len(set(ids)) > 40


@pytest.mark.parametrize(
    ("day", "identifier"),
    [
        (date(2018, 1, 1), "2019"),
        (date(2019, 6, 18), "2019"),
        (date(2021, 3, 31), "2019"),
        (date(2021, 4, 1), "2021"),
        (date(2024, 6, 30), "2022"),
        (date(2026, 3, 31), "2022"),
        (date(2026, 4, 1), "2026"),
    ],
)
def test_the_set_of_a_day(day: date, identifier: str) -> None:
    assert set_of_day(day).id == identifier


def test_a_service_renames_adds_and_reorders() -> None:
    settings = PlanSettings(
        headings="2022",
        rename=(("local_context", "Our borough"), ("diversion", "Keeping children out of court")),
        add=(
            AddedHeading(id="parks", title="Safer parks", holds="What the board asked.", after="priorities"),
        ),
        order=("performance", "introduction"),
    )
    found = of_settings(settings, date(2019, 6, 18))
    ids = [each.id for each in found.headings]
    assert ids[:3] == ["performance", "introduction", "local_context"]
    assert ids[ids.index("priorities") + 1] == "parks"
    named = {each.id: each.title for each in found.every()}
    assert (named["local_context"], named["diversion"]) == ("Our borough", "Keeping children out of court")
    assert heading_set("2022").headings[1].title == "Local context"


def test_the_command_line_chooses_over_the_file() -> None:
    assert of_settings(PlanSettings(headings="2022"), date(2019, 6, 18), "2021").id == "2021"
    assert of_settings(PlanSettings(), date(2019, 6, 18)).id == "2019"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (Changes(rename=(("parks", "Parks"),)), r"\[plan\] rename: the set 2022 has no heading 'parks'"),
        (Changes(order=("policing",)), r"\[plan\] order: the set 2022 has no heading 'policing' there"),
        (Changes(add=(Added(id="voice", title="Voices"),)), "has a heading voice already"),
        (Changes(add=(Added(id="parks", title="Parks", after="nowhere"),)), "add: after: .* 'nowhere'"),
    ],
)
def test_what_is_not_there_is_named(changes: Changes, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        chosen("2022", date(2024, 1, 1), changes)


def test_a_set_that_is_none() -> None:
    with pytest.raises(UnknownName, match="2019, 2021, 2022, 2026"):
        chosen("1998", date(2024, 1, 1))
