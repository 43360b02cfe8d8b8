"""Numbers that may be hidden ones: they are no reason against publishing, but are named to be read again.

A small number near a word of a measure that hides as many, near a group that hides as many, by which a hidden year lies
off a year that is shown, or in the words of an action whose row names the measure.
"""

import re
from collections.abc import Iterator

from yjp.audit.claims.evidence import Evidence
from yjp.audit.document import Document
from yjp.audit.finding.tokens import Token
from yjp.plan.publish.hidden import Hidden, HiddenNumbers, Subject
from yjp.plan.publish.prose import (
    Prose,
    counted,
    is_near,
    of_something_else,
    prose,
    quoted,
    years_of,
)

_PEOPLE = re.compile(
    r"\s*(?:\w+\s){0,2}(?:child(?:ren)?|young people|boys?|girls?|sentences?|cases?|entrants?|"
    r"re-?offences?|re-?offenders?)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:fell|fall\w*|rose|ris(?:e|en|ing)|increas\w+|decreas\w+|reduc\w+|drop\w*|declin\w+|down|up|grew|"
    r"fewer|less|more|lower|higher|by)\b",
    re.IGNORECASE,
)
_CASELOAD = "caseload"
_MAY_BE = "may be a number that is hidden"


def to_read_again(document: Document, hidden: HiddenNumbers) -> Iterator[str]:
    """A sentence for each number that may be a hidden one; it never says the number."""
    for said in prose(Evidence(document)):
        for token in said.numbers:
            if why := _why(said, token, hidden):
                yield f"Read again: {quoted(said, token)} ({said.where}) {why}."


def _why(said: Prose, token: Token, hidden: HiddenNumbers) -> str:
    count = counted(token)
    if count is None or of_something_else(said.text, token):
        return ""
    years = years_of(said.text)
    counts_people = bool(_PEOPLE.match(said.text, token.end))
    for subject, names in hidden.names.items():
        kept = hidden.by_subject[subject]
        if not (_may_be(count, years, kept) and all(each.search(said.text) for each in names[1:])):
            continue
        if is_near(token, said.text, names[0]):
            return _MAY_BE
        of_measure = names[0].search(said.heading) or (subject[0] == _CASELOAD and counts_people)
        if not _is_whole(subject) and of_measure and all(is_near(token, said.text, n) for n in names[1:]):
            return _MAY_BE
        if _is_whole(subject) and counts_people:
            if said.row and names[0].search(said.row) and count in kept.counts:
                return _MAY_BE
            if names[0].search(said.heading) and count in kept.counts:
                return "stands where small numbers are hidden"
    if _is_step(said, token, count, hidden):
        return "may tell a hidden number, by how far it lies off one that is shown"
    return ""


def _is_whole(subject: Subject) -> bool:
    return subject[1] is None


def _may_be(count: int, years: set[int], kept: Hidden) -> bool:
    held = kept.counts.get(count, set()) | kept.larger.get(count, set())
    return bool(held) and (not years or bool(years & held))


def _is_step(said: Prose, token: Token, count: int, hidden: HiddenNumbers) -> bool:
    return bool(_CHANGE.search(said.text)) and any(
        count in hidden.steps.get(subject[0], ()) and is_near(token, said.text, names[0])
        for subject, names in hidden.names.items()
        if _is_whole(subject)
    )
