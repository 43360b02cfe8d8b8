"""A name that is going still works, and whoever uses it is told; nothing is silent."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from yjp import __version__, deprecations
from yjp.cli.lazy import LazyGroup
from yjp.cli.renamed import renamed_option
from yjp.deprecations import DEPRECATIONS, DeprecatedUse, Deprecation, Kind, current_name
from yjp.ingest.mapping.section import Section
from yjp.settings import Settings, read_settings
from yjp.settings_file import new_file

MADE_UP = (
    Deprecation(kind=Kind.COMMAND, name="put", instead="add", since="0.2", removed_in="0.4"),
    Deprecation(kind=Kind.OPTION, name="add --by", instead="add --who", since="0.2", removed_in="0.4"),
    Deprecation(
        kind=Kind.SETTING,
        name="verdicts.fewest",
        instead="verdicts.min_events",
        since="0.2",
        removed_in="0.4",
    ),
    Deprecation(kind=Kind.MAPPING_KEY, name="heading", instead="from", since="0.2", removed_in="0.4"),
)


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deprecations, "DEPRECATIONS", MADE_UP)


@click.command("add")
@click.option("--who")
@renamed_option("add", "--by")
def add(who: str | None) -> None:
    """Add something."""
    click.echo(f"by {who}")


@click.group(cls=LazyGroup, commands_at={"add": (f"{__name__}:add", "Add something.")})
def program() -> None:
    """A made-up program."""


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def test_every_name_that_is_going_says_when_and_is_gone_by_then() -> None:
    for each in (*DEPRECATIONS, *MADE_UP):
        assert each.name != each.instead
        assert numbers(each.since) < numbers(each.removed_in)
        assert numbers(__version__) < numbers(each.removed_in), f"{each.name} was to be deleted by now"


@pytest.mark.usefixtures("made_up")
def test_an_old_command_is_the_new_one() -> None:
    with pytest.warns(
        DeprecatedUse, match=r"the command 'put' is called 'add' since yjp 0\.2; .* gone in 0\.4"
    ):
        found = CliRunner().invoke(program, ["put", "--who", "A"])
    assert found.output == "by A\n"
    assert "put" not in CliRunner().invoke(program, ["--help"]).output


@pytest.mark.usefixtures("made_up")
def test_an_old_option_gives_its_value_to_the_new_one() -> None:
    with pytest.warns(DeprecatedUse, match="the option 'add --by' is called 'add --who'"):
        found = CliRunner().invoke(program, ["add", "--by", "A"])
    assert found.output == "by A\n"
    assert CliRunner().invoke(program, ["add", "--who", "A"]).output == "by A\n"
    assert "--by" not in CliRunner().invoke(program, ["add", "--help"]).output


@pytest.mark.usefixtures("made_up")
def test_an_old_setting_is_read_as_the_new_one(tmp_path: Path) -> None:
    text = new_file(Settings(service="Rotherham"))
    assert "min_events = 5" in text
    (tmp_path / "yjp.toml").write_text(text.replace("min_events = 5", "fewest = 7"), encoding="utf-8")
    with pytest.warns(
        DeprecatedUse, match=r"yjp\.toml: the setting 'verdicts\.fewest' is called 'verdicts\.min_events'"
    ):
        assert read_settings(tmp_path).min_events == 7


@pytest.mark.usefixtures("made_up")
def test_an_old_mapping_key_is_read_as_the_new_one() -> None:
    with pytest.warns(DeprecatedUse, match=r"a\.toml: children: the mapping key 'heading' is called 'from'"):
        section = Section.of("a.toml", "children", {"heading": "Ref"})
    assert section.text("from") == "Ref"


def test_a_name_in_use_is_said_nothing_of() -> None:
    assert current_name(Kind.COMMAND, "figures") == "figures"


def test_the_terminal_says_it_once_on_standard_error() -> None:
    script = (
        "from yjp import deprecations as d\n"
        "d.DEPRECATIONS = (d.Deprecation(kind=d.Kind.COMMAND, name='numbers', instead='explain', since='0.2', "
        "removed_in='0.4'),)\n"
        "from yjp.cli import main\n"
        "import sys\n"
        "sys.argv = ['yjp', 'numbers']\n"
        "main()\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert ran.stderr == (
        "yjp: the command 'numbers' is called 'explain' since yjp 0.2; the old name will be gone in 0.4.\n"
    )
    assert "First time entrants per 100,000" in ran.stdout
