"""Wording sets: what a service may write itself, and what it is told when it cannot be."""

from pathlib import Path

import pytest

from tests.unit.narrative import edited
from yjp.errors import SettingsError, UnknownName
from yjp.narrative.headline import headlines
from yjp.narrative.paragraphs import paragraphs
from yjp.narrative.parts import plain_text
from yjp.narrative.phrasing import PLACEHOLDERS, configured, of_workspace, packaged, packaged_names
from yjp.settings import read_settings


def test_the_default_has_every_phrase_and_the_plain_set_those_it_does_not_change() -> None:
    assert packaged_names() == ["default", "plain"]
    assert set(packaged().phrases) == set(PLACEHOLDERS)
    assert set(packaged("plain").phrases) == set(PLACEHOLDERS)
    assert packaged("plain").phrases["range"] != packaged().phrases["range"]
    with pytest.raises(UnknownName, match="Known: default, plain"):
        packaged("fancy")


def test_a_services_own_phrase_in_yjp_toml(tmp_path: Path) -> None:
    (tmp_path / "yjp.toml").write_text(
        '[service]\nname = "Rotherham"\n[wording]\nset = "plain"\n[wording.phrases]\n'
        'change = "In one year {subject} {change}{verdict}."\n',
        encoding="utf-8",
    )
    assert read_settings(tmp_path).service == "Rotherham"
    wording = of_workspace(tmp_path)
    ledger = edited.base()
    said = paragraphs(ledger, headlines(ledger), wording)["fte_rate"]
    text = " ".join(map(plain_text, said))
    assert "In one year the rate fell by 27.0%, but by no more than chance would explain." in text
    assert "Chance alone could make the rate anything from 121 to 229." in text


def test_without_a_word_of_it_the_default_is_taken(tmp_path: Path) -> None:
    (tmp_path / "yjp.toml").write_text('[service]\nname = "Rotherham"\n', encoding="utf-8")
    assert of_workspace(tmp_path) == packaged()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"sets": "plain"}, r"\[wording\] has no setting 'sets'. Known: set, phrases."),
        ({"set": "fancy"}, r"there is no wording set 'fancy'. Known: default, plain."),
        ({"set": 3}, "set is the name of a wording set and phrases is a table"),
        ({"phrases": {"chnage": "x"}}, "there is no phrase 'chnage'"),
        (
            {"phrases": {"range": "From {lower} to {uper}."}},
            r"range cannot use \{uper\}. It may use: \{Subject\}, \{lower\}, \{subject\}, \{upper\}",
        ),
        ({"phrases": {"range": "From {lower}."}}, r"range must use \{upper\}"),
        ({"phrases": {"change": "{Subject} {change}."}}, r"change must use \{verdict\}"),
        ({"phrases": {"range": "From {lower to {upper}."}}, "range"),
        ({"phrases": {"range": []}}, "range is a phrase in quotation marks or a list of them"),
        ({"phrases": {"range": 5}}, "range is a phrase in quotation marks or a list of them"),
    ],
)
def test_a_mistake_is_one_clear_sentence(given: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError, match=message) as problem:
        configured(given)
    assert "\n" not in str(problem.value)
