"""Our own plan audits clean; random damage to it is found."""

from pathlib import Path

import pytest

from tests.sample import sample
from tests.unit.audit.mutations import mutants
from yjp.audit.check import audit
from yjp.audit.document import Document
from yjp.audit.reading import read
from yjp.audit.result import CONTRADICTIONS
from yjp.plan.draft import draft

SEED, COUNT = 20_190_618, 200


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The draft plan of the sample ledger, read back from Word."""
    path: Path = tmp_path_factory.mktemp("plan") / "plan.docx"
    path.write_bytes(draft(sample()))
    return read(path)


def test_our_own_plan_audits_clean(plan: Document) -> None:
    assert audit(plan, ledger=sample()).findings == ()
    assert audit(plan).findings == ()


def test_nineteen_of_twenty_mutations_are_caught(plan: Document) -> None:
    ledger = sample()
    missed = [
        what
        for what, damaged in mutants(plan, SEED, COUNT)
        if not any(finding.verdict in CONTRADICTIONS for finding in audit(damaged, ledger=ledger).findings)
    ]
    assert len(missed) <= COUNT * 0.05, missed


def test_a_mutation_changes_the_document(plan: Document) -> None:
    assert all(damaged.items != plan.items for _, damaged in mutants(plan, SEED, 50))
