"""The self-assessment: sixteen enablers in four domains, each step with evidence, and one sentence for a mistake."""

from datetime import date
from pathlib import Path

import pytest

from yjp.errors import UnreadableInput
from yjp.plan.self_assessment import maturity_table
from yjp.self_assessment import DOMAINS, ENABLERS, STEPS, maturity, template

JUDGED = """
assessed_on = 2026-03-31
assessed_by = "Steering group"
[front_door]
step = "developing/maturing"
evidence = "One front door since 2016"
next_step = "Self-referral by the autumn"
[leading_with_passion]
step = "mature"
evidence = "Lead members chair the board"
[whole_family]
step = ""
"""


def write(folder: Path, text: str) -> Path:
    (folder / "maturity.toml").write_text(text, encoding="utf-8")
    return folder


def test_there_are_four_domains_of_four_as_the_research_lists_them() -> None:
    """Rotherham's report of 29 October 2019, section 10.3."""
    assert [len(members) for members in DOMAINS.values()] == [4, 4, 4, 4]
    assert list(DOMAINS) == [
        "Setting the direction",
        "Developing capacity",
        "Working with families",
        "Evaluating impact and quality",
    ]
    assert [each.title for each in ENABLERS][3::4] == [
        "Agreeing a small number of targets",
        "Developing a coherent offer around place",
        "Promoting resilience and being responsive",
        "Proportionate and informative reporting",
    ]


def test_readings_steps_are_all_there() -> None:
    """Reading's strategy 2018-21 judges its areas developing, developing/maturing, maturing and mature."""
    assert STEPS == ("developing", "developing/maturing", "maturing", "mature")


def test_what_was_judged_is_read_in_the_order_of_the_enablers(tmp_path: Path) -> None:
    found = maturity(write(tmp_path, JUDGED))
    assert found is not None
    assert [each.enabler.id for each in found.judgements] == ["leading_with_passion", "front_door"]
    assert (found.assessed_on, found.asked) == (date(2026, 3, 31), 16)
    table = maturity_table(found)
    assert table is not None
    assert table.caption.endswith("judged by Steering group, 31 March 2026")
    assert [cell.text for cell in table.rows[0]] == [
        "Setting the direction",
        "Leading with passion",
        "Mature",
        "Lead members chair the board",
        "Not said",
    ]


def test_the_template_reads_and_says_nothing_yet(tmp_path: Path) -> None:
    found = maturity(write(tmp_path, template()))
    assert found is not None
    assert found.judgements == ()
    assert maturity_table(found) is None
    assert all(f"[{each.id}]" in template() for each in ENABLERS)


def test_no_file_is_no_assessment(tmp_path: Path) -> None:
    assert maturity(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '[front_dor]\nstep = "mature"',
            "front_dor: there is no such enabler. Use one of: leading_with_passion,",
        ),
        (
            '[front_door]\nstep = "good"',
            "front_door, step: 'good' is none of the steps. Write one of: developing,",
        ),
        ('[front_door]\nstep = "mature"', "front_door, evidence: a step without evidence is an opinion."),
        ('[front_door]\nproof = "x"', "front_door, proof: there is no such key. Use one of: step,"),
        ("[front_door]\nstep = 3", 'front_door, step: these are no words. Write step = "...".'),
        ('assessed_on = "March"', "assessed_on: 'March' is no day."),
        ("[front_door", "this is not valid TOML: "),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(UnreadableInput) as mistake:
        maturity(write(tmp_path, text))
    assert sentence in str(mistake.value)
    assert "\n" not in str(mistake.value)
