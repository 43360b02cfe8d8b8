"""The page of rules is the one that the registry would write now, and every rule is on it."""

import runpy
from pathlib import Path

from yjp.rules.registry import RULES

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_is_current() -> None:
    pages = runpy.run_path(str(ROOT / "scripts" / "build_rules_page.py"))["pages"]()
    stale = [p.name for p, text in pages.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    assert stale == [], "run: .venv/bin/python scripts/build_rules_page.py"


def test_every_rule_is_on_the_page_with_what_to_do() -> None:
    lines = (ROOT / "docs" / "reference" / "rules.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("### ")] != []
    for rule in RULES:
        assert lines.count(f"### {rule.code}: {rule.title}") == 1
        assert f"- What to do: {rule.action}" in lines
        assert f"- Source: {rule.source} (grade {rule.grade})" in lines
