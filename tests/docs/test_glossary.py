"""One word for one thing: no text that goes out uses a word that the glossary rules out."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache

import click
import pytest

from tests.tools.tree import ROOT, tracked
from yjp.cli import yjp
from yjp.narrative.glossary import TERMS, Never

CODE = ("yjp", "returns", "dashboards")
NOT_READ = (
    "yjp/narrative/glossary.py",
    # These read other people's texts, in which every word is found.
    "yjp/audit/*",
    "yjp/ingest/*",
    "yjp/plan/publish/hidden.py",
)
"""Modules whose strings do not go out."""
NOT_PAGES = ("docs/decisions/*", "docs/reference/glossary.md", "docs/samples/*")
"""A decision is left as it was taken."""
RULED_OUT = [(term.term, never) for term in TERMS for never in term.never]


@cache
def said() -> tuple[tuple[str, str], ...]:
    """Where, and what: strings of the code, the help of every command, wordings, pages of docs."""
    return (*_strings(), *_helps(yjp, ("yjp",)), *_pages())


def _strings() -> Iterator[tuple[str, str]]:
    for folder in CODE:
        for file in tracked(folder):
            name = str(file)
            if any(fnmatch(name, each) for each in NOT_READ):
                continue
            text = (ROOT / file).read_text(encoding="utf-8") if file.suffix in (".py", ".toml") else ""
            if file.suffix == ".toml":
                yield name, text
            elif text:
                yield from ((f"{name}:{line}", each) for line, each in _literals(ast.parse(text)))


def _literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Strings that are no docstring: the constant parts of a formatted string one by one."""
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def _helps(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    context = click.Context(command, info_name=words[-1])
    yield " ".join(words), command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from _helps(found, (*words, name))


def _pages() -> Iterator[tuple[str, str]]:
    for file in (*tracked("docs"), *tracked("README.md")):
        name = str(file)
        if file.suffix == ".md" and not any(fnmatch(name, each) for each in NOT_PAGES):
            yield name, (ROOT / file).read_text(encoding="utf-8")


def hits(never: Never, texts: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Where a word stands that is ruled out, and what of it; a line may break inside it."""
    pattern = re.compile(never.pattern.replace(" ", r"\s+"), re.IGNORECASE)
    return [
        (where, found[0])
        for where, text in texts
        if not any(fnmatch(where.split(":")[0], each) for each in never.allowed)
        for found in pattern.finditer(text)
    ]


@pytest.mark.parametrize(
    ("term", "never"), RULED_OUT, ids=[f"{term}: {never.pattern}" for term, never in RULED_OUT]
)
def test_no_other_word_is_used(term: str, never: Never) -> None:
    assert hits(never, said()) == [], f"say {term!r}: {never.why}"


def test_the_walk_reads_what_goes_out() -> None:
    """It would find a word: in a module of each package, in a command's help, in a page."""
    places = {where.split(":")[0] for where, _ in said()}
    assert {
        "yjp/narrative/wordings/default.toml",
        "yjp/charts/funnel.py",
        "yjp plan draft",
        "README.md",
    } <= places
    assert any(place.startswith("dashboards/") for place in places)
    assert any(place.startswith("returns/") for place in places)
    planted = (("yjp/a.py:1", "The range for chance"), ("docs/b.md", "the range\nfor chance"))
    (range_,) = (never for term, never in RULED_OUT if term == "95% range")
    assert len(hits(range_, planted)) == 2


def test_an_exception_has_a_reason() -> None:
    assert all(never.because for _, never in RULED_OUT if never.allowed)
    assert all(never.why for _, never in RULED_OUT)
