"""What an indicator is: declared once, read by the engine, the docs, the dashboard and the plan."""

from dataclasses import dataclass
from enum import StrEnum

from yjp.figures import Unit


class Kind(StrEnum):
    """How a figure comes from its numerator and denominator, and so which limits belong to it."""

    COUNT = "count"
    RATE = "rate"
    SHARE = "share"
    RATIO = "ratio"


class Polarity(StrEnum):
    """Which direction is good."""

    LOWER = "lower is better"
    HIGHER = "higher is better"
    NEITHER = "neither"


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A national or local measure.

    ``change_unit`` is how its change on the year before is printed (by the YJB Data Summary); ``headline`` marks the
    four that every board sees. ``definition_version`` changes whenever a rule does.

    ``part_of`` names the family of a sub-measure, such as ``kpi1``: there are hundreds of them, and lists for people
    leave them out (empty for all others). ``theme`` is the theme under which the plan and the dashboard show it, if it
    has one there. ``caveat`` is what must stand beside every figure of it, whoever reads it; a
    figure that is hidden keeps it too.
    """

    id: str
    title: str
    short_title: str
    question: str
    numerator: str
    denominator: str
    counts_in: tuple[str, ...]
    counts_out: tuple[str, ...]
    deviations: tuple[str, ...]
    kind: Kind
    unit: Unit
    per: int
    decimals: int
    polarity: Polarity
    change_unit: Unit
    source: str
    definition_version: str
    headline: bool = False
    part_of: str = ""
    theme: str = ""
    caveat: str = ""
