"""The board's paper: what it says, that every control is answered, and that a refresh works on it."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.sample import sample
from tests.tools.office import DocxToPdf
from tests.tools.ooxml import ValidateOoxml
from tests.unit.narrative import edited
from tests.unit.narrative.test_last_quarter import stepped
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
    "What changed since last quarter",
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


def words(content: bytes) -> str:
    """All that the paper says."""
    return "".join(each.text or "" for each in docx.Document(BytesIO(content)).element.body.iter("{*}t"))


def test_it_has_what_the_board_pack_says_of_the_quarter_and_the_family() -> None:
    """35 entrants in the year after one of 38: the same words as in the pack, every number bound."""
    content = paper(stepped())
    for said in (
        "First time entrants: 35 in the year to March 2019. The rolling year of first time entrants fell by 3 because "
        "January to March 2019 had 3 fewer than January to March 2018; that is no more than chance would explain.",
        "The family’s rate is not held here, so better or worse than the family cannot be said; its change was −16.6%, "
        "ours −27.0%.",
        "A child counts once in each quarterly cohort, so up to four times in the year.",
        "The newest figure of a measure may be of a later year than its headline figure above.",
    ):
        assert said in words(content)
    assert check(content, bindings(stepped())).stale == []
    shown = {entry.tag for entry in check(content, bindings(stepped())).entries}
    assert {"fte_count.2019-03.12m.rotherham#value", "fte_count.2019-03.12m.rotherham#step"} <= shown


def test_two_headlines_that_are_read_together_say_when_their_years_differ() -> None:
    said = "This is not the same year as Reoffending (the year to June 2017)."
    assert said not in words(paper())
    later = edited.added(
        sample(),
        "reoffences_per_reoffender",
        "2017-12.12m",
        "rotherham",
        numerator=90.0,
        denominator=30.0,
        value=3.0,
    )
    later = edited.added(later, "reoffences_per_reoffender", "2017-12.12m", "national", value=3.9)
    assert said in words(paper(later))


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
