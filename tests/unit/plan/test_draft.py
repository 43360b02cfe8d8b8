"""The draft as a whole: what it says, what is bound, and that nothing depends on the moment of writing."""

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.sample import sample
from tests.unit.narrative import edited
from yjp import resources
from yjp.errors import UnreadableInput
from yjp.ledger import Ledger
from yjp.narrative.facets import in_cell, in_sentence
from yjp.narrative.headline import headlines, plain_text
from yjp.narrative.paragraphs import paragraphs as spoken
from yjp.plan.checker import check
from yjp.plan.draft import draft
from yjp.plan.front import plan_year
from yjp.plan.headings import heading_set
from yjp.plan.prompts import place_of

BYTES = draft(sample())


def opened(content: bytes = BYTES) -> Document:
    return docx.Document(BytesIO(content))


def text_of(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


NAMES = {style.style_id: style.name for style in opened().styles}


def style_of(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "Normal" if style is None else str(NAMES[style.get(qn("w:val"))])


def paragraphs(content: bytes = BYTES) -> list[tuple[str, str]]:
    """Style and text of every paragraph, in order, whatever holds it."""
    document = opened(content)
    names = {style.style_id: style.name for style in document.styles}
    found = []
    for each in document.element.body.iter(qn("w:p")):
        style = each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        found.append((names[style.get(qn("w:val"))] if style is not None else "Normal", text_of(each)))
    return found


def headings(content: bytes = BYTES) -> list[tuple[int, str]]:
    return [(int(s[8:]), text) for s, text in paragraphs(content) if s.startswith("Heading ")]


def test_the_headings_of_the_extracts_day() -> None:
    """The sample's extract is of June 2019, so the note of 2019 holds; what its headings are is its own test."""
    assert [text for level, text in headings() if level == 1] == [
        "How to read this plan",
        *(each.title for each in heading_set("2019").headings),
    ]


def test_the_performance_section() -> None:
    place = headings().index((1, "Performance against the youth justice outcome measures"))
    assert headings()[place + 1 : place + 6] == [
        (2, "The national indicators at a glance"),
        (2, "First time entrants"),
        (2, "Reoffending"),
        (2, "Reoffences per reoffender"),
        (2, "Use of custody"),
    ]


def test_the_end_of_the_document() -> None:
    assert headings()[-9:] == [
        (1, "Appendix: how these figures were made"),
        (2, "What is counted"),
        (3, "First time entrants"),
        (3, "Reoffending"),
        (3, "Reoffences per reoffender"),
        (3, "Use of custody"),
        (2, "Where the counts differ from the official method"),
        (2, "What chance means here"),
        (2, "Where these figures come from"),
    ]


def test_the_cover() -> None:
    assert paragraphs()[:8] == [
        ("Cover", "Rotherham Youth Justice Service"),
        ("Title", "Youth Justice Plan"),
        ("Subtitle", "2019/20"),
        ("Cover Text", "Status: draft for the management board"),
        ("Cover Text", "To be submitted to the Youth Justice Board"),
        ("Cover Text", "Figures from the case records as they stood on 18 June 2019"),
        ("Notice", "The children in this example are made up; they stand for nobody."),
        ("TOC Heading", "Contents"),
    ]


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2019, 3, 31), "2018/19"),
        (date(2019, 4, 1), "2019/20"),
        (date(2024, 12, 31), "2024/25"),
        (date(2099, 6, 1), "2099/00"),
    ],
)
def test_a_plan_is_for_the_financial_year(day: date, year: str) -> None:
    assert plan_year(day) == year


def test_the_contents_name_every_heading_of_two_levels_and_lead_to_it() -> None:
    body = opened().element.body
    lines = [
        (int(style[4:]), text_of(p))
        for p in body.iter(qn("w:p"))
        if (style := style_of(p)).startswith("toc ") and style[4:].isdigit()
    ]
    assert lines == [each for each in headings() if each[0] <= 2]
    bookmarks = {
        each.get(qn("w:name")): text_of(each.getparent()) for each in body.iter(qn("w:bookmarkStart"))
    }
    links = [(each.get(qn("w:anchor")), text_of(each)) for each in body.iter(qn("w:hyperlink"))]
    assert len(links) == len(lines)
    assert all(bookmarks[anchor] == text for anchor, text in links)
    # One field around all of them, which Word updates when asked and not when it opens the file.
    kinds = [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    with ZipFile(BytesIO(BYTES)) as archive:
        assert b"updateFields" not in archive.read("word/settings.xml")


def test_the_banner_is_on_every_page_of_made_up_figures_and_on_none_of_real_ones() -> None:
    def footer(content: bytes) -> list[str]:
        return [p.text for p in opened(content).sections[0].footer.paragraphs]

    assert footer(BYTES)[0] == "The children in this example are made up; they stand for nobody."
    real = sample()
    real = replace(real, about=replace(real.about, made_up=False))
    content = draft(real)
    assert [text for text in footer(content) if "made up" in text or "{" in text] == []
    assert not any(style == "Notice" for style, _ in paragraphs(content))
    assert check(content) == []


def test_every_sentence_stands_in_the_text() -> None:
    body = [text for _, text in paragraphs()]
    told = spoken(sample(), headlines(sample()))
    assert len(told) == 4
    for sentences in told.values():
        assert " ".join(map(plain_text, sentences)) in body


def test_captions_are_numbered_in_order() -> None:
    captions = [text.split(":")[0] for style, text in paragraphs() if style == "Caption"]
    for kind in ("Table", "Figure"):
        found = [caption for caption in captions if caption.startswith(kind)]
        assert found == [f"{kind} {number}" for number in range(1, len(found) + 1)]
        assert len(found) >= 4


def controls(content: bytes = BYTES) -> list[tuple[str, str, bool]]:
    """Tag, text and whether it stands in a table cell, of every plain-text control."""
    found = []
    for control in opened(content).element.body.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        if properties.find(qn("w:text")) is not None:
            in_table = any(each.tag == qn("w:tc") for each in control.iterancestors())
            found.append((properties.find(qn("w:tag")).get(qn("w:val")), text_of(control), in_table))
    return found


def figure_controls(content: bytes = BYTES) -> list[tuple[str, str, bool]]:
    """Those of them that show a part of a figure."""
    return [each for each in controls(content) if place_of(each[0]) is None]


def test_every_control_says_what_its_tag_says() -> None:
    ledger = sample()
    found = figure_controls()
    assert len(found) > 100
    for tag, text, in_table in found:
        assert text == (in_cell if in_table else in_sentence)(ledger, tag), tag


def test_newer_figures_give_newer_texts_under_the_same_tags() -> None:
    """The living plan: what a later version has to fill in, under names that stay."""
    ledger = edited.figure(sample(), edited.FTE, numerator=52.0, value=214.3, lower=160.0, upper=281.0)
    official = "fte_rate.2018-12.12m.rotherham_published"
    ledger = edited.figure(ledger, official, value=214.3)
    before, after = figure_controls(), figure_controls(draft(ledger))
    assert [tag for tag, _, _ in before] == [tag for tag, _, _ in after]
    changed = {(tag, text) for (tag, text, _), (_, old, _) in zip(after, before, strict=True) if text != old}
    assert changed == {
        (f"{edited.FTE}#value", "214"),
        (f"{edited.FTE}#numerator", "52 children"),
        (f"{edited.FTE}#lower", "160"),
        (f"{edited.FTE}#upper", "281"),
        (f"{official}#value", "214"),
    }


def test_tables_and_charts_have_a_control_each() -> None:
    tags = [
        control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        for control in opened().element.body
        if control.tag == qn("w:sdt")
    ]
    assert [tag for tag in tags if place_of(tag) is None] == [
        "overview#table",
        "fte_rate.2018-12.12m.rotherham#table",
        "fte_rate.2018-12.12m.rotherham#chart",
        "binary_reoffending.2017-06.12m.rotherham#table",
        "binary_reoffending.2017-06.12m.rotherham#chart",
        "reoffences_per_reoffender.2017-06.12m.rotherham#table",
        "reoffences_per_reoffender.2017-06.12m.rotherham#chart",
        "custody_rate.2019-03.12m.rotherham#table",
        "custody_rate.2019-03.12m.rotherham#chart",
    ]


def test_control_ids_differ() -> None:
    ids = [each.get(qn("w:val")) for each in opened().element.body.iter(qn("w:id"))]
    assert len(ids) == len(set(ids)) > 100


def test_the_overview() -> None:
    table = next(each for each in opened().element.body.iter(qn("w:tbl")) if "Indicator" in text_of(each))
    rows = [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))]
    assert [[text.replace("\N{NO-BREAK SPACE}", " ") for text in row] for row in rows] == [
        ["Indicator", "Period", "Figure", "Change on year before", "Verdict on the change", "Rating"],
        [
            "First time entrants (per 100,000)",
            "Jan 2018 to Dec 2018",
            "169",
            "−27.0%",
            "No clear change",
            "Green (G)",
        ],
        [
            "Reoffending",
            "Jul 2016 to Jun 2017",
            "33.0%",
            "+5.4 percentage points",
            "No clear change",
            "Not rated",
        ],
        [
            "Reoffences per reoffender",
            "Jul 2016 to Jun 2017",
            "3.47",
            "+25.3%",
            "No clear change",
            "Not rated",
        ],
        [
            "Use of custody (per 1,000)",
            "Apr 2018 to Mar 2019",
            "0.12",
            "−0.29",
            "Too few to compare",
            "No call (N)",
        ],
    ]


def test_the_file_says_who_when_and_in_which_language() -> None:
    properties = opened().core_properties
    assert properties.title == "Rotherham Youth Justice Plan 2019/20"
    assert properties.language == "en-GB"
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2019, 6, 18)  # noqa: DTZ001
    section = opened().sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)  # type: ignore[union-attr]


def test_the_same_ledger_gives_the_same_bytes() -> None:
    assert draft(sample()) == BYTES
    with ZipFile(BytesIO(BYTES)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_the_end_says_how_and_from_where() -> None:
    text = "\n".join(text for _, text in paragraphs())
    assert "95% interval" in text
    assert "run 0000000000000000" in text
    assert "For statisticians. 95% ranges: Byar (exact Poisson under 10)." in text
    assert "Tests: exact mid-P test of two counts; exact mid-P test against a fixed rate." in text
    assert "The same rules hold as under Reoffending." in text
    assert "Breach offences are not counted as reoffences (a setting)." in text
    assert "are provisional and are left out" not in text
    assert not re.search(r"\boffender", text, re.IGNORECASE)


def test_provisional_cohorts_are_mentioned_where_there_are_some() -> None:
    ledger = edited.figure(sample(), "fte_rate.2019-03.12m.rotherham", state="provisional")
    assert any(
        "are provisional: no headline figure is of them" in text for _, text in paragraphs(draft(ledger))
    )


def empty() -> Ledger:
    base = sample()
    return replace(base, figures=base.figures.clear(), comparisons=base.comparisons.clear())


def test_an_empty_ledger_still_makes_a_sound_document() -> None:
    content = draft(empty())
    assert check(content) == []
    missing = "There is no settled twelve-month figure for this indicator yet"
    assert sum(text.startswith(missing) for _, text in paragraphs(content)) == 4
    assert figure_controls(content) == []


def cases() -> dict[str, Ledger]:
    zero = edited.figure(sample(), edited.CUSTODY, numerator=0.0, value=0.0, lower=0.0, upper=0.15)
    hidden = edited.figure(sample(), edited.CUSTODY, suppressed=True, numerator=None, value=None)
    none = edited.figure(
        sample(), edited.RATIO, numerator=0.0, denominator=0.0, value=None, lower=None, upper=None
    )
    few = sample()
    for identifier, other in few.comparisons.select("figure_id", "comparator_id").iter_rows():
        few = edited.comparison(few, identifier, other, verdict="too_few")
    undrawn = edited.only_local(sample())
    for year in range(2015, 2020):
        undrawn = edited.figure(undrawn, f"custody_rate.{year}-03.12m.rotherham", value=None)
    return {
        "zero": zero,
        "hidden": hidden,
        "none": none,
        "few": few,
        "alone": edited.only_local(sample()),
        "undrawn": undrawn,
        "no past": edited.without(sample(), edited.FTE_PAST, "fte_rate_change.2018-12.12m.rotherham"),
        "long name": edited.renamed(sample(), "Tower Hamlets and City of London"),
        "awkward name": edited.renamed(sample(), 'Bath & "North East" <Somerset>'),
    }


@pytest.mark.parametrize("case", list(cases()))
def test_hard_cases_are_sound_and_say_no_nonsense(case: str) -> None:
    content = draft(cases()[case])
    assert check(content) == []
    text = "\n".join(text for _, text in paragraphs(content))
    assert not re.search(r"\b(None|nan|null)\b|  |\{", text)


def test_suppressed_numbers_are_nowhere_in_the_file() -> None:
    """The embedded workbook and the chart are output too (design 9.4)."""
    ledger = edited.figure(
        sample(),
        edited.CUSTODY,
        suppressed=True,
        numerator=79131.0,
        value=86423.0,
        lower=64237.0,
        upper=95173.0,
    )
    parts = every_part(draft(ledger))
    for number in ("79131", "79,131", "86423", "86,423", "64237", "64,237", "95173", "95,173"):
        # Within a digest the same digits are chance.
        found = re.compile(rb"(?<![0-9a-f])" + number.encode() + rb"(?![0-9a-f])")
        assert not any(found.search(part) for part in parts), number
    # Nor what would give it away: the change on 0.41, and its side of the comparators.
    assert not any("−0.29".encode() in part for part in parts)


def every_part(content: bytes) -> list[bytes]:
    parts = []
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            parts += every_part(part) if name.endswith(".xlsx") else [part]
    return parts


def test_a_councils_own_template_keeps_its_words_and_looks(tmp_path: Path) -> None:
    own = opened((resources.folder("templates") / "plan.docx").read_bytes())
    own.add_paragraph("Foreword by the chair of the board", style="Heading 1")
    own.styles["Heading 1"].font.name = "Georgia"
    own.sections[0].left_margin = own.sections[0].right_margin = 720000
    path = tmp_path / "council.docx"
    own.save(str(path))
    content = draft(sample(), path)
    assert headings(content)[0] == (1, "Foreword by the chair of the board")
    assert headings(content)[1:] == headings()
    assert opened(content).styles["Heading 1"].font.name == "Georgia"
    widths = [int(each.get(qn("w:w"))) for each in opened(content).element.body.iter(qn("w:tblW"))]
    # 21 cm less 2 cm on either side is 17 cm; these margins leave 17 cm as well, in twips.
    assert all(abs(width - 17 * 1440 / 2.54) < 5 for width in widths)
    assert check(content) == []


def test_a_template_that_is_none(tmp_path: Path) -> None:
    text = tmp_path / "notes.docx"
    text.write_text("hello")
    with pytest.raises(UnreadableInput, match="it is not a Word document"):
        draft(sample(), text)
    with pytest.raises(UnreadableInput, match="it is not a Word document"):
        draft(sample(), tmp_path / "missing.docx")
    plain = tmp_path / "plain.docx"
    docx.Document().save(str(plain))
    with pytest.raises(
        UnreadableInput,
        match=r"it lacks the styles Cover \(the service's name above the title on the cover\)",
    ) as refused:
        draft(sample(), plain)
    assert "YJP Table (tables)" in str(refused.value)
    assert "Heading 1" not in str(refused.value)
