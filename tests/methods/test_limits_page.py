"""The page that says how often limits hold the truth is current, and what it says is what the limits claim."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def module() -> dict[str, object]:
    return runpy.run_path(str(ROOT / "scripts" / "build_limits_page.py"))


def test_the_page_is_current(module: dict[str, object]) -> None:
    written = module["page"]()  # type: ignore[operator]
    assert (ROOT / "docs" / "explanation" / "limits.md").read_text(encoding="utf-8") == written, (
        "run: .venv/bin/python scripts/build_limits_page.py"
    )


def test_limits_that_claim_95_percent_hold_the_truth_about_that_often() -> None:
    text = (ROOT / "docs" / "explanation" / "limits.md").read_text(encoding="utf-8")
    counts, shares, ratios = (part.split("--- |\n")[1] for part in text.split("\n## ")[1:])

    def percentages(part: str) -> list[list[float]]:
        return [
            [float(p) for p in re.findall(r"([\d.]+)%", line)] for line in part.splitlines() if "%" in line
        ]

    of_counts = [row[0] for row in percentages(counts) if len(row) == 1]
    assert len(of_counts) >= 13
    assert all(95 <= held <= 99 for held in of_counts)
    of_shares = [row for row in percentages(shares) if len(row) == 2][:5]
    assert all(95 <= average <= 96 for average, _ in of_shares)
    of_ratios = [row for row in percentages(ratios) if len(row) == 2]
    assert len(of_ratios) == 5
    assert all(92 <= clustered <= 98 for clustered, _ in of_ratios)
    assert all(alone < clustered - 3 for clustered, alone in of_ratios)


def test_a_wrong_method_would_show(module: dict[str, object]) -> None:
    """Limits of plus or minus 1.96 roots hold a mean of 2 far less than 95 times in 100: the sum tells them apart."""
    wrong = [(n - 1.96 * n**0.5, n + 1.96 * n**0.5) for n in range(200)]
    of_mean = module["of_mean"]
    right = of_mean(2.0)  # type: ignore[operator]
    of_mean.__globals__["_POISSON"] = wrong  # type: ignore[attr-defined]
    assert of_mean(2.0) < 0.9 < right  # type: ignore[operator]
