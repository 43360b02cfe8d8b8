"""The rules about tables, and about text beside a table, on documents that were written before the rules."""

import tomllib
from pathlib import Path

import pytest

from tests.methods.audit_documents import document
from yjp.audit.check import audit

Items = list[str | list[list[str]]]

DOCUMENTS: dict[str, dict[str, list[Items]]] = tomllib.loads(
    (Path(__file__).parent / "table_documents.toml").read_text(encoding="utf-8")
)
WRONG = [(rule, items) for rule, each in DOCUMENTS.items() for items in each.get("wrong", [])]
RIGHT = [items for each in DOCUMENTS.values() for items in each.get("right", [])]


def test_there_are_documents_of_both_kinds() -> None:
    assert len(WRONG) >= 50
    assert len(RIGHT) >= 70


@pytest.mark.parametrize(("rule", "items"), WRONG, ids=str)
def test_a_mistake_is_found_by_its_rule(rule: str, items: Items) -> None:
    assert rule in {finding.rule for finding in audit(document(items)).findings}


@pytest.mark.parametrize("items", RIGHT, ids=str)
def test_a_right_document_passes_without_a_word(items: Items) -> None:
    assert audit(document(items)).findings == ()
