"""How alike a heading and a phrase are: by the meanings of their words, and by the letters of words not known."""

import re
from collections import Counter
from functools import lru_cache

from rapidfuzz import fuzz, process

from yjp.ingest.mapping.suggest.terms import FILLERS, TERMS, TOGETHER
from yjp.ingest.mapping.suggest.vocabulary import HEADINGS, TABLES
from yjp.model.registry import NAMES, table

_MEANING = {word: term.meaning for term in TERMS for word in term.words}
_KNOWN = sorted(_MEANING)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_TYPO = 88
"""How alike (of 100) a word must be to a known one to be taken for it: one slip in a word of eight letters."""
_LETTERS_COUNT = 0.9
"""Likeness of letters alone is worth a little less than the same meanings."""
Meaning = tuple[str, ...]


@lru_cache(maxsize=20_000)
def meaning(text: str) -> Meaning:
    """The meanings of a text's words in their order, fillers left out unless there is nothing else."""
    plain = re.sub(r"[^a-z0-9]+", " ", _CAMEL.sub(" ", text).lower()).strip()
    plain = re.sub(
        r"\b((?:[a-z] ){2,})", lambda found: found.group(1).replace(" ", "") + " ", f"{plain} "
    ).strip()
    for together, one in TOGETHER.items():
        plain = re.sub(rf"\b{together}\b", one, plain)
    words = [_known(word) for word in plain.split()]
    told = [word for word in words if word not in FILLERS]
    return tuple(dict.fromkeys(told or words))


def _known(word: str) -> str:
    if word in _MEANING or word in FILLERS or len(word) < 6:
        return _MEANING.get(word, word)
    near = process.extractOne(word, _KNOWN, scorer=fuzz.ratio, score_cutoff=_TYPO)
    return word if near is None else _MEANING[near[0]]


@lru_cache(maxsize=200_000)
def alike(one: Meaning, other: Meaning) -> float:
    """0 to 1: how many meanings two texts share, or how alike their letters are, whichever says more."""
    if not one or not other:
        return 0.0
    shared = sum((Counter(one) & Counter(other)).values())
    by_meaning = 2 * shared / (len(one) + len(other))
    by_letters = fuzz.token_sort_ratio(" ".join(one), " ".join(other)) / 100 * _LETTERS_COUNT
    return max(by_meaning, by_letters if by_letters > 0.7 else 0.0)


@lru_cache(maxsize=1000)
def phrases(table_name: str, column: str) -> tuple[Meaning, ...]:
    """What a column may be headed: its own name, and the vocabulary's phrases."""
    told = [
        column,
        *(p for h in HEADINGS if h.column == column and h.table in ("*", table_name) for p in h.phrases),
    ]
    return tuple(dict.fromkeys(meaning(text) for text in told))


def heading_likeness(heading: str, table_name: str, column: str) -> float:
    """How alike a heading is to what the column may be headed; words that name the table itself are no difference."""
    wanted, found = phrases(table_name, column), meaning(heading)
    own = table_meaning(table_name)
    bare = tuple(word for word in found if word not in own) or found
    return max(max(alike(found, phrase), 0.97 * alike(bare, phrase)) for phrase in wanted)


@lru_cache(maxsize=100)
def table_meaning(table_name: str) -> frozenset[str]:
    """The words that stand for a row of the table."""
    first = meaning(table_name)
    return frozenset(first) if len(first) == 1 else frozenset()


def name_likeness(name: str, table_name: str) -> float:
    """How alike the name of a file or sheet is to what the table may be called; digits, such as a date, count not."""
    found = meaning(re.sub(r"\d+", " ", name))
    names = [table_name, *(n for t in TABLES if t.table == table_name for n in t.names)]
    return max(alike(found, meaning(text)) for text in names)


def heads_something(heading: str) -> float:
    """How alike a text is to the nearest heading of any column: tells a heading row from a row of values."""
    found = meaning(heading)
    return max((alike(found, phrase) for phrase in _every_phrase()), default=0.0)


@lru_cache(maxsize=1)
def _every_phrase() -> tuple[Meaning, ...]:
    return tuple(
        dict.fromkeys(p for name in NAMES for column in table(name).dtypes for p in phrases(name, column))
    )
