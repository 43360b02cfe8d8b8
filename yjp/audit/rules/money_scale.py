"""An amount of money is not a thousand times what the document's other mention of it is."""

import re
from collections.abc import Iterator

from yjp.audit.claims.amounts import Amount, amounts
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.judgement import Judgement, wrong
from yjp.audit.finding.tokens import Kind
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule
from yjp.numbers import plain

_SLIPS = (1000.0, 1_000_000.0)
_SURE_DIGITS, _NAMED_DIGITS = 5, 2
"""So many equal digits are no chance; fewer need the same name beside them."""
_HUGE = 100_000_000.0
"""Pounds: no youth justice service has a tenth of it."""


def _check(evidence: Evidence) -> Iterator[Judgement]:
    everything = amounts(evidence)
    told: set[object] = set()
    for amount in (each for each in everything if each.table is None):
        if _OF_OTHERS.search(amount.quote) or any(_agrees(amount, other) for other in everything):
            continue
        for other in everything:
            if (
                other is not amount
                and (other.table is not None or other.order <= amount.order)
                and _slipped(amount, other)
            ):
                key = (amount.span, frozenset({amount.digits, other.digits}))
                if key not in told and other.span not in told:
                    told |= {key, amount.span}
                    yield _judged(amount, other)
                break
        else:
            if _is_huge(amount):
                yield _alone(amount)


_OF_OTHERS = re.compile(
    r"\bnational(?:ly)?\b|\bEngland\b|\bWales\b|\b[Gg]overnment(?:'s)? (?:is|has|spend|budget)|\bas a whole\b|"
    r"\bforce(?:'s)? (?:has|budget)|\bcountry\b|\bcouncil(?:'s)? (?:overall|total|must|has to|as)\b|\bsavings?\b"
)
"""Whose money may be a thousand times the service's."""


_LARGE_THINGS = re.compile(r"\bprogrammes?\b|\bschemes?\b|\binvest\w*|\bmoderni\w+|\bbuildings?\b")


def _agrees(amount: Amount, other: Amount) -> bool:
    """Another mention of the same size and the same digits: then it is the other that is odd, or both are right."""
    return other.table is not None and _close(amount, other, 1.0)


def _told_beside(amount: Amount, other: Amount, everything: tuple[Amount, ...]) -> bool:
    """ "A budget of £560m, of which our grant is £560,000": the sentence has the table's amount too."""
    return any(
        each is not amount and each.table is None and each.quote == amount.quote and _close(each, other, 1.0)
        for each in everything
    )


def _close(amount: Amount, other: Amount, factor: float) -> bool:
    half = amount.token.step / 2
    return abs(amount.pounds - other.pounds * factor) <= half + other.token.step / 2 * factor


def _slipped(amount: Amount, other: Amount) -> bool:
    for factor in _SLIPS:
        for times in (factor, 1 / factor):
            if abs(amount.pounds / (other.pounds * times) - 1) > 0.05 or not _matches(amount, other, times):
                continue
            digits = min(len(amount.digits), len(other.digits))
            named = bool(amount.words & other.words) or (amount.is_total and other.is_total)
            if digits >= _SURE_DIGITS - _is_huge(amount) or (
                digits >= _NAMED_DIGITS and named and not _beside(amount, other)
            ):
                return digits > _NAMED_DIGITS or not _LARGE_THINGS.search(amount.quote)
    return False


def _matches(amount: Amount, other: Amount, times: float) -> bool:
    """Equal to the digits of the coarser of the two."""
    one, two = amount.token.step, other.token.step * times
    if other.table is not None and other.token.scale == 1 and other.pounds != other.token.number:
        two = other.pounds / other.token.number * other.token.step * times
    return abs(amount.pounds - other.pounds * times) <= max(one, two) / 2 * 1.001


def _beside(amount: Amount, other: Amount) -> bool:
    """Two amounts of one sentence are of two things: "a budget of £104.2m, of which £104,200 comes to us"."""
    return amount.table is None and other.table is None and amount.quote == other.quote


def _is_huge(amount: Amount) -> bool:
    """ "£700,550k": thousands printed in full, and a thousand behind them."""
    return (
        amount.token.scale > 1
        and "," in amount.token.text
        and amount.pounds >= _HUGE
        and amount.token.kind is Kind.MONEY
    )


def _judged(amount: Amount, other: Amount) -> Judgement:
    where = "the table" if other.table is not None else "another place"
    return wrong(
        "money-scale",
        "amount",
        (amount.span, other.span),
        quote=amount.quote,
        sentence=f"{amount.token.text} is £{plain(amount.pounds, 0)}, but {where} has £{plain(other.pounds, 0)} "
        "for what seems to be the same.",
        follows=f"£{plain(amount.pounds, 0)} and £{plain(other.pounds, 0)} have the same digits",
        correction=f"£{plain(other.pounds, 0)} instead of {amount.token.text}; or the unit of {where} is wrong.",
        verdict=Verdict.SUSPICIOUS
        if min(len(amount.digits), len(other.digits)) <= _NAMED_DIGITS
        else Verdict.CONTRADICTED,
    )


def _alone(amount: Amount) -> Judgement:
    return wrong(
        "money-scale",
        "amount",
        (amount.span,),
        quote=amount.quote,
        sentence=f"{amount.token.text} would be £{plain(amount.pounds, 0)}: "
        "thousands are written out and counted again.",
        follows=f"{amount.token.text} = £{plain(amount.pounds, 0)}",
        correction="Take out the k, or the last three digits.",
        verdict=Verdict.SUSPICIOUS,
    )


MONEY_SCALE = AuditRule(
    id="money-scale",
    title="Thousands and millions of pounds are not exchanged",
    checks="An amount in the text is not a thousand times, or a thousandth of, the same amount in a table or before.",
    source="The document's own tables and text.",
    verdict=Verdict.CONTRADICTED,
    example="a local authority contribution of £700,550k, beside a table with £700,550",
    says="£700,550k is £700,550,000, but the table has £700,550 for what seems to be the same.",
    check=_check,
)
