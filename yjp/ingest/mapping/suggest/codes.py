"""Matches the words of a column with the codes of the model: by code, by label, by what services say, by likeness."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from yjp.ingest.mapping.suggest.code_vocabulary import words_of
from yjp.ingest.mapping.suggest.profile import Column
from yjp.ingest.mapping.targets import Target, target

LIKE = 86
"""How alike (of 100) a word must be to a label to be taken for it; it is then marked as unsure."""
_ENDINGS = re.compile(r"\((?:historic|until \d+)\)")


@dataclass(frozen=True, kw_only=True)
class Match:
    """A word and the code it seems to mean, with a confidence of 0 to 1."""

    word: str
    code: str
    confidence: float


def matches(column: Column, wanted: Target) -> dict[str, Match]:
    """Words of the column with their codes; words that match nothing are not in it."""
    known = _known(wanted.table, wanted.column)
    found = {}
    for word in column.words:
        plain = _plain(word)
        if plain in known:
            found[word] = Match(word=word, code=known[plain], confidence=1.0)
        elif len(plain) > 3:
            near = process.extractOne(plain, list(known), scorer=fuzz.token_sort_ratio, score_cutoff=LIKE)
            if near is not None:
                found[word] = Match(word=word, code=known[near[0]], confidence=near[1] / 100 * 0.8)
    return found


def coverage(column: Column, found: Mapping[str, Match]) -> float:
    """The share of the column's cells whose word has a code."""
    return sum(column.words[word] for word in found) / column.filled if column.filled else 0.0


@lru_cache(maxsize=1000)
def _known(table: str, column: str) -> dict[str, str]:
    """Every way to write the codes of a column's list, made plain; what could mean two of them is left out."""
    wanted = target(table, column)
    meant: dict[str, set[str]] = {}
    for code, label in wanted.codes.items():
        for text in (code, label, _ENDINGS.sub("", label), *words_of(code, column)):
            meant.setdefault(_plain(text), set()).add(code)
    exact = {_plain(code): code for code in wanted.codes}
    return {text: codes.pop() for text, codes in meant.items() if len(codes) == 1} | exact


def _plain(text: str) -> str:
    """Lower case, ``&`` as and, everything but letters and digits as spaces."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower().replace("&", " and ")).split())
