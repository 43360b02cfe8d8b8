"""The groups of a breakdown that a text names: *girls*, *SEN support*, *No care status recorded*.

The titles and values of ``yjp.indicators.groupings`` are the vocabulary, with the short words that plans use.
"""

import re
from dataclasses import dataclass
from functools import cache

from yjp.indicators.groupings import ALL

_ALSO = {
    "female": "sex=female",
    "girl": "sex=female",
    "young women": "sex=female",
    "male": "sex=male",
    "boy": "sex=male",
    "young men": "sex=male",
    "white": "ethnic=white",
    "mixed": "ethnic=mixed",
    "asian": "ethnic=asian",
    "black": "ethnic=black",
    "looked after": "care=lac",
    "looked-after": "care=lac",
    "lac": "care=lac",
    "cla": "care=lac",
    "in care": "care=lac",
    "ehcp": "send=ehcp",
    "education, health and care plan": "send=ehcp",
    "no support is recorded": "send=not_recorded",
}
"""What running text calls a group, beside the labels of several words."""
_LEAST_WORDS = 2
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class _Labels:
    """Every label that means one group, and the words by which a text can name one, longest first."""

    one: dict[str, str]
    words: dict[str, str]
    pattern: re.Pattern[str]


@cache
def _labels() -> _Labels:
    found: dict[str, set[str]] = {}
    for grouping in ALL:
        for value in grouping.values:
            found.setdefault(value.label.lower(), set()).add(f"{grouping.id}={value.code}")
    found["white"], found["sen support"] = {"ethnic=white"}, {"send=sen_support"}
    one = {label: ids.copy().pop() for label, ids in found.items() if len(ids) == 1}
    # A single word ("Theft", "Custody", "Other") or a number ("5 to 8") also means other things in running text.
    several = {
        label: group
        for label, group in one.items()
        if len(_WORD.findall(label)) >= _LEAST_WORDS and not label[0].isdigit()
    }
    words = several | _ALSO
    options = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return _Labels(one | _ALSO, words, re.compile(rf"(?<!\w)(?:{options})(?=s?(?!\w))", re.IGNORECASE))


def named(text: str) -> tuple[frozenset[str], str]:
    """The groups that a text names (``sex=female``), and the text without their words."""
    labels, found = _labels(), set()

    def out(match: re.Match[str]) -> str:
        found.add(labels.words[match[0].lower()])
        return " " * len(match[0])

    rest = labels.pattern.sub(out, text)
    return frozenset(found), rest


def of_label(label: str, dimension: str) -> str | None:
    """The group that the whole label of a row or column is; None where it is no group's.

    ``dimension`` is what the table's corner calls its rows: *Not known* is a group of several groupings.
    """
    text = " ".join(label.lower().split())
    labels = _labels()
    found = labels.one.get(text) or labels.one.get(text.removesuffix("s"))
    if found:
        return found
    return f"{dimension.lower()}: {text}" if text in _shared() else None


@cache
def _shared() -> frozenset[str]:
    """Labels of several groupings, and what others call them."""
    own = {value.label.lower() for grouping in ALL for value in grouping.values}
    return frozenset({*own, "other", "unknown", "not known", "not recorded", "not stated", "none", "no send"})
