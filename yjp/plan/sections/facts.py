"""Facts of the caseload for a theme, as a list."""

from collections.abc import Sequence

from yjp.periods import day_words
from yjp.plan.caseload import share, snapshot
from yjp.plan.sections.definition import Fact, Writing


def write_facts(writing: Writing, facts: Sequence[Fact]) -> None:
    """The facts as a list, with the day; nothing where the ledger has none of them."""
    whole = snapshot(writing.ledger)
    if whole is None:
        return
    found = [share(writing.ledger, whole, each.group, each.value, each.label) for each in facts]
    known = [each for each in found if each is not None]
    if not known:
        return
    day = whole.period_end
    writing.page.lead(f"Of the children whom the service worked with on {day_words(day)}:")
    writing.page.bullets(known)
