"""The whole plan of the example under every heading set: what is bound, what is asked, what is said to the author."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.sample import sample
from yjp.charts.spec import Cell, Table
from yjp.plan.bindings import Bindings
from yjp.plan.checker import check
from yjp.plan.draft import draft
from yjp.plan.headings import SETS, chosen, heading_set
from yjp.plan.material import Action, Material
from yjp.plan.prompts import Place, place_of

BUDGET = Table(
    id="budget.2019#table",
    caption="Budget: costs and contributions, 2019/20",
    headers=("Agency", "Staffing costs (£)", "Total (£)"),
    rows=(
        (Cell(text="Local authority*"), Cell(text="704,706"), Cell(text="803,917")),
        (Cell(text="Total"), Cell(text="704,706"), Cell(text="803,917")),
    ),
)
MATERIAL = Material(
    actions=(
        Action(
            priority="First time entrants",
            action="Agree restorative disposals with the police",
            owner="Service manager",
            due=date(2019, 3, 31),
            progress="A joint panel meets weekly",
            status="Done",
        ),
        Action(
            priority="Reoffending",
            action="Start live tracking",
            owner=None,
            due=date(2019, 9, 30),
            progress=None,
            status="On track",
        ),
    ),
    tables={BUDGET.id: BUDGET},
    findings={BUDGET.id: ("Column Total (£): its parts add up to £803,916.",)},
    notes={BUDGET.id: "(*) A service of several authorities gives one figure."},
)
DRAFTS = {found.id: draft(sample(), material=MATERIAL, headings=found) for found in SETS}


def body(content: bytes) -> Any:
    return docx.Document(BytesIO(content)).element.body


def text_of(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def controls(content: bytes) -> list[tuple[str, Any]]:
    return [
        (each.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")), each)
        for each in body(content).iter(qn("w:sdt"))
    ]


@pytest.mark.parametrize("identifier", list(DRAFTS))
def test_the_bindings_answer_every_control(identifier: str) -> None:
    """A refresh asks them alone: a tag without an answer could never be filled again."""
    bindings = Bindings(ledger=sample(), material=MATERIAL)
    found = [(tag, control) for tag, control in controls(DRAFTS[identifier]) if place_of(tag) is None]
    assert len(found) > 100
    for tag, control in found:
        if control.find(f"{qn('w:sdtPr')}/{qn('w:text')}") is not None:
            in_table = any(each.tag == qn("w:tc") for each in control.iterancestors())
            assert (bindings.in_cell if in_table else bindings.in_sentence)(tag) == text_of(control), tag
        elif control.find(f".//{qn('w:drawing')}") is not None:
            chart = bindings.chart(tag)
            assert chart is not None, tag
            described = next(each for each in control.iter() if each.tag.endswith("}docPr"))
            assert described.get("descr") == chart.alt
        else:
            table = bindings.table(tag)
            assert table is not None, tag
            shown = [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in control.iter(qn("w:tr"))]
            assert shown == [list(table.headers), *([cell.text for cell in row] for row in table.rows)], tag


@pytest.mark.parametrize("identifier", list(DRAFTS))
def test_the_checker_finds_nothing(identifier: str) -> None:
    assert check(DRAFTS[identifier]) == []


@pytest.mark.parametrize("identifier", list(DRAFTS))
def test_headings_are_those_of_the_set(identifier: str) -> None:
    document = docx.Document(BytesIO(DRAFTS[identifier]))
    shown = [
        (p.style.name, p.text) for p in document.paragraphs if p.style and p.style.name.startswith("Heading")
    ]
    for heading in heading_set(identifier).headings:
        assert ("Heading 1", heading.title) in shown
        for part in heading.parts:
            assert ("Heading 2", part.title) in shown


@pytest.mark.parametrize("identifier", list(DRAFTS))
def test_every_heading_that_must_be_there_asks_for_an_answer_or_shows_something(identifier: str) -> None:
    asked = {
        tag.partition(":")[2] for tag, _ in controls(DRAFTS[identifier]) if place_of(tag) is Place.REQUIRED
    }
    assert {"foreword", "governance", "grant_use", "performance", "risks", "sign_off"} <= asked
    assert len(asked) >= 15


def test_a_prompt_shows_as_a_placeholder_that_word_takes_away() -> None:
    prompts = [
        control
        for tag, control in controls(DRAFTS["2022"])
        if place_of(tag) in (Place.REQUIRED, Place.OPTIONAL)
    ]
    assert len(prompts) > 60
    for control in prompts:
        assert control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
        runs = [run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") for run in control.iter(qn("w:r"))]
        assert [run.get(qn("w:val")) for run in runs] == ["PlaceholderText"]


def test_an_optional_section_asks_nothing_that_is_required() -> None:
    tags = [tag for tag, _ in controls(DRAFTS["2026"])]
    assert "prompt?:board_development" in tags
    assert "prompt:board_development" in [tag for tag, _ in controls(DRAFTS["2022"])]


def remarks(content: bytes) -> dict[str, str]:
    return {tag: text_of(control) for tag, control in controls(content) if place_of(tag) is Place.REMARK}


def test_grades_are_said_in_remarks_and_nowhere_else() -> None:
    said = remarks(DRAFTS["2022"])
    assert said["remark:heading.child_first"].startswith(
        "What belongs in this section: How the service sees children"
    )
    in_full = "(The title is from memory, the rest inferred: check both against the guidance.)"
    assert [tag for tag, text in said.items() if in_full in text] == ["remark:heading.introduction.2"]
    assert "(From memory.)" in said["remark:heading.child_first"]
    assert "compare it with the guidance online" in said["remark:heading.introduction"]
    assert "(No source was found: to be confirmed.)" in remarks(DRAFTS["2026"])["remark:heading.voice"]
    for content in DRAFTS.values():
        root = body(content)
        for control in list(root.iter(qn("w:sdt"))):
            tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
            if place_of(tag) is Place.REMARK:
                control.getparent().remove(control)
        assert not re.search(r"[Ff]rom memory|No source was found|Inferred|\[M\]|\bgrade\b", text_of(root))


def test_no_remark_holds_an_apostrophe_of_code_or_an_empty_place() -> None:
    for content in DRAFTS.values():
        for text in remarks(content).values():
            assert text.strip()
            assert not re.search(r"\bNone\b|\{|\}|  ", text)


def test_actions_budget_and_findings_are_shown() -> None:
    root = body(DRAFTS["2022"])
    tables = {
        tag: control
        for tag, control in controls(DRAFTS["2022"])
        if control.find(f".//{qn('w:tbl')}") is not None
    }
    rows = [
        [text_of(c) for c in row.iter(qn("w:tc"))]
        for row in tables["actions_progress#table"].iter(qn("w:tr"))
    ]
    assert rows[1:] == [
        [
            "First time entrants",
            "Agree restorative disposals with the police",
            "A joint panel meets weekly",
            "Done",
        ],
        ["Reoffending", "Start live tracking", "Not said", "On track"],
    ]
    left = [
        [text_of(c) for c in row.iter(qn("w:tc"))] for row in tables["actions_next#table"].iter(qn("w:tr"))
    ]
    assert left[1:] == [["Reoffending", "Start live tracking", "Not said", "30 Sep 2019", "On track"]]
    assert "803,917" in text_of(tables["budget.2019#table"])
    assert remarks(DRAFTS["2022"])["remark:budget.2019"] == "Column Total (£): its parts add up to £803,916."
    assert "(*) A service of several authorities gives one figure." in text_of(root)


def test_without_material_the_draft_asks_for_it() -> None:
    tags = [tag for tag, _ in controls(draft(sample(), headings=heading_set("2022")))]
    assert {"prompt:budget", "prompt:staffing", "prompt:previous_actions"} <= set(tags)
    assert not {"prompt:budget", "prompt:previous_actions"} & {tag for tag, _ in controls(DRAFTS["2022"])}


def test_a_heading_of_the_services_own_has_a_prompt() -> None:
    from yjp.plan.headings import Added, Changes

    parks = Added(id="parks", title="Safer parks", holds="What the board asked for.", after="priorities")
    found = chosen("2022", date(2019, 6, 18), Changes(add=(parks,)))
    prompts = {tag: text_of(control) for tag, control in controls(draft(sample(), headings=found))}
    assert prompts["prompt?:added.parks"] == "Write here: What the board asked for."


def test_words_are_child_first() -> None:
    for content in DRAFTS.values():
        assert not re.search(r"\b(young )?offenders?\b", text_of(body(content)), re.IGNORECASE)


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert draft(sample(), material=MATERIAL, headings=heading_set("2021")) == DRAFTS["2021"]


def test_a_newer_year_and_each_difference_from_the_official_method_stand_by_themselves() -> None:
    text = [text_of(each) for each in body(DRAFTS["2022"]).iter(qn("w:p"))]
    newer = [each for each in text if each.startswith("The service's records already hold a newer year. ")]
    assert newer
    assert not any("Green (G)" in each or "Amber (A)" in each for each in newer)
    assert sum("local estimate beside it, never a replacement" in each for each in text) == 2
    assert any(
        each.startswith("Use of custody: counted from the service's own case records.") for each in text
    )
    assert any(
        each.startswith("Reoffending and reoffences per reoffender: breach offences are not counted")
        for each in text
    )
