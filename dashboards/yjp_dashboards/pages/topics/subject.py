"""What a page about one subject is about, and what its panels read of the ledger and of the reader's choices."""

from collections.abc import Mapping
from dataclasses import dataclass

from yjp_dashboards.components.choices import Choice
from yjp_dashboards.pages.topics.choices import ENDING, KEYS, MEASURE, NEWEST

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

    def redraws(self, keys: tuple[str, ...]) -> bool:
        """Whether any of the choices has alternatives on this page: a single measure has none."""
        return any(key != MEASURE or len(self.measures) > 1 for key in keys)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every choice of its page."""
        return (*KEYS, *([self.theme] if self.theme else []))


def measured(choices: Choices, query: Query) -> str:
    """The measure that the reader chose."""
    return choices[MEASURE].chosen(query)[0]


def asked_year(choices: Choices, query: Query) -> str | None:
    """The window of the year that the reader chose; none for the newest of each figure."""
    (chosen,) = choices[ENDING].chosen(query)
    return None if chosen == NEWEST else chosen
