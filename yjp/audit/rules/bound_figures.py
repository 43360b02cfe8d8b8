"""Bound figures of our own documents, and what is said where the words beside them are not theirs."""

import re

from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding.periods import Period, month_number
from yjp.audit.result import Span
from yjp.figures import AreaRole, Facet, split_tag
from yjp.ledger import Figure, Ledger

RULE = "ledger-context"
_STOP = frozenset(["and", "the", "of", "area", "as", "printed", "published", "revised"])
_ROLE_WORDS = {
    AreaRole.FAMILY: ("family",),
    AreaRole.PCC: ("pcc",),
    AreaRole.NATIONAL: ("national", "england", "wales"),
    AreaRole.REGION: ("region",),
}


def figures_of(
    ledger: Ledger, bound: tuple[tuple[int, int, str], ...]
) -> list[tuple[int, int, Facet, Figure]]:
    """The bound parts whose figure the ledger holds."""
    found = []
    for start, end, tag in bound:
        try:
            identifier, facet = split_tag(tag)
        except ValueError:
            continue
        figure = ledger.get(identifier)
        if figure is not None:
            found.append((start, end, facet, figure))
    return found


def period_of(figure: Figure) -> Period:
    """The figure's months."""
    start, end = figure.period_start, figure.period_end
    return Period(month_number(start.year, start.month), month_number(end.year, end.month), "months")


def names_area(words: str, figure: Figure) -> bool:
    """Whether the words name the figure's area, or what it is to the service."""
    said = set(re.findall(r"[a-z]+", words.lower()))
    own = set(re.findall(r"[a-z]+", figure.area_name.lower())) - _STOP
    return bool(said & own) or bool(said & set(_ROLE_WORDS.get(AreaRole(figure.area_role), ())))


def misnamed(quote: str, span: Span, what: str, should: str) -> Judgement:
    """``what`` is wrong of the words at ``span``, and what ``should`` stand there."""
    return wrong(
        RULE,
        "bound figure",
        (span,),
        quote=" ".join(quote.split())[:300],
        sentence=f"{what[0].upper()}{what[1:]}.",
        follows=f"the ledger's figures here are of {should}",
        correction=f"{should} instead of {span.text}.",
        strength=8,
    )
