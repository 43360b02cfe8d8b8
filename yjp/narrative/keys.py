"""What verdicts, ratings, marks and ranges are called, and the keys that explain them: the same words in every exit."""

from collections.abc import Mapping
from dataclasses import dataclass

from yjp.figures import LETTERS, Position, Rating, Signal, Verdict


@dataclass(frozen=True, kw_only=True)
class Word:
    """What something is called and what that means, in a sentence."""

    word: str
    meaning: str


NO_CHANGE, NO_DIFFERENCE = "No clear change", "No clear difference"
VERDICTS: Mapping[Verdict, Word] = {
    Verdict.BETTER: Word(
        word="Better", meaning="The figure here is better, by more than chance would explain."
    ),
    Verdict.SIMILAR: Word(word=NO_DIFFERENCE, meaning="Any difference is no more than chance would explain."),
    Verdict.WORSE: Word(word="Worse", meaning="The figure here is worse, by more than chance would explain."),
    Verdict.TOO_FEW: Word(
        word="Too few to compare", meaning="Too few children stand behind the figures for a fair test."
    ),
}


def verdict_word(verdict: str, *, on_past: bool = False) -> str:
    """``Better``, ``No clear difference``; beside the year before it is ``No clear change``."""
    kind = Verdict(verdict)
    return NO_CHANGE if on_past and kind is Verdict.SIMILAR else VERDICTS[kind].word


RATINGS: Mapping[Rating, Word] = {
    Rating.GREEN: Word(
        word="Green",
        meaning="Not worse than what it is compared with; or worse, but within the tolerance and by no more than "
        "chance would explain.",
    ),
    Rating.AMBER: Word(
        word="Amber",
        meaning="Worse by more than the tolerance, or by more than chance would explain, but not by both.",
    ),
    Rating.RED: Word(
        word="Red", meaning="Worse by more than the tolerance and by more than chance would explain."
    ),
    Rating.NO_CALL: Word(word="No call", meaning="Too few children, or nothing settled to compare with."),
}
TOLERANCE = (
    "The tolerance is a difference too small for a board to act on: a tenth of what the figure is compared with, "
    "unless the service has set another."
)


def rating_key() -> tuple[str, ...]:
    """What each rating means, a line each, then what the tolerance is."""
    return (
        *(
            f"{each.word} ({LETTERS[kind]}): {each.meaning[0].lower()}{each.meaning[1:]}"
            for kind, each in RATINGS.items()
        ),
        TOLERANCE,
    )


RANGE = "95% range"
RANGE_MEANING = "The 95% range of a figure says where chance alone could have put it."
LIMITS = "Limits"
"""Of a control chart or a funnel: where chance keeps nearly all quarters, or nearly all services."""
POSITIONS: Mapping[Position, str] = {
    Position.INSIDE: "within the 95% limits",
    Position.ABOVE_95: "above the 95% limits",
    Position.BELOW_95: "below the 95% limits",
    Position.ABOVE_998: "above the 99.8% limits",
    Position.BELOW_998: "below the 99.8% limits",
}
SIGNALS: Mapping[Signal, str] = {
    Signal.NONE: "As expected",
    Signal.ABOVE: "Above the limits",
    Signal.BELOW: "Below the limits",
    Signal.RUN: "Part of a run on one side",
}
NOT_TESTED = "“Not tested” means that no test was made: nothing should be read into the difference."
ROUNDING = "Changes are worked out before rounding."
HIDDEN = (
    "Where it says “not shown”, that is to protect children: the figure rests on a small number, or would give "
    "one away."
)
LOCAL_ESTIMATE = "A local estimate is counted from the service's own records."
OFFICIAL_SOURCES = (
    "The official figures of first time entrants and reoffending come from the Police National Computer, those of "
    "custody from the returns that services make. They can differ from it."
)
LOCAL_AND_OFFICIAL = f"{LOCAL_ESTIMATE} {OFFICIAL_SOURCES}"
