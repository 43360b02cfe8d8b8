"""How a figure lies beside others: the nearest area and the widest, those that differ clearly first."""

from collections.abc import Sequence
from itertools import groupby

from yjp.ledger import Ledger
from yjp.narrative.parts import Compared, Sentence, Span
from yjp.narrative.sentences import clause, rank

SHOWN = 2
"""Areas in a paragraph; the table beside it has them all."""


def comparisons(ledger: Ledger, comparators: Sequence[Compared]) -> Sentence | None:
    """``lower than England (238) by more than chance would explain``; None where nothing was tested.

    Areas that differ in direction or verdict get a sentence each. Of many areas the nearest and the widest are told,
    whatever they say: never those that look best.
    """
    tested = [
        c
        for c in comparators
        if c.comparison is not None
        and c.figure is not None
        and c.figure.value is not None
        and not c.figure.suppressed
    ]
    if not tested:
        return None
    chosen = tested if len(tested) <= SHOWN else [tested[0], tested[-1]]
    ordered = sorted(chosen, key=lambda c: rank(ledger, c))
    spans: list[Span] = []
    for index, (_, group) in enumerate(groupby(ordered, key=lambda c: rank(ledger, c))):
        if index:
            spans.append(Span(text=". It is "))
        spans += clause(ledger, list(group))
    return tuple(spans)
