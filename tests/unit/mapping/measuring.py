"""How much of a packaged mapping a suggestion gets right without help."""

from dataclasses import dataclass

from yjp.ingest.mapping.apply import matching
from yjp.ingest.mapping.definition import Mapping
from yjp.ingest.mapping.headings import Headings
from yjp.ingest.mapping.suggest.guess import Suggestion
from yjp.ingest.mapping.targets import snake, target, word
from yjp.ingest.sheets import Sheets

Source = tuple[str, tuple[str, ...], str | None]
"""The sheet, the columns under its headings, and the key heading and sheet of the lookup they stand on, if any."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """Of the ``columns`` of a mapping: those placed ``right``, those placed ``wrong`` and those not placed at all.

    ``unsure`` is how many lines were marked as unsure, ``wrong_but_sure`` how many wrong ones were not. ``words`` are
    the code words that occur, ``words_right`` those with the right code, ``words_wrong`` those with another.
    """

    columns: int
    right: int
    wrong: int
    unsure: int
    wrong_but_sure: int
    words: int
    words_right: int
    words_wrong: int

    @property
    def share(self) -> float:
        """The share of columns placed right."""
        return self.right / self.columns


def measure(suggestion: Suggestion, mapping: Mapping, found: Sheets) -> Measure:
    """Compare line by line: a line is right if it names the same sheet, column and lookup as the mapping's."""
    wanted, given = _wanted(mapping, found), _given(suggestion)
    sure = {(g.table, line.column) for g in suggestion.tables for line in g.lines if line.sure}
    wrong = {place for place, source in given.items() if wanted.get(place) != source}
    words, codes = _words(mapping, suggestion), _codes(suggestion)
    return Measure(
        columns=len(wanted),
        right=sum(given.get(place) == source for place, source in wanted.items()),
        wrong=len(wrong),
        unsure=suggestion.unsure,
        wrong_but_sure=len(wrong & sure),
        words=len(words),
        words_right=sum(codes.get(place) == code for place, code in words.items()),
        words_wrong=sum(place in codes and codes[place] != code for place, code in words.items()),
    )


def _wanted(mapping: Mapping, found: Sheets) -> dict[tuple[str, str], Source]:
    wanted: dict[tuple[str, str], Source] = {}
    for part in mapping.tables:
        for sheet in matching(part.place, found.sheets):
            here = Headings(sheet.under(part.place.header_row))
            for line in part.columns:
                if line.join is None and all(here.find(h) for h in line.headings) and line.headings:
                    columns = tuple(here.column(h) for h in line.headings)
                    wanted[part.table, line.column] = (sheet.label, columns, None)
                for join in part.joins:
                    if join.name == line.join:
                        (there,) = matching(join.place, found.sheets)
                        lookup = Headings(there.under(join.place.header_row))
                        columns = tuple(lookup.column(h) for h in line.headings)
                        key = f"{here.column(join.on[0][0])} = {lookup.column(join.on[0][1])} {join.where}"
                        wanted[part.table, line.column] = (there.label, columns, key)
    return wanted


def _given(suggestion: Suggestion) -> dict[tuple[str, str], Source]:
    given: dict[tuple[str, str], Source] = {}
    for guess in suggestion.tables:
        joins = {join.name: join for join in guess.joins}
        for line in guess.lines:
            if line.join is None:
                given[guess.table, line.column] = (guess.sheet.label, (line.heading,), None)
            else:
                join = joins[line.join]
                where = (join.where,) if join.where else ()
                key = f"{join.on[0]} = {join.on[1]} {where}"
                given[guess.table, line.column] = (join.sheet.label, (line.heading,), key)
    return given


def _codes(suggestion: Suggestion) -> dict[tuple[str, str, str], str]:
    return {
        (g.table, line.column, word(m.word)): m.code
        for g in suggestion.tables
        for line in g.lines
        for m in line.words
    }


def _words(mapping: Mapping, suggestion: Suggestion) -> dict[tuple[str, str, str], str]:
    """The code of every word that occurs in a coded column that was placed, by the packaged mapping."""
    lines = {(part.table, line.column): line for part in mapping.tables for line in part.columns}
    found = {}
    for guess in suggestion.tables:
        for line in guess.lines:
            codes = lines[guess.table, line.column].codes if (guess.table, line.column) in lines else None
            labels = target(guess.table, line.column).codes
            names = {snake(text): code for code, label in labels.items() for text in (code, label)}
            for match in line.words if codes else ():
                code = codes.words.get(word(match.word)) if codes else None
                found[guess.table, line.column, word(match.word)] = code or names[snake(match.word)]
            for place, _ in enumerate(line.unplaced if codes else ()):
                found[guess.table, line.column, f"unplaced {place}"] = "unplaced"
    return found
