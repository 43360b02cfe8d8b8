"""The generated pages are those that the code would write now."""

from pathlib import Path

import pytest

from scripts.build_docs import MAKERS, stale
from tests.docs.desk import EXAMPLE, Prepared
from yjp.ledger_columns import FRAMES
from yjp.store import Workspace

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("maker", MAKERS)
def test_generated_pages_are_current(maker: str) -> None:
    assert [path.name for path, _ in stale((maker,))] == [], "run: .venv/bin/python -m scripts.build_docs"


def test_every_spec_test_is_on_a_page() -> None:
    pages = (
        "counting.md",
        "reconcile_cases.md",
        "kpi_counting.md",
        "needs.md",
        "over_representation.md",
        "wider_measures.md",
    )
    text = "".join((REFERENCE / page).read_text(encoding="utf-8") for page in pages)
    tests = [
        line.split("(")[0].removeprefix("def test_").replace("_", " ").capitalize()
        for path in sorted((ROOT / "tests" / "spec").glob("test_*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("def test_")
    ]
    assert len(tests) >= 34
    assert [t for t in tests if f"### {t}\n" not in text] == []


@pytest.mark.parametrize("frame", FRAMES)
def test_every_column_of_the_ledger_has_a_meaning(frame: str) -> None:
    columns, schema, _ = FRAMES[frame]
    assert [column.name for column in columns] == list(schema)
    assert [column.name for column in columns if not (column.meaning and column.example)] == []


def test_the_example_keeps_to_the_allowed_values(tmp_path: Path) -> None:
    ledger = Workspace(Prepared(tmp_path).workspace(EXAMPLE)).ledger()
    strays = {
        (frame, column.name, str(value).lower())
        for frame, (columns, _, _) in FRAMES.items()
        for column in columns
        if column.allowed
        for value in getattr(ledger, frame).get_column(column.name).drop_nulls().unique()
        if str(value).lower() not in column.allowed
    }
    assert strays == set()
