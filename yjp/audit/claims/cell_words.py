"""The words of a table's labels and of a sentence, cut to their stems, so that one can be found in the other."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from yjp.audit.finding.flat import flat
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.periods import Period

_WORD = re.compile(r"[a-z][a-z'-]*")
_STEM = 6
_WHOLE = ("reoff", "re-off")
"""Reoffenders, reoffences and reoffended children are three things: their words are not cut."""
_GENERIC = frozenset(
    word
    for line in (
        "the a an in of for from at on with by were was is are be been being there had have has we our us it its this",
        "they also year years period during over across total totals number numbers all",
        "altogether overall count recorded imposed made given issued received reported registered stood",
        "came totalled numbered numbering accounted dealt passed ordered financial calendar months month twelve",
        "contributed contributes contribution contributions gave gives paid pays provided provides",
        "local service service's team table shows show shown see above below as and or",
        "figure figures value values number amount",
    )
    for word in line.split()
)
_SAME = {"custodial": "custody", "sentenced": "sentence", "attendance": "attend", "fte": "fte", "ftes": "fte"}
PEOPLE = frozenset(
    {"child", "childr", "young", "people", "person", "girl", "boy", "indivi", "famili", "parent"}
)
"""Who is counted is never left to the heading: three sentences can be two children's."""


@dataclass(frozen=True, slots=True)
class Label:
    """The stems of a row's or column's label, and its period, if it names one."""

    stems: frozenset[str]
    period: Period | None
    closed: bool = False
    """It says something that is not understood, such as a quarter without its year."""


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that say something, in a flat text, without its periods and numbers."""
    kept = list(text.lower())
    for token in in_flat(text):
        kept[token.start : token.end] = " " * (token.end - token.start)
    found = {_stem(word) for word in _WORD.findall("".join(kept)) if word not in _GENERIC}
    # "Custodial sentences" and "custody" are one; a sentence alone may be of any kind.
    return frozenset(found - {"senten"} if "custod" in found else found)


def _stem(word: str) -> str:
    word = _SAME.get(word, word).removesuffix("'s").strip("'-")
    if word.startswith(_WHOLE):
        return word.replace("-", "").removesuffix("s")
    return word[:-1][:_STEM] if word.endswith("s") and not word.endswith("ss") else word[:_STEM]


def noun(text: str) -> str | None:
    """The stem of the first word that says something: what a number right before the text counts."""
    for word in _WORD.findall(text.lower()):
        if found := stems(word):
            return next(iter(found))
    return None


@lru_cache(maxsize=20_000)
def label(text: str) -> Label:
    """What a label says; one with two periods has none that counts."""
    plain = flat(text)
    tokens = in_flat(plain)
    periods = [token.period for token in tokens if token.period]
    found = stems(plain)
    return Label(
        found, periods[0] if len(periods) == 1 else None, bool(tokens) and not found and len(periods) != 1
    )


def context(grid: Grid) -> frozenset[str]:
    """What the table is about, by its caption, its heading and its corner; people only where the corner names them."""
    corner = " ".join(grid.columns[: grid.first_value])
    around = stems(grid.about) | stems(flat(corner))
    return frozenset((around - PEOPLE) | (stems(flat(corner)) & PEOPLE))


def vocabulary(grid: Grid, labels: Iterable[str]) -> frozenset[str]:
    """Every stem of the table's labels and of what it is about."""
    return context(grid).union(*(label(each).stems for each in labels))
