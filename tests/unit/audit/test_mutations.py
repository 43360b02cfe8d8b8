"""Our own plan audits clean; random damage to it is found."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.sample import sample
from tests.unit.audit.mutations import mutants
from yjp.audit.check import audit
from yjp.audit.document import Block, Document
from yjp.audit.reading import read
from yjp.audit.result import CONTRADICTIONS
from yjp.plan.draft import draft
from yjp.plan.prompts import place_of

SEED, COUNT = 20_190_618, 200
FIRST = "The national indicators at a glance"
AFTER = "Risks to future delivery against the youth justice outcome measures"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The draft plan of the sample ledger, read back from Word."""
    path: Path = tmp_path_factory.mktemp("plan") / "plan.docx"
    path.write_bytes(draft(sample()))
    return read(path)


def test_our_own_plan_audits_clean(plan: Document) -> None:
    assert audit(plan, ledger=sample()).findings == ()
    assert audit(plan).findings == ()


@pytest.fixture(scope="module")
def performance(plan: Document) -> Document:
    """What a plan says of its figures: prompts and tables to fill in hold nothing that an auditor could know."""
    texts = [item.text if isinstance(item, Block) else "" for item in plan.items]
    start, end = (len(texts) - 1 - texts[::-1].index(each) for each in (FIRST, AFTER))
    own = [
        item
        for item in plan.items[start:end]
        if not (isinstance(item, Block) and any(place_of(tag) for _, _, tag in item.bound))
    ]
    return replace(plan, items=tuple(own))


def test_nineteen_of_twenty_mutations_are_caught(performance: Document) -> None:
    ledger = sample()
    missed = [
        what
        for what, damaged in mutants(performance, SEED, COUNT)
        if not any(finding.verdict in CONTRADICTIONS for finding in audit(damaged, ledger=ledger).findings)
    ]
    assert len(missed) <= COUNT * 0.05, missed


def test_a_mutation_changes_the_document(plan: Document) -> None:
    assert all(damaged.items != plan.items for _, damaged in mutants(plan, SEED, 50))
