"""All the small changes that mutation testing can make to a file: those of mutmut, everywhere in the file.

mutmut itself changes functions only and cannot draw a sample with a seed; half of what yjp counts is declared in
tables outside functions. So its operators are used here, and the sampling and the running are ours.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

SENTENCE_WORDS = 5
"""Text of so many words is wording; shorter text may be a code, a column or a category of the data."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change that could be made to a file; ``first`` to ``last`` are the lines of the statement that it is in."""

    path: str
    line: int
    first: int
    last: int
    number: int
    """Which of the changes on that line it is: with path and line, its name."""
    old: cst.CSTNode
    new: cst.CSTNode
    module: cst.Module

    @property
    def name(self) -> str:
        """File, line and number: ``yjp/periods.py:12/3``."""
        return f"{self.path}:{self.line}/{self.number}"

    def made(self) -> str:
        """The whole file with the change."""
        return self.module.visit(_Swap(self.old, self.new)).code

    def diff(self) -> str:
        """The lines that change, before and after."""
        lines = unified_diff(self.module.code.splitlines(), self.made().splitlines(), n=0, lineterm="")
        return "\n".join(line for line in list(lines)[2:] if not line.startswith("@@"))


def changes(root: Path, path: str) -> list[Change]:
    """Every change that could be made to a file, in the order of its tree."""
    wrapper = MetadataWrapper(cst.parse_module((root / path).read_text(encoding="utf-8")))
    sites = _Sites()
    wrapper.visit(sites)
    on_line: Counter[int] = Counter()
    found: list[Change] = []
    for old, new, line, first, last in sites.changes:
        on_line[line] += 1
        found.append(
            Change(
                path=path,
                line=line,
                first=first,
                last=last,
                number=on_line[line],
                old=old,
                new=new,
                module=wrapper.module,
            )
        )
    return found


class _Sites(cst.CSTVisitor):
    """What may be changed. Left out is what cannot change a figure: see each rule."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        self.changes: list[tuple[cst.CSTNode, cst.CSTNode, int, int, int]] = []
        self._statements: list[tuple[int, int]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if _left_out(node):
            return False
        place = self.get_metadata(PositionProvider, node, None)
        if isinstance(node, cst.SimpleStatementLine) and place:
            self._statements.append((place.start.line, place.end.line))
        if place:
            first, last = self._statements[-1] if self._statements else (place.start.line, place.end.line)
            for new in _changed(node):
                self.changes.append((node, new, place.start.line, first, last))
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.SimpleStatementLine) and self._statements:
            self._statements.pop()


class _Swap(cst.CSTTransformer):
    def __init__(self, old: cst.CSTNode, new: cst.CSTNode) -> None:
        self._old, self._new = old, new

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode) -> cst.CSTNode:
        return self._new if original_node is self._old else updated_node


def _changed(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            yield from operator(node)


def _left_out(node: cst.CSTNode) -> bool:
    match node:
        # Type hints, and what only type checkers read.
        case cst.Annotation() | cst.Import() | cst.ImportFrom():
            return True
        case cst.Call(func=cst.Name(value="cast" | "TypeVar" | "NewType")):
            return True
        # Decorators: dataclass(frozen, kw_only), property and cache promise things to the reader or save time.
        case cst.Decorator():
            return True
        # The wording of messages; that one is raised is still at stake, and so is its condition.
        case cst.Raise():
            return True
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value="__all__"))]):
            return True
        # Docstrings, of attributes too.
        case cst.Expr(value=cst.SimpleString() | cst.ConcatenatedString()):
            return True
        case cst.SimpleString() | cst.FormattedString() | cst.ConcatenatedString():
            return _is_wording(node)
        case cst.Arg(value=cst.SimpleString() | cst.FormattedString() | cst.ConcatenatedString() as text):
            return _is_wording(text)
        # mutmut's own rule: a default that is computed breaks the import and shows nothing.
        case cst.Param(default=default) if default is not None:
            return not isinstance(default, cst.Name | cst.BaseNumber | cst.BaseString)
    return False


def _is_wording(text: cst.CSTNode) -> bool:
    return len(cst.Module([]).code_for_node(text).split()) >= SENTENCE_WORDS
