"""All that the rules look at: the document's sentences, tables and charts, its date, its service and the ledger."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from yjp.audit.document import Block, Chart, Document, Kind, Table
from yjp.audit.finding import vocabulary
from yjp.audit.finding.grid import Grid, grid
from yjp.audit.finding.memo import Kept
from yjp.audit.finding.periods import month_number
from yjp.audit.finding.sentences import Sentence, sentences
from yjp.ledger import Ledger


@dataclass(frozen=True)
class Evidence:
    """A document taken apart. ``as_of`` is the day on which it was written, where the caller knows it."""

    document: Document
    as_of: date | None = None
    ledger: Ledger | None = None
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)
    """What several rules need and one works out first."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the running text."""
        return tuple(sentences(self.document))

    @cached_property
    def numbered(self) -> tuple[Sentence, ...]:
        """The sentences with a number that can be part of a claim."""
        return tuple(sentence for sentence in self.sentences if sentence.values)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables that hold numbers."""
        found, section = [], 0
        for order, item in enumerate(self.document.items):
            section += isinstance(item, Block) and item.kind is Kind.HEADING
            if isinstance(item, Table) and (made := grid(item, order, section)):
                found.append(made)
        return tuple(found)

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        """The native charts."""
        return tuple(item for item in self.document.items if isinstance(item, Chart))

    @cached_property
    def paragraphs(self) -> dict[int, tuple[Sentence, ...]]:
        """The sentences of each block, by the block's order in the document."""
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.order, []).append(sentence)
        return {order: tuple(each) for order, each in found.items()}

    @cached_property
    def service(self) -> str | None:
        """The slug of the service that the document names most, if it names one clearly more than any other."""
        text = "\n".join(item.text for item in self.document.items if isinstance(item, Block))
        counts = Counter(vocabulary.services(text))
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
            return None
        return ranked[0][0]

    @cached_property
    def written(self) -> int | None:
        """The last month (since year 0) in which the document can have been written; None where it does not say.

        It is the day that the caller gives, or else the end of the year, or first financial year, in the plan's title.
        """
        if self.as_of:
            return month_number(self.as_of.year, self.as_of.month)
        for item in self.document.items[:12]:
            if isinstance(item, Block) and (found := _TITLE_YEAR.search(item.text)):
                spans_years = found[2] or found[4]
                year = int(found[1] or found[3])
                return month_number(year + 1, 3) if spans_years else month_number(year, 12)
        return None


_TITLE_YEAR = re.compile(
    r"plan\b[^.]{0,60}?\b(20[0-4]\d)\b(\s?(?:[-/\u2013]|to)\s?(?:20)?\d\d)?"
    r"|\b(20[0-4]\d)\b(\s?[-/\u2013]\s?(?:20)?\d\d)?[^.]{0,40}\bplan\b",
    re.IGNORECASE,
)
