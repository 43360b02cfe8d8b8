"""``Education attended two of the five meetings``, beside a table with a column "Meetings attended (of 5)"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from yjp.audit.claims.cell_words import label, stems
from yjp.audit.claims.matrix import Entry, matrix
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token

_OF = re.compile(r"^\s(?:[a-z]+\s)?(?:out )?of\s(?:the |our |its |all |a possible )?$")
_BEHIND = re.compile(
    r"^\s(?:[a-z]+\s){0,2}?(?:for|by|from)\s(?:the )?([a-z'& -]+?)(?=\sto\b|\sand\b|\swhile\b|[,;:.()]|$)"
)
_CUT = re.compile(r"[,;:()]|\band\b(?! wellbeing)|\bwhile\b|\bwhereas\b|\bbut\b")
_PLAIN = frozenset(
    stem
    for stem in (
        *(
            "meetin",
            "attend",
            "came",
            "presen",
            "repres",
            "board",
            "sessio",
            "rang",
            "ranged",
            "from",
            "to",
            "made",
            "sat",
        ),
        *("joined", "manage", "manag", "quarte", "possib", "time", "only", "just", "partne", "statut"),
    )
)
_MEETINGS = re.compile(r"\b(?:meetings?|attend\w*|boards?|sessions?|represented)\b", re.IGNORECASE)


def of_meetings(sentence: Sentence, grid: Grid) -> Iterator[tuple[Token, Entry]]:
    """Each count of meetings in the sentence with the cell of the row that it names."""
    if not _MEETINGS.search(sentence.text):
        return
    made = matrix(grid)
    rows = [label(re.sub(r"\(.*?\)", " ", each)).stems for each in made.lines]
    for one, other in pairwise(sentence.values):
        if (
            one.kind is not Kind.COUNT
            or other.kind is not Kind.COUNT
            or one.hedge
            or one.number > other.number
        ):
            continue
        if not _OF.match(sentence.gap(one, other)):
            continue
        columns = [
            place
            for place, head in enumerate(made.places)
            if any(token.value == other.number and token.kind is Kind.COUNT for token in in_flat(head))
            and _MEETINGS.search(f"{head} {grid.about}")
        ]
        named = _named(sentence, one, other, rows)
        if len(columns) == 1 and named is not None and (cell := made.at(named, columns[0])):
            yield one, cell


def _named(sentence: Sentence, one: Token, other: Token, rows: list[frozenset[str]]) -> int | None:
    """The row whose label stands before the count or behind its whole, with nothing else said."""
    start = max((value.end for value in sentence.values if value.end <= one.start), default=0)
    ahead = sentence.text[start : one.start].lower()
    ahead = ahead[max((cut.end() for cut in _CUT.finditer(ahead)), default=0) :]
    behind = _BEHIND.match(sentence.after(other, 90))
    said = stems(behind[1]) if behind else stems(ahead)
    rest = stems(ahead) if behind else stems(re.split(r"[,;:.()]", sentence.after(other, 60))[0])
    if not rest <= _PLAIN:
        return None
    found = [place for place, row in enumerate(rows) if row and row <= said and said <= row | _PLAIN]
    return found[0] if len(found) == 1 else None
