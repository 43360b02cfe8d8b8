"""Every fenced block of the README and of docs/, read by Sybil."""

from collections.abc import Iterable
from dataclasses import dataclass

from sybil import Document, Example, Region, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer

from tests.tools.tree import ROOT, tracked

_FENCES = FencedCodeBlockLexer(language=r"[^`\n]*", mapping={"language": "language", "source": "source"})
_PYTHON = PythonEvaluator()


@dataclass(frozen=True, kw_only=True)
class Block:
    """One fenced block: the page, the line, the language after the fence, and what stands inside."""

    page: str
    line: int
    language: str
    text: str
    example: Example

    @property
    def where(self) -> str:
        """``docs/how_to/serve.md:24``."""
        return f"{self.page}:{self.line}"


def pages() -> list[str]:
    """The README and every page of docs/, by their paths."""
    return ["README.md", *(str(file) for file in tracked("docs") if file.suffix == ".md")]


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page, in order. Names of its Python blocks are kept from one to the next."""
    document = Sybil(parsers=[_every_block]).parse(ROOT / page)
    return [
        Block(
            page=page,
            line=each.line,
            language=each.region.lexemes["language"].strip(),
            text=str(each.parsed),
            example=each,
        )
        for each in document.examples()
    ]


def _every_block(document: Document) -> Iterable[Region]:
    for region in _FENCES(document):
        region.parsed = region.lexemes["source"]
        region.evaluator = _PYTHON
        yield region
