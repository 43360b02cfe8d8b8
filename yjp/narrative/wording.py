"""The words of this field: what is counted, what areas are called inside a sentence, and verdicts.

Phrases are child first: *children*, never offenders; sentences are counted for custody, not children.
"""

from dataclasses import dataclass

from yjp.figures import AreaRole, Unit, Verdict
from yjp.ledger import Figure
from yjp.numbers import plain

Noun = tuple[str, str]
"""Singular and plural."""

CHILD: Noun = ("child", "children")
ENTRANT: Noun = ("first time entrant", "first time entrants")
SENTENCE: Noun = ("custodial sentence", "custodial sentences")
REOFFENCE: Noun = ("reoffence", "reoffences")


@dataclass(frozen=True, kw_only=True)
class Nouns:
    """What stands behind an indicator; None leaves the bare number to the sentence around it.

    ``events`` is what a difference from a comparator is told in.
    """

    numerator: Noun | None = None
    denominator: Noun | None = None
    subject: str = "The figure"
    events: Noun = ("event", "events")


NOUNS: dict[str, Nouns] = {
    "fte_rate": Nouns(numerator=CHILD, subject="The rate", events=ENTRANT),
    "fte_count": Nouns(numerator=CHILD, denominator=ENTRANT, subject="The number", events=ENTRANT),
    "custody_rate": Nouns(numerator=SENTENCE, subject="The rate", events=SENTENCE),
    "custody_count": Nouns(numerator=SENTENCE, denominator=SENTENCE, subject="The number", events=SENTENCE),
    "caseload": Nouns(
        numerator=CHILD,
        denominator=("child on the caseload", "children on the caseload"),
        subject="The number",
        events=CHILD,
    ),
    "binary_reoffending": Nouns(
        denominator=CHILD, subject="The share", events=("child reoffending", "children reoffending")
    ),
    "reoffences_per_reoffender": Nouns(
        numerator=REOFFENCE,
        denominator=CHILD,
        subject="The number of reoffences per reoffender",
        events=REOFFENCE,
    ),
    "reoffences_per_child": Nouns(
        numerator=REOFFENCE,
        denominator=CHILD,
        subject="The number of reoffences per child",
        events=REOFFENCE,
    ),
}

VERDICT_IN_SENTENCE = {
    Verdict.BETTER: " by more than chance would explain",
    Verdict.WORSE: " by more than chance would explain",
    Verdict.SIMILAR: ", but by no more than chance would explain",
    Verdict.TOO_FEW: ", but the numbers are too few to compare",
}
VERDICT_ON_CHANGE_IN_SENTENCE = VERDICT_IN_SENTENCE | {
    Verdict.BETTER: ", which is more than chance would explain",
    Verdict.WORSE: ", which is more than chance would explain",
}
VERDICT_OF_CHANGE = {
    Verdict.BETTER: "Better than the year before",
    Verdict.WORSE: "Worse than the year before",
    Verdict.SIMILAR: "No clear change",
    Verdict.TOO_FEW: "Too few to compare",
}
UNIT_TITLES = {
    Unit.COUNT: "Number",
    Unit.PER_100K: "Rate per 100,000",
    Unit.PER_10K: "Rate per 10,000",
    Unit.PER_1K: "Rate per 1,000",
    Unit.PERCENT: "Percentage of the cohort",
    Unit.REOFFENCES: "Reoffences",
    Unit.TIMES: "Times the rate",
}
"""What the axis of a chart is called by its unit."""
NOT_SHOWN = "not shown"
NOT_PUBLISHED = "not published"
NOT_AVAILABLE = "not available"
NO_PERCENTAGE = "no percentage from 0"

_COMPASS_REGIONS = {
    "North East",
    "North West",
    "South East",
    "South West",
    "East Midlands",
    "West Midlands",
    "East of England",
}
_NEED_ARTICLE = {"family", "area", "average", "neighbours", "force", "region", "group", "services"}
_NO_NAMES = ("Statistical neighbours", "Chosen services")


def nouns(indicator: str) -> Nouns:
    """The nouns of an indicator; bare numbers where it has none of its own."""
    return NOUNS.get(indicator, Nouns())


def counted(number: float, noun: Noun | None) -> str:
    """``41 children``, ``1 child``, ``no children``; ``none`` or the bare number without a noun."""
    if number == 0:
        return f"no {noun[1]}" if noun else "none"
    text = plain(number, 0)
    return f"{text} {noun[0] if number == 1 else noun[1]}" if noun else text


def in_prose(name: str, role: str) -> tuple[str, str]:
    """An area's name inside a sentence, and what its brackets said: ``the YOT family``, ``England``.

    ``Yorkshire and the Humber (revised)`` gives ``Yorkshire and the Humber`` and ``revised``, which goes into the
    same brackets as the figure.
    """
    bare, _, bracket = name.partition(" (")
    qualifier = bracket.rstrip(")")
    if role == AreaRole.NATIONAL and bare.casefold() == "national":
        return "the national figure", qualifier
    if bare in _NO_NAMES:
        return f"the {bare.lower()}", qualifier
    words = bare.split()
    needs = bare in _COMPASS_REGIONS or words[-1].casefold() in _NEED_ARTICLE
    return (f"the {bare}" if needs and words[0].casefold() != "the" else bare), qualifier


def row_name(figure: Figure) -> str:
    """An area's name at the head of a row or line, saying which local figure is an estimate."""
    estimate = figure.area_role == AreaRole.LOCAL and figure.source == "caseload"
    return f"{figure.area_name} (local estimate)" if estimate else figure.area_name
