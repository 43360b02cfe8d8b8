"""What a plan shows beside the ledger's figures: the service's own tables and actions. No child is in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from yjp.charts.spec import Table


@dataclass(frozen=True, kw_only=True)
class Action:
    """One line of the service plan as it stands; ``status`` in words, ``figure_id`` the figure that raised it."""

    priority: str | None
    action: str
    owner: str | None
    due: date | None
    progress: str | None
    status: str | None
    question: str | None = None
    figure_id: str | None = None


class Tables(Mapping[str, Table]):
    """Tables by their tag: some made already, others made when somebody asks for their tag."""

    def __init__(self, made: Mapping[str, Table], ask: Callable[[str], Table | None]) -> None:
        self._made, self._ask = dict(made), ask

    def __getitem__(self, tag: str) -> Table:
        found = self._made.get(tag) or self._ask(tag)
        if found is None:
            raise KeyError(tag)
        self._made[tag] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


@dataclass(frozen=True, kw_only=True)
class Material:
    """Actions, and tables by their tag (``budget.2019#table``, ``staffing_contract.2019#table``).

    ``findings`` are sentences about a table that the reader of the draft must know, by the same tag: that it does not
    cast, say. ``notes`` are what every reader of the table must know, also of a published copy.
    """

    actions: tuple[Action, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    findings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
