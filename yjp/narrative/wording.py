"""The words of this field: what is counted, what areas are called inside a sentence, and verdicts.

Phrases are child first: *children*, never offenders; sentences are counted for custody, not children.
"""

from dataclasses import dataclass

from yjp.figures import AreaRole, Unit, Verdict
from yjp.indicators.definition import Indicator
from yjp.ledger import Figure
from yjp.narrative.keys import NO_CHANGE, VERDICTS
from yjp.numbers import plain

Noun = tuple[str, str]
"""Singular and plural."""

CHILD: Noun = ("child", "children")
ENTRANT: Noun = ("first time entrant", "first time entrants")
SENTENCE: Noun = ("custodial sentence", "custodial sentences")
REOFFENCE: Noun = ("reoffence", "reoffences")
OFFENCE: Noun = ("proven serious violent offence", "proven serious violent offences")


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
    "violence_rate": Nouns(numerator=OFFENCE, subject="The rate", events=OFFENCE),
    "victims_engaged": Nouns(
        denominator=("victim contacted", "victims contacted"),
        subject="The share",
        events=(
            "victim who took part in restorative justice",
            "victims who took part in restorative justice",
        ),
    ),
    "reparation_attendance": Nouns(
        denominator=("hour of reparation", "hours of reparation"),
        subject="The share",
        events=("hour of reparation attended", "hours of reparation attended"),
    ),
    "kpi9_rate": Nouns(numerator=OFFENCE, subject="The rate", events=OFFENCE),
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
    Verdict.SIMILAR: NO_CHANGE,
    Verdict.TOO_FEW: VERDICTS[Verdict.TOO_FEW].word,
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
"""What the axis of a chart is called by its unit; ``axis_title`` asks a share what it is of."""
LONGEST_AXIS = 48
"""Characters that stand beside a chart of usual height."""
NOT_SHOWN = "not shown"
NOT_PUBLISHED = "not published"
NOT_GIVEN = "not given"
"""The counts are held and a share of them would mislead: the figure's reason begins with these words."""
NOT_HELD = "not held"
"""For what may be published somewhere: the ledger does not know."""
NOT_AVAILABLE = "not available"
NO_PERCENTAGE = "no percentage from 0"


def axis_title(of: Indicator) -> str:
    """What the axis of an indicator's chart is called: ``Percentage of victims contacted in the year``."""
    if of.unit != Unit.PERCENT or of.denominator == "Children in the cohort":
        return UNIT_TITLES.get(of.unit, of.unit.value)
    # "All victims" are the victims; what follows a comma narrows them, and stands in the definition.
    whole = of.denominator.partition(",")[0].partition(" of whom")[0].removeprefix("All ")
    title = f"Percentage of {whole[0].lower()}{whole[1:]}"
    return title if len(title) <= LONGEST_AXIS else "Per cent"


def nouns(indicator: str) -> Nouns:
    """The nouns of an indicator; bare numbers where it has none of its own."""
    return NOUNS.get(indicator, Nouns())


_SUBJECTS = {Unit.COUNT: "The number", Unit.PERCENT: "The share"} | dict.fromkeys(
    (Unit.PER_100K, Unit.PER_10K, Unit.PER_1K), "The rate"
)


def subject(figure: Figure) -> str:
    """What a figure is called once it has been given: ``The rate``."""
    held = NOUNS.get(figure.indicator)
    return held.subject if held else _SUBJECTS.get(Unit(figure.unit), "The figure")


def counted(number: float, noun: Noun | None) -> str:
    """``41 children``, ``1 child``, ``no children``; ``none`` or the bare number without a noun."""
    if number == 0:
        return f"no {noun[1]}" if noun else "none"
    text = plain(number, 0)
    return f"{text} {noun[0] if number == 1 else noun[1]}" if noun else text


def row_name(figure: Figure) -> str:
    """An area's name at the head of a row or line, saying which local figure is an estimate."""
    estimate = figure.area_role == AreaRole.LOCAL and figure.source == "caseload"
    return f"{figure.area_name} (local estimate)" if estimate else figure.area_name
