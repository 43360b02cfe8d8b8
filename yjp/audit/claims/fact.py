"""A fact: a value of a measure, for an area and a period, and what two of them must share to be one."""

import re
from dataclasses import dataclass

from yjp.audit.document import Bound
from yjp.audit.finding import groups
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.periods import Period
from yjp.audit.finding.tokens import Token
from yjp.audit.result import Span
from yjp.figures import split_tag

NATIONAL = frozenset({"national", "england", "england_and_wales"})
_QUALIFIERS = re.compile(
    r"\b(?:girls?|boys?|females?|males?|bame|black|asian|mixed|white|looked after|lac|"
    r"cla|in care|remand\w*|triage|diversion|"
    r"prevention|referral orders?|youth cautions?|conditional cautions?|yro|dto|3[ -]month|three[ -]month|quarterly|"
    r"live track\w*|tracker|local data|tracked|community resolutions?|outcome 22|ehcp|sen\b|robbery|knife|violen\w+|"
    r"provisional|official|officially|revised|as published|previously published|baseline|turnaround|resettlement|"
    r"released?|family average|adults?|under 1\d|aged|ages?|"
    r"first quarter|year to date|q[1-4]\b|population|looked-after|repeat)",
    re.IGNORECASE,
)
_WHOLE_AGE = re.compile(
    r"\b(?:aged?|ages)\s(?:of\s|between\s|from\s)?10\s?(?:-|to|and)\s?17\b", re.IGNORECASE
)
"""The age of all children of the rates narrows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One stated value. ``form`` is ``number``, ``rate``, ``percent`` or ``ratio``; None where it is not known.

    ``order`` and ``section`` say where in the document; ``table`` is the table that it stands in, None in text.
    ``words`` name it for a reader. A table's counts of a reoffending cohort have the quantity's name as their form.
    """

    measure: str
    area: str | None
    period: Period | None
    form: str | None
    token: Token
    span: Span
    order: int
    section: int
    table: Grid | None
    words: str
    quote: str
    qualifiers: frozenset[str] = frozenset()
    """What narrows the measure: groups of a breakdown (``sex=female``) and words for a source or a part."""
    bound: str | None = None
    """The tag by which a content control binds the number to a figure of the ledger."""
    undated: bool = False
    """No period at all stands in the sentence, and no word of the paragraph speaks of two times or two areas."""


def same_area(one: str | None, other: str | None, service: str | None = None) -> bool:
    """Do two names mean one area? ``local`` is the plan's own service; ``national`` is not told apart from England."""
    if one is None or other is None:
        return False
    if one == other:
        return True
    if {one, other} <= NATIONAL:
        return "national" in (one, other)
    return {one, other} == {"local", service}


def may_be_one(one: Fact, other: Fact) -> bool:
    """Can two facts be of one thing: the same figure of the ledger, or the same group, form and unit in words?

    A tag says exactly which figure a number is, so two bound numbers with different tags never are.
    """
    if one.bound and other.bound:
        return one.bound == other.bound
    return (one.form, one.qualifiers, one.token.kind) == (other.form, other.qualifiers, other.token.kind)


def qualifiers(text: str) -> frozenset[str]:
    """The groups in a text, and the words that narrow a measure to a source or a part."""
    named, rest = groups.named(_WHOLE_AGE.sub(" ", text))
    return named | {match[0].lower() for match in _QUALIFIERS.finditer(rest)}


def bound_to(bound: Bound, start: int, end: int) -> str | None:
    """The tag of the figure that a stretch of a block's or a cell's text is bound to."""
    return next(
        (tag for first, last, tag in bound if first <= start and end <= last and is_figure(tag)),
        None,
    )


def is_figure(tag: str) -> bool:
    """Is the tag a figure's, and not that of a prompt or a remark?"""
    try:
        split_tag(tag)
    except ValueError:
        return False
    return True
