"""Whose plan a document is and for which readers: it remembers, and is never filled from figures of another."""

from dataclasses import replace
from datetime import date

import pytest

from tests.sample import sample
from tests.unit.plan_refresh.editor import BODY, Editor, parts
from tests.unit.plan_refresh.newer import FTE
from tests.unit.plan_refresh.small import made, plan
from yjp.errors import Refused
from yjp.ledger import Ledger
from yjp.plan.bindings import Bindings
from yjp.plan.refresh import State, check, record, refresh
from yjp.plan.refresh.origin import changed_readers, document, readers_for


def of(**about: object) -> Ledger:
    """The sample ledger, as another service's or of another time."""
    return replace(sample(), about=replace(sample().about, **about))  # type: ignore[arg-type]


def test_a_plan_of_another_service_is_refused_with_both_names() -> None:
    with pytest.raises(
        Refused, match=r"shows figures of Rotherham, and this workspace holds those of Barnsley"
    ):
        refresh(plan(), Bindings(ledger=of(service="Barnsley", area="barnsley")))


def test_an_older_extract_and_real_children_beside_made_up_ones_are_refused() -> None:
    with pytest.raises(Refused, match=r"written from a newer extract \(2019-06-18\)"):
        check(plan(), Bindings(ledger=of(extract_date=date(2019, 3, 31))))
    with pytest.raises(Refused, match="figures of"):
        check(plan(), Bindings(ledger=of(made_up=not sample().about.made_up)))


def test_a_plan_of_another_time_is_refused_also_where_it_remembers_nothing() -> None:
    forgetful = made(sample())
    none = replace(sample(), figures=sample().figures.clear())
    with pytest.raises(Refused, match=r"has 0 of its \d+ figures of Rotherham: it is a plan of another time"):
        check(forgetful, Bindings(ledger=none))
    with pytest.raises(Refused, match=r"none of its figures is of Barnsley"):
        check(forgetful, Bindings(ledger=of(service="Barnsley", area="barnsley")))


def test_a_document_remembers_its_readers() -> None:
    public = record(made(sample()), Bindings(ledger=sample(), readers="public"))
    held = document(public)
    assert readers_for(held, None, "plan.docx") == "public"
    assert readers_for(held, "none", "plan.docx") is None
    assert changed_readers(held, None, "plan.docx") == (
        "plan.docx was for the readers of the profile public; from now on it is the service's own copy: small numbers "
        "are shown in it."
    )
    again = refresh(public, Bindings(ledger=sample(), readers="public")).content
    assert readers_for(document(again), None, "plan.docx") == "public"


def test_one_that_hides_numbers_and_does_not_remember_from_whom_must_be_told() -> None:
    editor = Editor(made(sample()))
    editor.type_into(editor.in_sentence(f"{FTE}#value"), "not shown")
    with pytest.raises(Refused, match="does not remember from which readers"):
        readers_for(document(editor.saved()), None, "old.docx")
    assert readers_for(document(editor.saved()), "public", "old.docx") == "public"


def test_a_comment_stands_around_a_control_and_never_in_it() -> None:
    """LibreOffice hides the text of a plain-text control that holds the mark of a comment."""
    editor = Editor(plan())
    editor.type_into(editor.in_sentence(f"{FTE}#change"), "went down sharply")
    from tests.unit.plan_refresh import newer

    done = refresh(editor.saved(), Bindings(ledger=newer.turned()))
    assert done.report.of(State.FLAGGED)
    body = parts(done.content)[BODY]
    assert b"commentRangeStart" in body
    assert not any(
        b"comment" in each.split(b"</w:sdtContent>")[0] for each in body.split(b"<w:sdtContent>")[1:]
    )


def test_comments_of_an_earlier_refresh_stay_in_the_report_until_somebody_deletes_them() -> None:
    editor = Editor(plan())
    editor.type_into(editor.in_sentence(f"{FTE}#change"), "went down sharply")
    from tests.unit.plan_refresh import newer

    bindings = Bindings(ledger=newer.turned())
    done = refresh(editor.saved(), bindings)
    later = check(done.content, bindings)
    assert not later.of(State.FLAGGED)
    assert len(later.comments) == len(done.report.of(State.FLAGGED))
    assert later.comments[0].where.startswith("In the year to December 2018")
