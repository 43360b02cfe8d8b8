"""The page for children: honest numbers in short words, checked, refreshed and cleaned like the plan."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from tests.tools.ooxml import ValidateOoxml
from tests.unit.plan.publish.plans import cleaned, own, paragraphs, public
from yjp import resources
from yjp.ledger import Ledger
from yjp.narrative.simple_words import in_every
from yjp.plan.bindings import Bindings
from yjp.plan.checker import accessibility
from yjp.plan.publish.reasons import Kind
from yjp.plan.publish.summary import summary
from yjp.plan.publish.summary_template import summary_template


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (169 / 100_000, (2, 1_000)),  # Rotherham's rate of first time entrants in 2018
        (0.33, (33, 100)),
        (0.12295 / 1_000, (1, 10_000)),
        (1.5 / 1_000, (15, 10_000)),  # 2 in every 1,000 would be a third too many
        (0.995, (100, 100)),
        (0.004, (4, 1_000)),
        (1 / 100_000, (1, 100_000)),
        (0.2 / 100_000, (0, 100_000)),
    ],
)
def test_out_of_how_many(value: float, words: tuple[int, int]) -> None:
    assert in_every(value) == words


def said(ledger: Ledger, figure: str) -> tuple[str | None, str | None]:
    bindings = Bindings(ledger=ledger)
    return bindings.in_cell(f"{figure}#simple"), bindings.in_cell(f"{figure}#moved")


def test_the_four_numbers() -> None:
    """169 per 100,000; 33.0%; 3.47 reoffences each; 3 sentences or 0.12 per 1,000."""
    hedged = "but that may be just chance"
    assert said(own(), "fte_rate.2018-12.12m.rotherham") == (
        "About 2 in every 1,000 children",
        f"It went down, {hedged}",
    )
    assert said(own(), "binary_reoffending.2017-06.12m.rotherham") == (
        "About 33 in every 100 of these children",
        f"It went up, {hedged}",
    )
    assert said(own(), "reoffences_per_reoffender.2017-06.12m.rotherham")[0] == ("About 3 times each")
    assert said(own(), "custody_rate.2019-03.12m.rotherham") == (
        "About 1 time for every 10,000 children",
        "Too few to tell",
    )


def test_a_hidden_number_is_not_said_and_nor_is_its_direction() -> None:
    assert said(public(), "custody_rate.2019-03.12m.rotherham") == (
        "We do not show this number, so that nobody can be recognised.",
        "We cannot tell",
    )


def test_nought_and_unknown() -> None:
    def with_value(value: float | None) -> Ledger:
        figures = own().figures.with_columns(
            pl.when(pl.col("figure_id") == "custody_rate.2019-03.12m.rotherham")
            .then(pl.lit(value, dtype=pl.Float64))
            .otherwise(pl.col("value"))
            .alias("value")
        )
        return replace(own(), figures=figures)

    assert said(with_value(0.0), "custody_rate.2019-03.12m.rotherham")[0] == "Not once"
    assert said(with_value(None), "custody_rate.2019-03.12m.rotherham")[0] == "We do not know yet"


def test_a_figure_that_is_not_there_says_nothing() -> None:
    assert said(own(), "fte_rate.1999-12.12m.rotherham") == (None, None)


def test_the_page() -> None:
    content = summary(public())
    found = paragraphs(content)
    assert found[0] == "Our plan in short words"
    assert accessibility(content) == []
    assert [each.kind for each in cleaned(content).reasons] == [Kind.UNANSWERED, Kind.UNANSWERED]
    assert summary(public()) == content


def test_words_are_short() -> None:
    """At most 16 words a sentence and 5 letters a word on average: within reach at nine or ten."""
    texts = [each for each in paragraphs(summary(public())) if each.endswith(".") and "made up" not in each]
    own_words = [each for each in texts if not each.startswith("Write here")]
    sentences = [each for text in own_words for each in text.replace("?", ".").split(".") if each.strip()]
    words = [word.strip("“”,") for each in sentences for word in each.split()]
    assert len(sentences) >= 4
    assert max(len(each.split()) for each in sentences) <= 16
    assert sum(map(len, words)) / len(words) <= 5


def test_a_summary_of_the_services_own_copy_may_not_be_published() -> None:
    assert Kind.LEAK in [each.kind for each in cleaned(summary(own())).reasons]


def test_the_shipped_template_is_what_the_code_makes() -> None:
    assert (resources.folder("templates") / "summary.docx").read_bytes() == summary_template()
    script = Path(__file__).parents[4] / "scripts" / "build_summary_template.py"
    run = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "templates/summary.docx is up to date.\n")


@pytest.mark.ooxml
def test_word_would_open_it(tmp_path: Path, validate_ooxml: ValidateOoxml) -> None:
    path = tmp_path / "summary.docx"
    path.write_bytes(summary(public()))
    assert validate_ooxml(path) == []
