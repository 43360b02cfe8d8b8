"""Sentences whose figures turn: our own are told again, the author's are flagged."""

from tests.sample import sample
from tests.unit.charts.made import made
from tests.unit.plan_refresh import newer
from tests.unit.plan_refresh.editor import BODY, Editor, outside, parts, text
from tests.unit.plan_refresh.newer import CUSTODY, ENGLAND, FTE
from tests.unit.plan_refresh.small import plan
from yjp.figures import figure_id
from yjp.narrative.phrasing import configured
from yjp.plan.bindings import Bindings
from yjp.plan.draft import draft
from yjp.plan.refresh import Entry, State, check, provenance, refresh
from yjp.plan.refresh.reading import read_plan
from yjp.plan.refresh.sentences import figures_of, flags

COMMENTS = "word/comments.xml"


def test_our_own_sentence_that_still_fits_is_not_flagged() -> None:
    """Only the change on the year before turns; its sentence has the same words around it either way."""
    ledger = newer.with_comparison(sample(), newer.FTE_BEFORE, change=3.1, direction="higher")
    done = refresh(plan(), Bindings(ledger=ledger))
    assert "The rate rose by 3.1% on the year before (from 232)" in text(done.content)
    assert done.report.of(State.FLAGGED) == []
    assert COMMENTS not in parts(done.content)


def test_the_authors_words_beside_a_turned_figure_are_flagged_by_a_comment() -> None:
    editor = Editor(plan())
    control = editor.in_sentence(f"{FTE}#change")
    editor.write_beside(control, ", which shows that prevention works,")
    before = editor.saved()
    ledger = newer.with_comparison(sample(), newer.FTE_BEFORE, change=3.1, direction="higher")
    done = refresh(before, Bindings(ledger=ledger))
    (entry,) = done.report.of(State.FLAGGED)
    assert entry.tag == f"{FTE}#change"
    said = text(done.content, COMMENTS)
    assert "“fell by …%” is now “rose by …%”" in said
    assert outside(parts(done.content)[BODY]) == outside(parts(before)[BODY])
    assert "rose by 3.1%, which shows that prevention works, on the year before" in text(done.content)
    again = refresh(done.content, Bindings(ledger=ledger))
    assert again.content == done.content


def test_a_sentence_of_the_authors_in_the_same_paragraph_is_flagged_with_it() -> None:
    editor = Editor(plan())
    editor.append_to_paragraph(editor.in_sentence(f"{FTE}#change"), " We are proud of this fall.")
    before = editor.saved()
    same = refresh(before, Bindings(ledger=sample()))
    assert same.report.of(State.FLAGGED) == []
    ledger = newer.with_comparison(sample(), newer.FTE_BEFORE, change=3.1, direction="higher")
    done = refresh(before, Bindings(ledger=ledger))
    (entry,) = done.report.of(State.FLAGGED)
    assert entry.tag == f"{FTE}#change"
    assert "“fell by …%” is now “rose by …%”" in text(done.content, COMMENTS)
    assert outside(parts(done.content)[BODY]) == outside(parts(before)[BODY])
    assert "We are proud of this fall." in text(done.content)


def test_a_verdict_that_parts_two_areas_of_one_clause_is_flagged_although_no_bound_word_changes() -> None:
    """England and the region share "lower than" and "by more than chance"; the region's binds the direction."""
    assert "lower than Yorkshire and the Humber (245) and England (238) by more than" in text(plan())
    ledger = newer.with_comparison(sample(), newer.REGION, verdict="similar")
    done = refresh(plan(), Bindings(ledger=ledger))
    sentence = {e.tag for e in done.report.of(State.REFRESHED)}
    assert sentence == {f"{newer.REGION}#verdict"}  # in the table alone
    (entry,) = done.report.of(State.FLAGGED)
    assert entry.tag == f"{newer.REGION}#direction"
    assert "The rate is lower than England (238) by more than chance would explain." in entry.note


def test_an_edited_verdict_that_turns_is_kept_and_its_sentence_flagged() -> None:
    editor = Editor(plan())
    editor.type_into(editor.in_sentence(f"{FTE}#change"), "went down sharply")
    done = refresh(editor.saved(), Bindings(ledger=newer.turned()))
    assert f"{FTE}#change" in {e.tag for e in done.report.of(State.EDITED)}
    assert f"{FTE}#change" in {e.tag for e in done.report.of(State.FLAGGED)}
    assert "went down sharply" in text(done.content)


def test_a_hidden_figure_reads_as_words_and_its_comment_holds_no_number() -> None:
    editor = Editor(plan())
    for facet in ("value", "change"):
        editor.append_to_paragraph(editor.in_sentence(f"{CUSTODY}#{facet}"), " We are proud of it.")
    done = refresh(editor.saved(), Bindings(ledger=newer.hidden()))
    assert not any(letter.isdigit() for letter in text(done.content, COMMENTS))
    flagged = {e.tag.partition("#")[0] for e in done.report.of(State.FLAGGED)}
    assert CUSTODY in flagged
    # The sentences that set others beside it are to be read too: nothing is compared in them any more.
    assert flagged <= {
        CUSTODY,
        "custody_rate.2019-03.12m.rotherham_family",
        "custody_rate.2019-03.12m.national",
    }


def test_a_new_comment_goes_behind_those_of_the_author() -> None:
    editor = Editor(plan())
    editor.with_comments("Is this right?")
    editor.comment_on(editor.in_sentence(f"{FTE}#value"), 0)
    before = editor.saved()
    done = refresh(before, Bindings(ledger=newer.turned()))
    held = parts(done.content)[COMMENTS]
    old = parts(before)[COMMENTS].removesuffix(b"</w:comments>")
    assert held.startswith(old)
    assert b'w:id="1" w:author="yjp"' in held
    assert b'<w:commentRangeStart w:id="0"' in parts(done.content)[BODY]
    assert "a rate of 181 per" in text(done.content)


def test_no_comment_hangs_in_a_text_box() -> None:
    editor = Editor(plan())
    editor.into_text_box(editor.in_sentence(f"{FTE}#change"))
    done = refresh(editor.saved(), Bindings(ledger=newer.with_comparison(
        sample(), newer.FTE_BEFORE, change=3.1, direction="higher")))  # fmt: skip
    boxed = parts(done.content)[BODY].split(b"txbxContent>")[1]
    assert b"rose by 3.1%" in boxed
    assert b"comment" not in boxed
    assert sum("no comment there" in e.note for e in done.report.of(State.FLAGGED)) == 1


def test_reviewers_see_where_figures_come_from_and_see_it_renewed() -> None:
    noted = provenance(plan(), Bindings(ledger=sample()))
    assert outside(parts(noted)[BODY]) == outside(parts(plan())[BODY])
    said = text(noted, COMMENTS)
    assert (
        f"Where this figure comes from: {FTE}. Rotherham, Jan 2018 to Dec 2018. Value 169 per 100,000."
        in said
    )
    assert "Count 41 of 24,260. 95% range 121 to 229 (Byar (exact Poisson under 10))." in said
    assert "Source: Rotherham Youth Justice Plan 2019-2021 (as published)" in said
    assert provenance(noted, Bindings(ledger=sample())) == noted
    done = refresh(noted, Bindings(ledger=newer.revised()))
    renewed = text(done.content, COMMENTS)
    assert "Count 44 of 24,260. 95% range 132 to 244" in renewed
    assert "Count 41 of" not in renewed
    hidden = refresh(noted, Bindings(ledger=newer.hidden()))
    assert "Count 3 of" in said
    assert "Count 3 of" not in text(hidden.content, COMMENTS)


def test_a_later_period_is_mentioned() -> None:
    """The ledger gets England's figure for the year to March 2019: that year becomes the headline."""
    from tests.unit.narrative import edited

    ledger = edited.added(sample(), "fte_rate", "2019-03.12m", "england", value=230.0)
    report = check(plan(), Bindings(ledger=ledger))
    (entry,) = report.of(State.NEWER)
    assert entry.tag == "fte_rate.2019-03.12m.rotherham"
    assert check(plan(), Bindings(ledger=sample())).of(State.NEWER) == []
    assert ENGLAND in {e.tag.partition("#")[0] for e in report.of(State.UNCHANGED)}


def flagged(content: bytes, bindings: Bindings) -> list[str]:
    """What would be flagged if every figure had turned and the document did not remember its sentences."""
    story = read_plan(content).body
    entries = {
        c: Entry(state=State.UNCHANGED, tag=c.tag, part=c.part, where="", old=c.shown, new=c.shown)
        for c in story.controls
        if "#" in c.tag and not c.tag.endswith(("#table", "#chart"))
    }
    found = flags(story, entries, figures_of(iter(entries)), bindings, frozenset())
    # How many children live in the area is said by the plan alone: it has no verdict, and the document remembers it.
    return [each.entry.tag for each in found if each.entry.tag != f"{FTE}#denominator"]


def test_no_sentence_of_a_new_draft_is_flagged_whatever_turns() -> None:
    """Headlines, KPIs and breakdowns: what yjp would write now fits."""
    ledger = made()
    assert flagged(draft(ledger), Bindings(ledger=ledger)) == []


def test_nor_one_in_the_words_of_the_service() -> None:
    ledger = made()
    own = configured({"phrases": {"breakdown_count": ["{group}: {value} of {denominator} {when}."]}})
    content = draft(ledger, wording=own)
    assert "Children aged 15 to 17: 22 of 38 first time entrants in the year to December 2018." in text(
        content
    )
    assert flagged(content, Bindings(ledger=ledger, wording=own)) == []
    assert flagged(content, Bindings(ledger=ledger)) != []


def test_a_group_that_is_hidden_now_is_flagged_where_somebody_wrote_beside_it() -> None:
    """“22 of 38” cannot stay beside a number that is not shown."""
    ledger = made()
    shown = figure_id("fte_count", "2018-12.12m", "rotherham", "age", "15_17")
    editor = Editor(draft(ledger))
    editor.append_to_paragraph(editor.in_sentence(f"{shown}#value"), " Ask why.")
    content = editor.saved()
    hidden = newer.with_figure(ledger, shown, suppressed=True, value=None, numerator=None, denominator=None)
    flags_of = {
        e.tag.partition("#")[0] for e in refresh(content, Bindings(ledger=hidden)).report.of(State.FLAGGED)
    }
    assert shown in flags_of
