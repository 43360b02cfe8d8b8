"""Every command that a page mentions in a sentence or a table exists, with the options that it is given."""

import re
from collections.abc import Iterator

import click
import pytest

from tests.docs.blocks import pages
from tests.tools.tree import ROOT
from yjp.cli import yjp

BLOCK = re.compile(r"^( *)```.*?^\1```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"`(yjp [^`]+)`")


def _mentioned() -> Iterator[tuple[str, str]]:
    for page in pages():
        text = BLOCK.sub("", (ROOT / page).read_text(encoding="utf-8"))
        yield from ((page, " ".join(found.split())) for found in COMMAND.findall(text))


def problem(text: str) -> str | None:
    """What is wrong with a command, as far as names go; none where all of it is known."""
    command: click.Command = yjp
    context = click.Context(yjp, info_name="yjp")
    words = text.split()[1:]
    for place, word in enumerate(words):
        if word.startswith("-") and len(word) > 1 and not word[1].isdigit():
            name = word.partition("=")[0]
            known = {o for each in command.params for o in (*each.opts, *each.secondary_opts)} | {
                "--help",
                "-h",
            }
            if name not in known:
                return f"{command.name} has no option {name}"
        elif isinstance(command, click.Group) and word.islower() and not _option_before(words, place):
            found = command.get_command(context, word)
            if found is None:
                return f"{command.name} has no command {word}"
            command = found
    return None


def _option_before(words: list[str], place: int) -> bool:
    return place > 0 and words[place - 1].startswith("-")


def test_every_command_on_a_page_exists() -> None:
    found = list(_mentioned())
    assert len(found) > 50
    assert [(page, text, wrong) for page, text in found if (wrong := problem(text))] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("yjp -w my-service figures --profile public", None),
        ("yjp plan refresh PLAN.docx", None),
        ("yjp figurs", "yjp has no command figurs"),
        ("yjp figures --profil public", "figures has no option --profil"),
        ("yjp plan drat", "plan has no command drat"),
    ],
)
def test_the_check_knows_a_command_that_is_not(text: str, wrong: str | None) -> None:
    assert problem(text) == wrong
