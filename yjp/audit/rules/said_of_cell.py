"""A count in a sentence that names a row and a column of a table is the one that stands there."""

import re
from collections.abc import Iterator

from yjp.audit.claims.cell_words import Label, context, label, noun, stems, vocabulary
from yjp.audit.claims.evidence import Evidence
from yjp.audit.claims.fact import qualifiers
from yjp.audit.claims.judgement import Judgement, right, wrong
from yjp.audit.claims.known import REVISED
from yjp.audit.claims.matrix import Entry, Matrix, matrix
from yjp.audit.claims.meetings import of_meetings
from yjp.audit.claims.said_counts import SaidCount, said_counts, without_levels
from yjp.audit.finding.flat import flat
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.numbers import in_flat
from yjp.audit.finding.periods import Period
from yjp.audit.finding.sentences import Sentence
from yjp.audit.finding.tokens import Kind, Token
from yjp.audit.result import Verdict
from yjp.audit.rules.definition import AuditRule

_NEAR_ITEMS = 12
_SCALED = re.compile(r"000|\bk\b|\bm\b|million|thousand", re.IGNORECASE)


def _check(evidence: Evidence) -> Iterator[Judgement]:
    grids = [grid for grid in evidence.grids if len(grid.body) > 1]
    if not grids:
        return
    for sentence in evidence.numbered:
        near = [grid for grid in grids if abs(grid.order - sentence.order) <= _NEAR_ITEMS]
        for read in said_counts(sentence) if near else ():
            found = [(grid, cell) for grid in near for cell in _cells(evidence, sentence, read, grid)]
            if any(_agree(read.token, cell.token) for _, cell in found):
                grid, cell = next(each for each in found if _agree(read.token, each[1].token))
                yield right(
                    "said-of-cell", "repeated fact", (sentence.span(read.token), cell.span), "as in the table"
                )
            elif len(found) == 1:
                yield from _judged(sentence, read.token, *found[0])
        for grid in near:
            for token, cell in of_meetings(sentence, grid):
                if token.number == cell.token.number:
                    yield right(
                        "said-of-cell", "repeated fact", (sentence.span(token), cell.span), "as in the table"
                    )
                else:
                    yield from _judged(sentence, token, grid, cell)


def _cells(evidence: Evidence, sentence: Sentence, read: SaidCount, grid: Grid) -> list[Entry]:
    """The cells of a table that a number can be of: none where the sentence has a word that the table has not."""
    made = matrix(grid)
    about = context(grid)
    every = vocabulary(grid, (*made.lines, *made.places))
    if not stems(without_levels(sentence.text)) <= every or not read.words:
        return []
    if grid.section != sentence.section and not stems(flat(sentence.block.heading)) <= every:
        return []
    if qualifiers(_before(evidence, sentence)) - qualifiers(
        " ".join([grid.about, *made.lines, *made.places])
    ):
        return []
    rows = [label(each) for each in made.lines]
    columns = [label(each) for each in made.places]
    dated = any(each.period for each in (*rows, *columns))
    if dated != (read.period is not None) and not (read.period and _same_caption(grid, read.period)):
        return []
    if not dated and grid.section != sentence.section:
        return []
    labelled = frozenset().union(*(each.stems for each in (*rows, *columns)))
    corner = stems(flat(" ".join(grid.columns[: grid.first_value])))
    best: list[Entry] = []
    most = 0.0
    for (row, column), entry in made.entries.items():
        one, other = rows[row], columns[column]
        named = one.stems | other.stems
        if not _kind(read.token, entry, made, row, column):
            continue
        if not _fits(one, read, about) or not _fits(other, read, about) or not read.words <= named | about:
            continue
        if not read.rest <= about - labelled or not _counts(sentence, read, made, other):
            continue
        free = {row} & set(grid.total_rows) or {column} & set(grid.total_columns)
        # "88 were completed" after "96 community resolutions" is no total, though nothing is named.
        if free and (not read.alone or stems(flat(_before(evidence, sentence))) & labelled):
            continue
        # "384 offences" is the total of a table whose corner is "Offence".
        total = row in grid.total_rows or column in grid.total_columns
        score = len(named & read.words) or (0.5 if total and read.words <= corner else 0.0)
        if score > most:
            best, most = [entry], score
        elif score == most and score:
            best.append(entry)
    return best


def _counts(sentence: Sentence, read: SaidCount, made: Matrix, column: Label) -> bool:
    """Beside one column of values the number counts what the column does: "12 schools" are no referrals."""
    if read.token.kind is Kind.MONEY or len(made.filled) > 1 or not column.stems:
        return True
    return noun(sentence.after(read.token)) in column.stems


def _before(evidence: Evidence, sentence: Sentence) -> str:
    """What was said before, in the paragraph and the one above it: a group named there is still spoken of."""
    group = evidence.paragraphs[sentence.order]
    above = evidence.paragraphs.get(sentence.order - 1, ())
    return " ".join(each.text for each in (*above, *group[: group.index(sentence)]))


def _same_caption(grid: Grid, period: Period) -> bool:
    found = [token.period for token in in_flat(grid.about) if token.period]
    return len(found) == 1 and found[0] is not None and found[0].same(period)


def _fits(one: Label, read: SaidCount, about: frozenset[str]) -> bool:
    """Does the sentence name all that a label does?"""
    if one.closed:
        return False
    if one.period and (read.period is None or not one.period.same(read.period)):
        return False
    return one.stems - about <= read.words


def _kind(token: Token, entry: Entry, made: Matrix, row: int, column: int) -> bool:
    around = f"{made.lines[row]} {made.places[column]} {made.grid.about}"
    if entry.token.sign or column in made.apart or row in made.turned.apart:
        return False
    if token.kind is Kind.MONEY:
        return entry.token.kind in (Kind.MONEY, Kind.COUNT) and "£" in around and not _SCALED.search(around)
    return entry.token.kind is Kind.COUNT and "£" not in around and "%" not in around


def _agree(one: Token, other: Token) -> bool:
    if one.kind is Kind.MONEY:
        return one.counted.meets(other.counted)
    return abs(one.number - other.number) <= REVISED * abs(other.number)


def _judged(sentence: Sentence, token: Token, grid: Grid, cell: Entry) -> Iterator[Judgement]:
    made = matrix(grid)
    row, column = next(place for place, entry in made.entries.items() if entry == cell)
    elsewhere = [
        made.words(*place)
        for place, entry in made.entries.items()
        if entry.token.number == token.number and (place[0] == row or place[1] == column)
    ]
    names = [*made.lines] if label(made.lines[row]).stems else [*made.places]
    own = label(made.lines[row]).stems or label(made.places[column]).stems
    if own and sum(own <= label(each).stems for each in names) > 1 and not elsewhere:
        return  # "Cautions" may be all kinds of caution
    name = made.words(row, column)
    other = f" {token.text} is that of {elsewhere[0]}." if len(elsewhere) == 1 else ""
    yield wrong(
        "said-of-cell",
        "repeated fact",
        (sentence.span(token), cell.span),
        quote=sentence.quote,
        sentence=f"The text has {token.text}, but the table has {cell.token.text} ({name}).{other}",
        follows=f"{grid.place.words}: {name}: {cell.span.text}",
        correction=f"{cell.token.text} instead of {token.text}, or say how the two differ.",
        verdict=Verdict.CONTRADICTED if elsewhere or grid.section == sentence.section else Verdict.SUSPICIOUS,
    )


SAID_OF_CELL = AuditRule(
    id="said-of-cell",
    title="A count in the text is that of the table",
    checks="A count that the text gives for a row and a column of a table, in the table's own words, is its cell's.",
    source="The document's own table; only sentences without a word that the table does not have.",
    verdict=Verdict.CONTRADICTED,
    example="Six custodial sentences were imposed in 2022/23, beside a table with 4 for 2022/23 and 6 for 2021/22",
    says="The text has Six, but the table has 4 (2022/23, Custody). Six is that of 2021/22, Custody.",
    check=_check,
)
