"""Text cut into sentences, each with its numbers and the words between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from yjp.audit.document import Block, Document, Place
from yjp.audit.document import Kind as BlockKind
from yjp.audit.finding.flat import flat
from yjp.audit.finding.memo import Kept
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Span

_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bNo)(?<!\bapprox)(?<!\betc)(?<!\bSt)(?<!\bcf)(?<!\bFig)(?<!\bc)"
    r"[.!?](?:(?<!\d[.!?])\d{1,2})?[\"')\]]*(?=\s+[\"'(\[]?[A-Z0-9\u00a3\u2022\uf0b7])"
    r"|(?=[\u2022\uf0b7\u25cf\u25aa])|\s{0,3};\s(?=[A-Z])"
)
_BREAK = re.compile(r"\n\s*\n")
_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a block. ``text`` is flat, ``offset`` its place in the block; tokens count from the sentence.

    ``values`` are the tokens that can be part of a claim, in order; ``order`` counts blocks of the document and
    ``section`` the headings, so that rules can tell what stands near what.
    """

    block: Block
    text: str
    offset: int
    tokens: tuple[Token, ...]
    values: tuple[Token, ...]
    order: int
    section: int
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)
    """What several rules read out of the sentence, worked out once."""

    @property
    def place(self) -> Place:
        """Where the block stands."""
        return self.block.place

    @property
    def lower(self) -> str:
        """The text in small letters."""
        return self.text.lower()

    def span(self, token: Token) -> Span:
        """The token as a stretch of the block's text."""
        start, end = self.offset + token.start, self.offset + token.end
        return Span(place=self.place, start=start, end=end, text=self.block.text[start:end])

    @property
    def quote(self) -> str:
        """The sentence as printed, on one line, cut short if it is long."""
        words = _GAP.sub(" ", self.block.text[self.offset : self.offset + len(self.text)]).strip()
        return words if len(words) <= 300 else words[:297] + "..."

    def gap(self, left: Token, right: Token) -> str:
        """The words between two tokens, in small letters."""
        return self.text[left.end : right.start].lower()

    def ahead(self, token: Token, length: int = 60) -> str:
        """The words just before a token, in small letters."""
        return self.text[max(0, token.start - length) : token.start].lower()

    def after(self, token: Token, length: int = 60) -> str:
        """The words just after a token, in small letters."""
        return self.text[token.end : token.end + length].lower()


def sentences(document: Document) -> Iterator[Sentence]:
    """Every sentence of the document's running text, in reading order."""
    section = 0
    for order, item in enumerate(document.items):
        if isinstance(item, Block):
            section += item.kind is BlockKind.HEADING
            yield from of_block(item, order, section)


def of_block(block: Block, order: int = 0, section: int = 0) -> Iterator[Sentence]:
    """The sentences of one block."""
    text = flat(block.text)
    found = in_flat(text)
    cuts = _cuts(block.text, text, found)
    place = 0
    for start, end in pairwise(cuts):
        inside = []
        while place < len(found) and found[place].start < end:
            inside.append(_moved(found[place], -start))
            place += 1
        yield Sentence(
            block=block,
            text=text[start:end],
            offset=start,
            tokens=tuple(inside),
            values=tuple(token for token in inside if token.live and token.kind is not Kind.ORDINAL),
            order=order,
            section=section,
        )


def _cuts(printed: str, text: str, found: tuple[Token, ...]) -> list[int]:
    inside = bytearray(len(text) + 1)
    for token in found:
        inside[token.start + 1 : token.end] = b"\1" * max(0, token.end - token.start - 1)
    ends = {match.end() for match in _END.finditer(text)} | {
        match.end() for match in _BREAK.finditer(printed)
    }
    return [0, *sorted(end for end in ends if 0 < end < len(text) and not inside[end]), len(text)]


def _moved(token: Token, by: int) -> Token:
    if not by:
        return token
    return Token(
        start=token.start + by,
        end=token.end + by,
        text=token.text,
        kind=token.kind,
        value=token.value,
        decimals=token.decimals,
        scale=token.scale,
        sign=token.sign,
        word=token.word,
        ignored=token.ignored,
        malformed=token.malformed,
        hedge=token.hedge,
        period=token.period,
    )
