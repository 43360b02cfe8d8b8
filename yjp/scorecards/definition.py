"""What a scorecard's TOML says, read and checked."""

from dataclasses import dataclass

from yjp.local_measures import LocalMeasure
from yjp.periods import Window


@dataclass(frozen=True, kw_only=True)
class Value:
    """A measure in one period: counts, or a value where counts are not known; and what was wanted.

    ``published`` says that the number stands in a public document, so that nothing is hidden by hiding it here.
    """

    window: Window
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    target: float | None = None
    source: str = ""
    published: bool = False


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure and its values, oldest first."""

    declared: LocalMeasure
    values: tuple[Value, ...]


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """A scorecard: the name of its file, its title, its measures in their order."""

    name: str
    title: str
    note: str
    measures: tuple[Measure, ...]
