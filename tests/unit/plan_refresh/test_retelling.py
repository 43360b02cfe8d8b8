"""Our own paragraphs whose numbers are hidden now: told whole, as a new draft has them."""

from tests.sample import sample
from tests.unit.charts.made import made
from tests.unit.plan_refresh import newer
from tests.unit.plan_refresh.editor import Editor, W, parts, text
from tests.unit.plan_refresh.newer import CUSTODY
from tests.unit.plan_refresh.small import plan
from yjp.figures import figure_id
from yjp.ledger import Ledger
from yjp.narrative.parts import Span
from yjp.plan.bindings import Bindings
from yjp.plan.document import opened, to_bytes
from yjp.plan.draft import draft
from yjp.plan.page import Page
from yjp.plan.refresh import State, check, provenance, record, refresh

HIDDEN = (
    "In the year to March 2019, the number of custodial sentences in Rotherham is not shown, to protect children: it "
    "rests on a small number, or would give one away."
)
AGED = figure_id("fte_count", "2018-12.12m", "rotherham", "age", "15_17")
ALL = figure_id("fte_count", "2018-12.12m", "rotherham")


def without_age(ledger: Ledger) -> Ledger:
    return newer.with_figure(ledger, AGED, suppressed=True, value=None, numerator=None, denominator=None)


def test_a_headline_that_is_hidden_is_told_as_a_new_draft_tells_it() -> None:
    after = Bindings(ledger=newer.hidden())
    done = refresh(plan(), after)
    said = text(done.content)
    assert HIDDEN in said
    assert "The change on the year before is not shown either." in said
    for garbled in ("a number of custodial", "moved by an amount", "a rate of not shown"):
        assert garbled not in said
    assert [each.new for each in done.report.of(State.RETOLD)] == [
        HIDDEN,
        "The change on the year before is not shown either.",
    ]
    assert done.report.of(State.FLAGGED) == []
    assert "word/comments.xml" not in parts(done.content)
    assert refresh(done.content, after).content == done.content
    assert check(done.content, after).stale == []


def test_a_paragraph_that_somebody_wrote_in_keeps_every_word() -> None:
    editor = Editor(plan())
    editor.append_to_paragraph(editor.in_sentence(f"{CUSTODY}#value"), " We are proud of it.")
    done = refresh(editor.saved(), Bindings(ledger=newer.hidden()))
    assert " We are proud of it." in text(done.content)
    assert HIDDEN not in text(done.content)
    assert CUSTODY in {each.tag.partition("#")[0] for each in done.report.of(State.FLAGGED)}


def test_comments_on_such_a_paragraph_stay_on_it() -> None:
    noted = provenance(plan(), Bindings(ledger=sample()))
    done = refresh(noted, Bindings(ledger=newer.hidden()))
    (told,) = [p for p in Editor(done.content).paragraphs() if "".join(p.itertext()) == HIDDEN]
    (before,) = [p for p in Editor(noted).paragraphs() if "3 custodial" in "".join(p.itertext())]
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert len(list(told.iter(f"{{{W}}}{mark}"))) == len(list(before.iter(f"{{{W}}}{mark}"))) > 0


def test_a_breakdown_that_is_hidden_and_shown_again_reads_as_before() -> None:
    ledger = made()
    content = draft(ledger)
    before = "Children aged 15 to 17 accounted for 22 of 38 first time entrants"
    assert before in text(content)
    hidden = refresh(content, Bindings(ledger=without_age(ledger))).content
    assert before.partition("22")[0] not in text(hidden)
    assert "The numbers for this are not shown, to protect children" in text(hidden)
    again = refresh(hidden, Bindings(ledger=ledger))
    assert before in text(again.content)
    assert "The numbers for this" not in text(again.content)


def test_an_item_of_a_list_only_loses_its_number_and_nobody_need_read_it() -> None:
    ledger = made()
    document = opened()
    number, whole = (Span(text=each, tag=f"{f}#value") for each, f in (("22", AGED), ("38", ALL)))
    Page(document, ledger.about.extract_date).bullets(
        [(Span(text="Aged 15 to 17: "), number, Span(text=" of "), whole)]
    )
    content = record(to_bytes(document), Bindings(ledger=ledger))
    after = Bindings(ledger=without_age(ledger))
    done = refresh(content, after)
    assert "Aged 15 to 17: not shown of 38" in text(done.content)
    assert done.report.findings == []
    editor = Editor(content)
    editor.append_to_paragraph(editor.in_sentence(f"{AGED}#value"), ", most of them boys")
    (entry,) = refresh(editor.saved(), after).report.of(State.FLAGGED)
    # Nothing that yjp would write now is about them: the number of all is another fact.
    assert "yjp would now write" not in entry.note
