"""Whole made-up plans in which every number is right: nothing is said of them, and a wrong cell is found."""

from pathlib import Path

import pytest

from yjp.audit.check import audit
from yjp.audit.reading import read, read_opened
from yjp.audit.reading.opening import Opened
from yjp.audit.result import CONTRADICTIONS

PLANS = Path(__file__).parent / "plans"


@pytest.mark.parametrize("name", sorted(path.name for path in PLANS.iterdir()))
def test_a_right_plan_passes_without_a_word(name: str) -> None:
    audited = audit(read(PLANS / name))
    assert len(audited.fates) > 100
    assert audited.findings == ()


@pytest.mark.parametrize(
    ("name", "printed", "misprinted", "rule"),
    [
        ("fenmoor.md", "| 31 | 28 | 40 | 35 | 134 |", "| 31 | 28 | 40 | 45 | 134 |", "casting"),
        ("fenmoor.md", "| 29.0 | 26.0 | 3.0 | 1.0 |", "| 29.0 | 26.0 | 3.5 | 1.0 |", "casting"),
        ("fenmoor.md", "| 7 | 6 | 385 | 55.0 |", "| 7 | 6 | 385 | 53.0 |", "quotient"),
        ("fenmoor.md", "The vacancy rate is 10.3%", "The vacancy rate is 11.5%", "vacancy-rate"),
        ("fenmoor.md", "| 80% | 84% | 80% | 85% | Green |", "| 80% | 84% | 80% | 85% | Red |", "rated"),
        (
            "eastwick.txt",
            "11     20     34     42     48     60",
            "11     20     43     42     48     60",
            "running-total",
        ),
        (
            "eastwick.txt",
            "Four sentences were passed in 2022/23",
            "Five sentences were passed in 2022/23",
            "said-of-cell",
        ),
        ("marrowdale.md", "rose from 161 in 2022/23", "rose from 116 in 2022/23", "said-of-cell"),
        ("holmsea.md", "| 210 | 181 | 86% | 210 |", "| 210 | 118 | 86% | 210 |", "casting"),
        ("holmsea.md", "| Mixed | 5.2% | 10% |", "| Mixed | 5.2% | 19% |", "shares-total"),
    ],
)
def test_a_misprint_is_found(name: str, printed: str, misprinted: str, rule: str) -> None:
    text = (PLANS / name).read_text(encoding="utf-8")
    assert text.count(printed) == 1
    kind = name.rpartition(".")[2]
    wrong = read_opened(Opened(name=name, content=text.replace(printed, misprinted).encode(), kind=kind))
    found = [finding for finding in audit(wrong).findings if finding.verdict in CONTRADICTIONS]
    assert rule in {finding.rule for finding in found}
