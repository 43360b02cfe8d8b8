"""Are we better or worse than our family? Where no figure of the family answers that, a sentence says so."""

from yjp.figures import AreaRole, Facet
from yjp.ledger import Ledger
from yjp.narrative.headline import Headline
from yjp.narrative.parts import Sentence, Span
from yjp.narrative.sentences import bound
from yjp.narrative.wording import nouns

CANNOT_SAY = "so better or worse than the family cannot be said"


def family_unknown(ledger: Ledger, headline: Headline) -> Sentence | None:
    """That the family cannot be compared with, and the changes where these are known; None where it can be.

    A service's family is its YOT family; statistical neighbours do not stand in for it.
    """
    if headline.figure.suppressed or headline.figure.value is None:
        return None
    family = next((c for c in headline.comparators if c.role == AreaRole.FAMILY), None)
    if family is not None and family.figure is not None and family.figure.value is not None:
        return None
    if family is None or family.change is None or family.change.suppressed or family.change.value is None:
        return (Span(text=f"No figure of the YOT family is held for this year, {CANNOT_SAY}."),)
    what = nouns(headline.indicator).subject.removeprefix("The ")
    start = Span(text=f"The family’s {what} is not held here, {CANNOT_SAY}; its change was ")
    theirs, ours = bound(ledger, family.change, Facet.VALUE), headline.change
    if ours is None or ours.value is None or ours.suppressed:
        return (start, theirs, Span(text="."))
    return (start, theirs, Span(text=", ours "), bound(ledger, ours, Facet.VALUE), Span(text="."))
