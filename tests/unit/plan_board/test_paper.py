"""The board's paper: what it says, that every control is answered, and that a refresh works on it."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.sample import sample
from tests.tools.office import DocxToPdf
from tests.tools.ooxml import ValidateOoxml
from tests.unit.plan_board.made import bindings, board, paper, suppressed
from tests.unit.plan_refresh.newer import FTE, revised
from yjp.ledger_changes import Cause, changes
from yjp.narrative.parts import plain_text
from yjp.narrative.since_words import change_sentence, reads, shown_pairs
from yjp.plan.board.since import since_table
from yjp.plan.checker import accessibility
from yjp.plan.refresh import check, refresh

HEADINGS = [
    "Purpose",
    "Recommendation",
    "Headline figures",
    "What changed since the last board, and why",
    "Actions due",
    "How good the records are",
]


def rows(content: bytes, caption: str) -> list[list[str]]:
    """The cells of the table whose caption begins so."""
    document = docx.Document(BytesIO(content))
    body = list(document.element.body.iter("{*}tbl"))
    for element in body:
        said = element.tblPr.find("{*}tblCaption")
        if said is not None and next(iter(said.attrib.values())).startswith(caption):
            return [
                ["".join(t.text or "" for t in cell.iter("{*}t")) for cell in row.iter("{*}tc")]
                for row in element.iter("{*}tr")
            ]
    raise LookupError(caption)


def headings(content: bytes) -> list[str]:
    document = docx.Document(BytesIO(content))
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]


def test_it_has_its_parts_in_order_and_is_the_same_every_time() -> None:
    content = paper()
    assert headings(content) == HEADINGS
    assert paper() == content


def test_every_control_is_answered_and_nothing_is_stale() -> None:
    before = sample()
    report = check(paper(revised(), before), bindings(revised(), before))
    assert report.findings == []
    assert report.stale == []
    assert report.prompts == 5
    assert len(report.entries) > 40


def test_newer_figures_are_filled_in_by_a_refresh() -> None:
    done = refresh(paper(), bindings(revised()))
    assert done.report.findings == []
    overview = rows(done.content, "The national indicators at a glance")
    assert overview[1][2] == "181"
    assert check(done.content, bindings(revised())).stale == []


def test_what_changed_is_a_line_with_the_reason() -> None:
    """41 children were 169 per 100,000 when the board met; with three that came late it is 181."""
    found = rows(
        paper(revised(), sample()), "What reads differently since the paper for January to March 2019"
    )
    assert found == [
        ["Measure", "The board saw", "Now", "Period now", "Why"],
        [
            "First time entrants",
            "169 per 100,000 (Jan 2018 to Dec 2018)",
            "181",
            "Jan 2018 to Dec 2018",
            "Records were corrected or came late",
        ],
    ]


def test_a_change_is_one_plain_sentence_with_the_new_figure_bound() -> None:
    (change,) = changes(board(sample()), board(revised()), shown_pairs(sample(), revised()))
    sentence = change_sentence(revised(), change)
    assert plain_text(sentence) == (
        "First time entrants: the board saw 169 per 100,000 in the year to December 2018; now it is 181 in the year to "
        "December 2018. Why: records were corrected or came late."
    )
    assert [span.tag for span in sentence if span.tag] == [f"{FTE}#value"]
    assert reads([change]) == "1 figure reads differently."


def test_a_number_that_is_hidden_now_is_said_without_it() -> None:
    now = suppressed(sample(), FTE)
    found = changes(board(sample()), board(now), shown_pairs(sample(), now))
    (change,) = [each for each in found if each.figure.indicator == "fte_rate"]
    assert change.causes == (Cause.SUPPRESSION,)
    said = plain_text(change_sentence(now, change))
    assert said.endswith(
        "now it is not shown in the year to December 2018. Why: small numbers are treated differently."
    )
    again = changes(board(now), board(now), shown_pairs(now, now))
    assert again == ()


def test_nothing_changed_has_no_table() -> None:
    assert since_table("2018Q4", board(sample()), board(sample())) is None
    assert reads([]) == "No headline figure reads differently."


def test_actions_due_are_the_open_ones_of_this_and_the_next_quarter() -> None:
    """The extract is of 18 June 2019: due by 30 September; what is late says so, and the figure stands beside it."""
    found = rows(paper(), "Open actions that are overdue or due by 30 Sep 2019")
    assert [row[0] for row in found[1:]] == [
        "Train every worker (asked: Why are so few victims met?)",
        "Review the risks",
    ]
    assert found[1][2:] == ["31 May 2019 (overdue)", "On track", "Half are trained", "169"]
    assert found[2][5] == "None named"


def test_the_checker_finds_nothing() -> None:
    assert accessibility(paper(revised(), sample())) == []


@pytest.mark.ooxml
def test_word_opens_it_without_repair(tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    path = tmp_path / "board.docx"
    path.write_bytes(paper(revised(), sample()))
    assert validate_ooxml(path) == []


@pytest.mark.office
def test_it_is_four_to_six_pages(tmp_path: Path, docx_pdf: DocxToPdf) -> None:
    path = tmp_path / "board.docx"
    path.write_bytes(paper(revised(), sample()))
    pages = re.findall(rb"/Type\s*/Page[^s]", docx_pdf(path).read_bytes())
    assert 4 <= len(pages) <= 6
