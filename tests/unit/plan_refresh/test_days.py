"""The caseload of a plan moves to the newest day that it is counted on, section by section, captions with tables."""

from dataclasses import replace
from datetime import date
from functools import cache

import polars as pl

from tests.sample import sample
from tests.unit.plan_refresh.editor import Editor, text, w
from yjp.figures import figure_id
from yjp.ledger import Ledger
from yjp.narrative.parts import Span
from yjp.plan.bindings import Bindings
from yjp.plan.caseload import group, profile, share, snapshot
from yjp.plan.document import opened, to_bytes
from yjp.plan.page import Page
from yjp.plan.refresh import Report, State, check, record, refresh
from yjp.plan.sections.context import population_sentences
from yjp.plan.sections.opening import PROFILE_COLUMNS

OLD, NEW = "2019-06-18", "2019-09-18"


@cache
def at(day: str, *, more: int = 0) -> Ledger:
    """The sample ledger with a caseload of 103 children, 11 of them looked after, on a day."""
    ledger = sample()
    base = ledger.figures.filter(pl.col("indicator") == "fte_rate", pl.col("area_role") == "local").head(1)
    rows = []
    for name, value, count in ((None, None, 103), ("care", "lac", 11), ("care", "not_lac", 92)):
        rows.append(
            base.with_columns(
                figure_id=pl.lit(figure_id("caseload", day, "rotherham", name, value)),
                indicator=pl.lit("caseload"),
                window=pl.lit(day),
                group=pl.lit(name, dtype=pl.String),
                group_value=pl.lit(value, dtype=pl.String),
                value=pl.lit(float(count + more)),
                numerator=pl.lit(None, dtype=base.schema["numerator"]),
                denominator=pl.lit(None, dtype=base.schema["denominator"]),
                unit=pl.lit("count"),
                lower=pl.lit(None, dtype=pl.Float64),
                upper=pl.lit(None, dtype=pl.Float64),
                period_start=pl.lit(date.fromisoformat(day)),
                period_end=pl.lit(date.fromisoformat(day)),
                source=pl.lit("caseload"),
            )
            .select(base.columns)
            .cast(base.schema)
        )
    about = replace(ledger.about, extract_date=date.fromisoformat(day), run_id=f"run-of-{day}")
    return replace(ledger, figures=pl.concat([ledger.figures, *rows]), about=about)


@cache
def plan() -> bytes:
    """A section with table and sentence, and one with a list."""
    ledger = at(OLD)
    whole, table = snapshot(ledger), profile(ledger)
    assert whole is not None
    assert table is not None
    document = opened()
    page = Page(document, ledger.about.extract_date)
    page.heading("Local context", 1)
    page.sentences(population_sentences(ledger, []))
    page.table(table, PROFILE_COLUMNS)
    page.heading("Education", 1)
    page.lead("Of the children whom the service worked with on 18 June 2019:")
    said = share(ledger, whole, "care", "lac", "Looked after")
    assert said is not None
    page.bullets([said])
    page.heading("Afterwards", 1)
    page.sentences([(Span(text="The caseload extract of 18 June 2019, counted by yjp "),)])
    return record(to_bytes(document), Bindings(ledger=ledger))


def titles(report: Report) -> list[str]:
    return [each.where for each in report.of(State.MOVED)]


def test_sections_as_yjp_wrote_them_move_with_tables_captions_and_sentences() -> None:
    done = refresh(plan(), Bindings(ledger=at(NEW, more=4)))
    said = text(done.content)
    assert titles(done.report) == ["Local context", "Education"]
    assert "18 June 2019" not in said
    assert "Children whom the service worked with on 18 September 2019: 107, from prevention" in said
    assert "Looked after: 15 of 107" in said
    assert not done.report.findings
    later = check(done.content, Bindings(ledger=at(NEW, more=4)))
    assert not later.stale
    assert not later.findings
    assert not titles(later)


def test_only_a_section_that_holds_somebodys_words_is_to_be_read_again() -> None:
    editor = Editor(plan())
    own = next(p for p in editor.paragraphs() if "".join(p.itertext()) == "Afterwards")
    own.addprevious(w("<w:p><w:r><w:t>We are proud of our schools.</w:t></w:r></w:p>"))
    done = refresh(editor.saved(), Bindings(ledger=at(NEW, more=4)))
    notes = {each.where: each.note for each in done.report.of(State.MOVED)}
    assert notes == {
        "Local context": "From 18 June 2019 to 18 September 2019. Nobody has written there.",
        "Education": "From 18 June 2019 to 18 September 2019. Read again what you wrote there.",
    }


def test_a_section_in_which_somebody_has_written_stays_whole_and_the_remedy_is_named() -> None:
    editor = Editor(plan())
    editor.type_into(editor.in_sentence("caseload.2019-06-18.rotherham#value"), "about a hundred")
    done = refresh(editor.saved(), Bindings(ledger=at(NEW, more=4)))
    said = text(done.content)
    assert titles(done.report) == ["Education"]
    assert "Children whom the service worked with on 18 June 2019: about a hundred" in said
    assert "Children whom the service worked with on 18 September 2019" not in said
    assert "103" in said
    assert {"snapshot_dates = [2019-06-18]" in each.note for each in done.report.of(State.ORPHANED)} == {True}


def test_the_day_stays_where_the_ledger_still_counts_it() -> None:
    both = replace(
        at(NEW), figures=pl.concat([at(OLD).figures, at(NEW).figures.filter(pl.col("window") == NEW)])
    )
    done = refresh(plan(), Bindings(ledger=both))
    assert titles(done.report) == []
    assert "Children whom the service worked with on 18 June 2019: 103" in text(done.content)


def test_a_caption_that_somebody_wrote_keeps_its_table() -> None:
    editor = Editor(plan())
    for each in editor.root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        if each.text and each.text.startswith(": Children whom the service worked with"):
            each.text = ": Our children in June"
    done = refresh(editor.saved(), Bindings(ledger=at(NEW, more=4)))
    assert titles(done.report) == ["Education"]
    assert "Our children in June" in text(done.content)
    assert group(at(OLD), snapshot(at(OLD)), "care", "lac") is not None  # type: ignore[arg-type]
