"""What a page about one subject is about, and what its panels read of the ledger and of the reader's choices."""

from collections.abc import Mapping
from dataclasses import dataclass

from yjp.figures import AreaRole, State
from yjp.ledger import Figure, Ledger
from yjp_dashboards.components.choices import Choice
from yjp_dashboards.pages.topics.choices import KEYS, MEASURE

Choices = Mapping[str, Choice]
Query = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A subject: its path and names, the measures among which a reader chooses, and the count behind them.

    ``counted`` is the count whose quarters are charted and whose groups are shown; None where the measures' own are.
    ``theme`` is a theme of the plan that is shown with it.
    """

    path: str
    name: str
    measures: tuple[str, ...]
    counted: str | None
    lead: str
    theme: str | None = None

    @property
    def page(self) -> str:
        """What the ids of its components begin with."""
        return self.path.strip("/")

    @property
    def keys(self) -> tuple[str, ...]:
        """Every choice of its page."""
        return (*KEYS, *([self.theme] if self.theme else []))


def measured(choices: Choices, query: Query) -> str:
    """The measure that the reader chose."""
    return choices[MEASURE].chosen(query)[0]


def settled(ledger: Ledger, of: str, months: int) -> list[Figure]:
    """The service's own figures of one length that are settled, oldest first."""
    return [
        f
        for f in ledger.series(of, ledger.about.area, months)
        if f.area_role == AreaRole.LOCAL and f.state != State.PROVISIONAL
    ]
