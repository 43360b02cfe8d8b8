"""Refreshing documents that Word has saved in between: what is filled, what is kept, what is said of it."""

from collections.abc import Callable

import pytest

from tests.sample import sample
from tests.unit.plan_refresh import newer
from tests.unit.plan_refresh.editor import BODY, Editor, outside, parts, text, without_texts
from tests.unit.plan_refresh.newer import CUSTODY, ENGLAND, FTE
from tests.unit.plan_refresh.small import made, plan
from yjp.ledger import Ledger
from yjp.plan.bindings import Bindings
from yjp.plan.refresh import Entry, Report, State, check, record, refresh

VALUE, COUNT, REGION = f"{FTE}#value", f"{FTE}#numerator", f"{newer.REGION}#value"


def with_(ledger: Ledger) -> Bindings:
    return Bindings(ledger=ledger)


def edited(edit: Callable[[Editor], None]) -> bytes:
    editor = Editor(plan())
    edit(editor)
    return editor.saved()


def only(report: Report, state: State) -> Entry:
    (entry,) = report.of(state)
    return entry


def test_a_refresh_from_the_same_figures_changes_nothing() -> None:
    done = refresh(plan(), with_(sample()))
    assert done.content == plan()
    assert set(done.report.counts) == {State.UNCHANGED}


def test_the_memory_leaves_the_text_of_a_draft_byte_for_byte() -> None:
    before = made(sample())
    assert parts(plan())[BODY] == parts(before)[BODY]
    assert record(before, with_(sample())) == plan()


def test_newer_values_stand_in_the_document_and_in_the_report() -> None:
    done = refresh(plan(), with_(newer.revised()))
    assert "44 children in Rotherham" in text(done.content)
    assert "a rate of 181 per 100,000" in text(done.content)
    assert "41 children" not in text(done.content)
    changed = {(e.tag, e.old, e.new) for e in done.report.of(State.REFRESHED)}
    assert changed == {
        (COUNT, "41 children", "44 children"),
        (VALUE, "169", "181"),
        (f"{ENGLAND}#value", "238", "240"),
    }
    assert done.report.findings == []


def test_only_the_texts_of_controls_change() -> None:
    done = refresh(plan(), with_(newer.revised()))
    before, after = parts(plan()), parts(done.content)
    assert without_texts(after[BODY]) == without_texts(before[BODY])
    assert outside(after[BODY]) == outside(before[BODY])
    assert {n for n in before if before[n] != after[n]} == {BODY, "customXml/item1.xml"}
    assert list(after) == list(before)


def test_parts_that_stay_are_copied_as_they_lie_in_the_zip() -> None:
    """The compressed bytes of the styles, found in the old file by their place, are in the new one too."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(plan())) as archive:
        entry = archive.getinfo("word/styles.xml")
    packed = plan()[
        entry.header_offset : entry.header_offset + 30 + len(entry.filename) + entry.compress_size
    ]
    assert packed in refresh(plan(), with_(newer.revised())).content


def test_a_second_refresh_finds_nothing_to_do() -> None:
    done = refresh(plan(), with_(newer.turned()))
    again = refresh(done.content, with_(newer.turned()))
    assert again.content == done.content
    assert set(again.report.counts) == {State.UNCHANGED}


@pytest.mark.parametrize("bold", [False, True])
def test_a_value_in_two_runs_goes_into_the_first_and_the_marks_stay(bold: bool) -> None:
    def edit(editor: Editor) -> None:
        editor.split(editor.in_sentence(VALUE), bold=bold)
        editor.stamp(77)

    before = edited(edit)
    done = refresh(before, with_(newer.revised()))
    control = Editor(done.content).in_sentence(VALUE)
    assert [each.findtext("{*}t") for each in Editor.runs(control)] == ["181", ""]
    assert without_texts(parts(done.content)[BODY]) == without_texts(parts(before)[BODY])
    assert b"w:proofErr" in parts(done.content)[BODY]
    assert (b"<w:b/>" in parts(done.content)[BODY]) == bold
    assert done.report.findings == []


def test_a_value_edited_by_hand_is_kept_and_listed() -> None:
    before = edited(lambda e: e.type_into(e.in_sentence(VALUE), "about 170"))
    done = refresh(before, with_(newer.revised()))
    entry = only(done.report, State.EDITED)
    assert (entry.tag, entry.old, entry.new) == (VALUE, "about 170", "181")
    assert "a rate of about 170 per 100,000" in text(done.content)
    assert only(refresh(done.content, with_(newer.revised())).report, State.EDITED).old == "about 170"


def test_an_edit_to_what_the_ledger_says_by_now_is_no_edit() -> None:
    before = edited(lambda e: e.type_into(e.in_sentence(VALUE), "181"))
    assert State.EDITED not in refresh(before, with_(newer.revised())).report.counts


def test_two_words_at_a_values_end_are_escaped_and_kept_apart() -> None:
    awkward = newer.with_figure(sample(), FTE, area_name="Kent & <Medway>")
    assert b"Kent &amp; &lt;Medway&gt;" in parts(record(made(awkward), with_(awkward)))[BODY]
    done = refresh(plan(), with_(newer.turned()))
    assert ", but by no more than chance would explain" in text(done.content)


def test_a_moved_paragraph_and_a_copied_control_are_both_filled() -> None:
    def edit(editor: Editor) -> None:
        control = editor.in_sentence(VALUE)
        editor.copy_to(control, editor.paragraphs()[0])
        editor.move_to_end(control.getparent())

    done = refresh(edited(edit), with_(newer.revised()))
    assert text(done.content).count("181") == 3
    assert only(done.report, State.COPIED).tag == VALUE


def test_a_deleted_control_is_said_once() -> None:
    tag = f"{FTE}#denominator"
    assert not Editor(plan()).controls(tag)  # the sentence says the rate's base in words of its own
    before = edited(lambda e: e.delete(e.in_sentence(f"{FTE}#change")))
    done = refresh(before, with_(newer.revised()))
    assert only(done.report, State.MISSING).tag == f"{FTE}#change"
    assert State.MISSING not in check(done.content, with_(newer.revised())).counts


def test_tracked_changes_around_and_inside_are_refused() -> None:
    def edit(editor: Editor) -> None:
        editor.track_insertion(editor.in_sentence(VALUE))
        editor.track_inside(editor.in_sentence(COUNT), "42 children")

    before = edited(edit)
    done = refresh(before, with_(newer.revised()))
    assert {e.tag for e in done.report.of(State.TRACKED)} == {VALUE, COUNT}
    assert "42 children in Rotherham" in text(done.content)
    assert "a rate of 169" in text(done.content)
    assert parts(done.content)[BODY].count(b"delText") == parts(before)[BODY].count(b"delText")


def test_a_control_moved_with_changes_tracked_is_refused() -> None:
    before = parts(plan())
    tag = f'<w:alias w:val="{COUNT}"/>'.encode()
    place = before[BODY].index(b"<w:sdt><w:sdtPr>" + tag)
    end = before[BODY].index(b"</w:sdt>", place) + len(b"</w:sdt>")
    start_mark = b'<w:customXmlDelRangeStart w:id="3" w:author="A"/>'
    marked = start_mark + before[BODY][place:end] + b'<w:customXmlDelRangeEnd w:id="3"/>'
    before[BODY] = before[BODY][:place] + marked + before[BODY][end:]
    from tests.unit.plan_refresh.editor import packed

    report = refresh(packed(before), with_(newer.revised())).report
    assert only(report, State.TRACKED).tag == COUNT


def test_an_emptied_and_a_locked_control_stay() -> None:
    def edit(editor: Editor) -> None:
        editor.empty(editor.in_sentence(VALUE))
        editor.lock(editor.in_sentence(COUNT))

    done = refresh(edited(edit), with_(newer.revised()))
    assert only(done.report, State.PLACEHOLDER).tag == VALUE
    assert only(done.report, State.LOCKED).tag == COUNT
    assert "Click or tap here" in text(done.content)


def test_header_footnote_and_text_box_are_filled_too() -> None:
    editor = Editor(plan())
    control = editor.in_sentence(VALUE)
    header = editor.into_header(control)
    editor.footnote(control)
    editor.into_text_box(editor.in_sentence(COUNT))
    before = editor.saved()
    done = refresh(before, with_(newer.revised()))
    assert text(done.content, header).endswith("181")
    assert text(done.content, "word/footnotes.xml") == "181 said in a note"
    assert text(done.content).count("44 children") == 2
    assert b"41 children" not in parts(done.content)[BODY]
    for part in (BODY, header, "word/footnotes.xml"):
        assert outside(parts(done.content)[part]) == outside(parts(before)[part])


def test_a_figure_that_left_the_ledger_is_kept_and_listed() -> None:
    done = refresh(plan(), with_(newer.without_england()))
    assert {e.tag for e in done.report.of(State.ORPHANED)} == {f"{ENGLAND}#value", f"{ENGLAND}#verdict"}
    assert "England (238)" in text(done.content)


def test_a_strange_control_is_counted_and_left_alone() -> None:
    strange = f"{FTE}#value".encode(), b"council.date"
    held = parts(plan())
    from tests.unit.plan_refresh.editor import packed

    held[BODY] = held[BODY].replace(*strange)
    report = refresh(packed(held), with_(newer.revised())).report
    assert {e.tag for e in report.of(State.UNKNOWN)} == {"council.date"}


def test_a_hidden_number_is_nowhere_in_the_document_any_more() -> None:
    done = refresh(plan(), with_(newer.hidden()))
    for words in ("3 custodial", "0.12", "fell by 0.29"):
        assert words in text(plan())
        for content in parts(done.content).values():
            assert words.encode() not in content
    assert {e.tag.partition("#")[0] for e in done.report.of(State.HIDDEN)} >= {CUSTODY}


def test_a_title_stands_in_for_a_tag_that_an_editor_dropped() -> None:
    import re

    from tests.unit.plan_refresh.editor import packed

    held = parts(plan())
    held[BODY] = re.sub(rb'<w:tag w:val="[^"]*"/>', b"", held[BODY])
    done = refresh(packed(held), with_(newer.revised()))
    assert "44 children in Rotherham" in text(done.content)
    assert done.report.findings == []


def test_without_its_memory_only_what_agrees_is_certain() -> None:
    from tests.unit.plan_refresh.editor import packed

    held = {n: c for n, c in parts(plan()).items() if not n.startswith("customXml")}
    relations = "word/_rels/document.xml.rels"
    held[relations] = held[relations].replace(b"customXml/item", b"customXml/gone")
    before = packed(held)
    done = refresh(before, with_(newer.revised()))
    assert done.report.run == ""
    assert {e.tag for e in done.report.of(State.CANNOT_TELL)} == {VALUE, COUNT, f"{ENGLAND}#value"}
    assert "41 children in Rotherham" in text(done.content)
    trusted = refresh(before, with_(newer.revised()), trust=True)
    assert "44 children in Rotherham" in text(trusted.content)


def test_what_was_kept_for_want_of_a_memory_is_still_not_ours_the_next_time() -> None:
    before = edited(lambda e: e.write_beside(e.in_sentence(VALUE), " (author)"))
    done = refresh(before, with_(newer.revised()))
    assert "181 (author) per 100,000" in text(done.content)


def test_a_check_says_what_a_refresh_would_do_and_lists_the_stale() -> None:
    report = check(plan(), with_(newer.revised()))
    assert {e.tag for e in report.stale} == {VALUE, COUNT, f"{ENGLAND}#value"}
    assert report.counts == refresh(plan(), with_(newer.revised())).report.counts
    assert check(plan(), with_(sample())).stale == []
