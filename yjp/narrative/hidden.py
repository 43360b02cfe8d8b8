"""What is said in place of a number that a reader may not have: never more than the protected ledger itself says.

A profile hides small numbers and others that would give them away, and never says which is which. So that a number is
small is only ever said as one of the two.
"""

from yjp.figures import AreaRole, Facet
from yjp.ledger import Figure, Ledger
from yjp.narrative.wording import NOT_SHOWN, nouns
from yjp.periods import YEAR_MONTHS

WHY_HIDDEN = "to protect children: it rests on a small number, or would give one away"
WHY_ALL_HIDDEN = "to protect children: they rest on small numbers, or would give one away"
"""The same of several numbers."""
COMPARING = frozenset({Facet.CHANGE, Facet.DIRECTION, Facet.VERDICT, Facet.EVENTS, Facet.CHANCE})
"""Facets that say something of two figures."""


def hidden_words(ledger: Ledger, figure: Figure, facet: Facet) -> str | None:
    """What a tag says inside a sentence where the figure, or the one it is compared with, is hidden; None elsewhere.

    The sentence stays a sentence, and no number that was there before is left standing.
    """
    if figure.suppressed:
        return _words(figure, facet)
    return _words(figure, facet) if facet in COMPARING and is_beside_hidden(ledger, figure) else None


def is_beside_hidden(ledger: Ledger, figure: Figure) -> bool:
    """Is the figure compared with a hidden one: the local one with its past, another with the local one?"""
    if figure.group is not None:
        return False
    own = figure.area_role == AreaRole.LOCAL
    window = figure.period.earlier(YEAR_MONTHS).id if own else figure.window
    beside = ledger.local(figure.indicator, window)
    return beside is not None and beside.suppressed


def _words(figure: Figure, facet: Facet) -> str | None:
    named = nouns(figure.indicator)
    match facet:
        case Facet.VALUE | Facet.LOWER | Facet.UPPER | Facet.SHARE | Facet.RANGE:
            return NOT_SHOWN
        case Facet.NUMERATOR | Facet.DENOMINATOR:
            noun = named.numerator if facet is Facet.NUMERATOR else named.denominator
            return f"a number of {noun[1]} that is {NOT_SHOWN}" if noun else f"a number that is {NOT_SHOWN}"
        case Facet.CHANGE | Facet.STEP:
            return f"moved by an amount that is {NOT_SHOWN}"
        case Facet.DIRECTION:
            return "not compared with"
        case Facet.VERDICT | Facet.CHANCE:
            return f", as a number is {NOT_SHOWN}"
        case Facet.EVENTS:
            return f"a number of {named.events[1]} that is {NOT_SHOWN}"
        case Facet.RATING:
            return "Not rated"
    return None
