"""Every code block of the README and of docs/ is run, or read by the program that it is written for.

- ``sh``: each line is a command of yjp; it must end with the code in ``not_run.ENDS``, else with 0.
- ``console``: lines that begin with ``$`` are commands, the others what they print.
- ``python``: run. ``toml``: read by the loader whose file it is a part of. ``csv``: its rows are as long as its
  headings. ``text``: a listing, and never a command.

The blocks of a page run in order in a folder of their own (``tests.docs.desk``). What cannot run here is listed with
its reason in ``tests.docs.not_run``, and that list holds nothing else.
"""

import csv
import io
import re
from pathlib import Path

import pytest
from sybil import Lexeme

from tests.docs.blocks import Block, blocks, pages
from tests.docs.desk import Prepared, lay, translated
from tests.docs.not_run import ENDS, MAY_NOT_RUN, NOT_RUN, PROGRAMS, SAVED, End, NotRun
from tests.docs.shell import commands, differs, run, sessions
from tests.docs.toml_kinds import read_as_the_program_does

EVERY = {page: blocks(page) for page in pages()}
WITH_BLOCKS = [page for page, found in EVERY.items() if found]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return Prepared(tmp_path_factory.mktemp("prepared"))


@pytest.mark.parametrize("page", WITH_BLOCKS)
def test_every_code_block_of_the_page_is_right(
    page: str, prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(page, tmp_path, prepared, monkeypatch)
    for block in EVERY[page]:
        if not _not_run(block, block.text):
            _try_out(block, tmp_path)


def _try_out(block: Block, folder: Path) -> None:
    for name in (
        name for page, name, starts in SAVED if page == block.page and block.text.startswith(starts)
    ):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(block.text, encoding="utf-8")
    if block.language == "sh":
        for words in commands(block.text):
            _command(block, words)
    elif block.language == "console":
        for words, said in sessions(block.text):
            printed = differs(_command(block, words), said)
            assert printed is None, f"{block.where}: {' '.join(words)}\nprinted:\n{printed}"
    elif block.language == "python":
        block.example.parsed = Lexeme(translated(block.text), 0, 0)
        block.example.evaluate()
    elif block.language == "toml":
        alone = folder / f"block-{block.line}"
        alone.mkdir()
        read_as_the_program_does(block.text, alone)
    elif block.language == "csv":
        lengths = {len(row) for row in csv.reader(io.StringIO(block.text))}
        assert len(lengths) == 1, f"{block.where}: rows of {lengths} cells"
    elif block.language == "text":
        assert not re.search(r"^\s*\$?\s*yjp ", block.text, re.MULTILINE), (
            f"{block.where}: a command: call it sh"
        )
    else:
        raise AssertionError(
            f"{block.where}: nobody knows how to run {block.language or 'a block that names no'} language"
        )


def _command(block: Block, words: list[str]) -> str:
    asked = " ".join(words)
    if _not_run(block, asked):
        return ""
    code, printed = run(words)
    expected = next((e.code for e in ENDS if e.page == block.page and asked.startswith(e.starts)), 0)
    assert code == expected, f"{block.where}: {asked}\nended with {code}, not {expected}:\n{printed[:600]}"
    return printed


def _not_run(block: Block, text: str) -> bool:
    return any(
        (e.page, e.language) == (block.page, block.language) and text.startswith(e.starts) for e in NOT_RUN
    )


def _texts() -> list[tuple[str, str, str]]:
    """(page, language, text) of every block and of every command."""
    return [
        (block.page, block.language, text)
        for found in EVERY.values()
        for block in found
        for text in (
            block.text,
            *(" ".join(words) for words in (commands(block.text) if block.language == "sh" else ())),
        )
    ]


@pytest.mark.parametrize("entry", NOT_RUN, ids=lambda entry: f"{entry.page}-{entry.starts}")
def test_the_list_of_what_cannot_run_holds_nothing_else(entry: NotRun) -> None:
    """Each entry is on its page once, and of a language or a program that the suite cannot run."""
    found = [text for page, language, text in _texts() if (page, language) == (entry.page, entry.language)]
    assert [text for text in found if text.startswith(entry.starts)], "it is not on the page any more"
    assert entry.language in MAY_NOT_RUN or entry.starts.startswith(PROGRAMS), "this can be run"
    assert entry.reason


@pytest.mark.parametrize("entry", ENDS, ids=lambda entry: f"{entry.page}-{entry.starts}")
def test_every_command_with_an_end_of_its_own_is_on_its_page(entry: End) -> None:
    assert [t for page, _, t in _texts() if page == entry.page and t.startswith(entry.starts)]
    assert entry.code


def test_every_block_names_its_language() -> None:
    assert [block.where for found in EVERY.values() for block in found if not block.language] == []
