"""What every tag of a plan says now: the one place that both a new draft and a refresh ask."""

from dataclasses import dataclass, field
from typing import Final

from yjp.charts import named
from yjp.charts.spec import Chart, Table
from yjp.figures import split_tag
from yjp.ledger import Ledger
from yjp.narrative import facets
from yjp.narrative.phrasing import Wording
from yjp.narrative.simple_words import SIMPLE
from yjp.plan.material import Material
from yjp.plan.own_tables import own_table

OWN: Final = "none"
"""What stands for the service's own copy, in which no small number is hidden, where a profile would be named."""


@dataclass(frozen=True, kw_only=True)
class Bindings:
    """Words, tables and charts by tag; None where neither the ledger nor the material has them (any more).

    ``wording`` is the service's own set of phrases; the packaged one where there is none. ``readers`` is the profile
    that the ledger was protected for.
    """

    ledger: Ledger
    material: Material = field(default_factory=Material)
    wording: Wording | None = None
    readers: str = OWN

    def in_sentence(self, tag: str) -> str | None:
        """The words of a control inside a sentence."""
        if not self.known(tag):
            return None
        return self._simple(tag) or facets.in_sentence(self.ledger, tag)

    def in_cell(self, tag: str) -> str | None:
        """The words of a control inside a table cell."""
        if not self.known(tag):
            return None
        return self._simple(tag) or facets.in_cell(self.ledger, tag)

    def _simple(self, tag: str) -> str | None:
        """The words for children, where the facet is one of theirs."""
        identifier, facet = split_tag(tag)
        figure, words = self.ledger.get(identifier), SIMPLE.get(facet)
        return words(self.ledger, figure) if words and figure else None

    def known(self, tag: str) -> bool:
        """Is the tag one of a figure that the ledger has?"""
        try:
            identifier, _ = split_tag(tag)
        except ValueError:
            return False
        return self.ledger.get(identifier) is not None

    def table(self, tag: str) -> Table | None:
        """The table of a block control."""
        own = self.material.tables.get(tag) or own_table(tag, self.ledger, self.material)
        return own or named.table(self.ledger, tag)

    def chart(self, tag: str) -> Chart | None:
        """The chart of a block control."""
        return named.chart(self.ledger, tag)
