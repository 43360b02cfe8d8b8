"""A difference in children: how many more or fewer there would have been, and how many chance alone moves."""

from yjp.figures import OWN_PAST, ROLLING_STEP, Verdict, figure_id
from yjp.ledger import Comparison, Figure, Ledger
from yjp.narrative.filling import in_words
from yjp.narrative.wording import VERDICT_IN_SENTENCE, nouns
from yjp.numbers import plain, rounded
from yjp.periods import YEAR_MONTHS, quarter

_STEP_VERDICT = {
    Verdict.BETTER: "; that is more than chance would explain",
    Verdict.WORSE: "; that is more than chance would explain",
    Verdict.SIMILAR: "; that is no more than chance would explain",
    Verdict.TOO_FEW: "; the numbers are too few to compare",
}


def events_words(indicator: str, comparison: Comparison) -> str | None:
    """``9 fewer first time entrants``: what would have made the figure equal to its comparator."""
    if comparison.events_over is None:
        return None
    noun = nouns(indicator).events
    size = abs(rounded(comparison.events_over, 0))
    if not size:
        return f"about as many {noun[1]}"
    more = "fewer" if comparison.events_over > 0 else "more"
    return f"{plain(float(size), 0)} {more} {noun[0] if size == 1 else noun[1]}"


def chance_words(comparison: Comparison) -> str | None:
    """What chance alone does, as the end of the sentence; begins with its own comma or semicolon."""
    verdict = Verdict(comparison.verdict)
    if verdict is Verdict.TOO_FEW:
        return VERDICT_IN_SENTENCE[verdict]
    if comparison.events_over is None or comparison.chance_events is None:
        return None
    over, chance = abs(rounded(comparison.events_over, 0)), comparison.chance_events
    what = (
        "the difference between two such years" if comparison.kind == OWN_PAST else "a service of this size"
    )
    span = f"±{plain(float(chance), 0)}"
    # The span is rounded and the test is not: at the edge the two must not seem to contradict each other.
    if verdict is Verdict.SIMILAR and over >= chance and over:
        return f"; chance alone moves {what} by about as many ({span})"
    if verdict is not Verdict.SIMILAR and over <= chance:
        return f"; chance alone moves {what} by nearly as many (about {span})"
    return f"; chance alone moves {what} by about {span}"


def step_words(ledger: Ledger, figure: Figure) -> str | None:
    """Why a rolling year of counts moved: the newest quarter beside the same quarter a year before.

    None where the figure is no rolling year of counts, or where any of the counts is not shown.
    """
    found = next((c for c in ledger.compared(figure.figure_id) if c.kind == ROLLING_STEP), None)
    if found is None or found.change is None:
        return None
    newest = quarter(figure.period_end)
    same = newest.earlier(YEAR_MONTHS)
    behind = [ledger.get(figure_id(figure.indicator, each.id, figure.area)) for each in (newest, same)]
    for each in (*behind, ledger.get(found.comparator_id)):
        if each is None or each.suppressed:
            return None
    size = int(abs(rounded(found.change, 0)))
    if not size:
        return f"did not change, because {in_words(newest)} had as many as {in_words(same)}"
    verb, more = ("rose", "more") if found.change > 0 else ("fell", "fewer")
    verdict = _STEP_VERDICT[Verdict(found.verdict)]
    return f"{verb} by {size} because {in_words(newest)} had {size} {more} than {in_words(same)}{verdict}"
