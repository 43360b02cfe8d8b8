"""Every rule is registered, finds a mistake of its kind and leaves the right version alone."""

import importlib
import pkgutil
import runpy
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

import yjp.audit.rules as package
from tests.methods.audit_documents import document
from tests.sample import sample
from yjp.audit.check import audit
from yjp.audit.document import Block, Cell, Chart, Document, Place, Series, Table
from yjp.audit.result import Audit, Finding, Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.audit.rules.registry import RULES, rule

ROOT = Path(__file__).resolve().parents[4]
FTE = "fte_rate.2018-12.12m.rotherham#value"

EXAMPLES = tomllib.loads((Path(__file__).parent / "examples.toml").read_text(encoding="utf-8"))
WRONG = {name: each["wrong"] for name, each in EXAMPLES.items()}
RIGHT = {name: each["right"] for name, each in EXAMPLES.items() if "right" in each}


def bound(text: str, printed: str, tag: str) -> Document:
    """A paragraph in which the printed part is bound to a tag."""
    start = text.index(printed)
    block = Block(text=text, place=Place(block=1), bound=((start, start + len(printed), tag),))
    return Document(name="plan", format="docx", items=(block,))


def chart(shown: float, workbook: float) -> Document:
    """A chart of one value."""
    series = Series(name="Rotherham", shown=(shown,), workbook=(workbook,))
    item = Chart(title="Entrants", categories=("2018",), series=(series,), place=Place(block=1))
    return Document(name="plan", format="docx", items=(item,))


def by(audited: Audit, identifier: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in audited.findings if finding.rule == identifier]


def test_every_rule_of_the_modules_is_registered_once() -> None:
    modules = [
        importlib.import_module(f"yjp.audit.rules.{each.name}")
        for each in pkgutil.iter_modules(package.__path__)
    ]
    declared = {
        id(value) for module in modules for value in vars(module).values() if isinstance(value, AuditRule)
    }
    assert declared == {id(each) for each in RULES}
    assert len({each.id for each in RULES}) == len(RULES)


def test_every_rule_has_an_example_here() -> None:
    assert {each.id for each in RULES} == {
        *WRONG,
        "ledger",
        "ledger-context",
        "known-figure",
        "chart-workbook",
    }
    assert set(RIGHT) <= set(WRONG)


@pytest.mark.parametrize("identifier", WRONG)
def test_a_rule_finds_its_mistake(identifier: str) -> None:
    found = by(audit(document(WRONG[identifier])), identifier)
    assert found
    for finding in found:
        assert finding.sentence.endswith((".", "\u201d"))
        assert finding.follows
        assert finding.spans


@pytest.mark.parametrize("identifier", RIGHT)
def test_the_right_version_is_left_alone(identifier: str) -> None:
    assert audit(document(RIGHT[identifier])).findings == ()


def test_a_bound_number_that_is_not_the_ledgers() -> None:
    wrong, right = (bound(f"The rate was {value} per 100,000.", value, FTE) for value in ("196", "169"))
    (finding,) = by(audit(wrong, ledger=sample()), "ledger")
    assert finding.sentence == "\u201c196\u201d is printed where the ledger has \u201c169\u201d."
    assert audit(right, ledger=sample()).findings == ()
    assert audit(wrong).findings == ()


GONE = "fte_rate.2014-12.12m.rotherham#value"


def in_table(printed: str, tag: str) -> Document:
    """A table with a bound cell."""
    (table,) = document([["", "2014", "2015"]], "plan").items
    assert isinstance(table, Table)
    place = Place(block=1, table=1, row=2, column=2)
    cells = (
        Cell(text="Rotherham", place=replace(place, column=1)),
        Cell(text=printed, place=place, bound=((0, len(printed), tag),)),
    )
    return Document(name="plan", format="docx", items=(replace(table, rows=(*table.rows, cells)),))


@pytest.mark.parametrize("printed", ["12", "rose by 12%", "12.0%"])
def test_a_figure_that_left_the_ledger_is_one_thing_wherever_it_stands(printed: str) -> None:
    said = []
    for text in (bound(f"The rate was {printed} here.", printed, GONE), in_table(printed, GONE)):
        (finding,) = audit(text, ledger=sample()).findings
        assert finding.rule == "ledger"
        assert "yjp plan refresh" in (finding.correction or "")
        said.append((finding.verdict, finding.sentence, finding.correction))
    assert said[0] == said[1]
    assert said[0][0] is Verdict.SUSPICIOUS


@pytest.mark.parametrize("printed", ["not shown", "not available", "not published"])
def test_no_number_where_the_ledger_has_none_is_no_mistake(printed: str) -> None:
    hidden = sample()
    hidden = replace(
        hidden,
        figures=hidden.figures.with_columns(
            suppressed=pl.col("suppressed") | (pl.col("figure_id") == FTE.removesuffix("#value"))
        ),
    )
    for tag in (GONE, FTE):
        for text in (bound(f"The rate was {printed}.", printed, tag), in_table(printed, tag)):
            assert audit(text, ledger=hidden).findings == ()


def test_a_number_where_the_ledger_hides_it_is_a_mistake() -> None:
    hidden = sample()
    hidden = replace(hidden, figures=hidden.figures.with_columns(suppressed=pl.lit(value=True)))
    for text in (bound("The rate was 169 per 100,000.", "169", FTE), in_table("169", FTE)):
        assert [each.verdict for each in audit(text, ledger=hidden).findings] == [Verdict.CONTRADICTED]


def test_the_words_around_a_bound_number_are_its_own() -> None:
    base = bound("The rate was 169 per 10,000.", "169", FTE)
    period = bound("In Jan 2011 to Dec 2011 the rate was 169 per 100,000.", "169", FTE)
    right = bound("In Jan 2018 to Dec 2018 the rate was 169 per 100,000.", "169", FTE)
    assert len(by(audit(base, ledger=sample()), "ledger-context")) == 1
    assert len(by(audit(period, ledger=sample()), "ledger-context")) == 1
    assert audit(right, ledger=sample()).findings == ()


def test_a_chart_against_its_workbook() -> None:
    (finding,) = audit(chart(41, 14)).findings
    assert finding.sentence == "The chart shows 41 for Rotherham, 2018, but its workbook has 14."
    assert audit(chart(41, 41)).findings == ()


def test_a_cohort_is_only_doubted_where_the_date_is_known() -> None:
    text = document(["For Jul 16 - Jun 17 the binary rate was 33.0%."])
    assert audit(text).findings == ()
    (finding,) = audit(text, as_of=date(2018, 6, 18)).findings
    assert finding.rule == "follow-up"
    assert audit(text, as_of=date(2019, 6, 18)).findings == ()


def test_a_rule_by_its_id() -> None:
    assert rule("share").id == "share"
    with pytest.raises(KeyError):
        rule("nothing")


def test_the_page_is_current() -> None:
    pages = runpy.run_path(str(ROOT / "scripts" / "build_audit_rules_page.py"))["pages"]()
    stale = [p.name for p, text in pages.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    assert stale == [], "run: .venv/bin/python scripts/build_audit_rules_page.py"


def test_no_part_of_a_bound_block_is_read_twice() -> None:
    text = bound("The rate was 169 per 100,000.", "169", FTE)
    (block,) = text.items
    assert isinstance(block, Block)
    twice = replace(text, items=(block, replace(block, place=Place(block=2))))
    audited = audit(twice, ledger=sample())
    assert [fate.span.place.block for fate in audited.fates if fate.value == 169] == [1, 2]
