"""Columns that stand on another sheet: the child of an offence, or what a short code means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from yjp.ingest.mapping.suggest.assign import Fits, Profiled
from yjp.ingest.mapping.suggest.codes import Match, coverage, matches
from yjp.ingest.mapping.suggest.guess import JoinGuess
from yjp.ingest.mapping.suggest.meaning import heading_likeness
from yjp.ingest.mapping.suggest.profile import Column
from yjp.ingest.mapping.targets import Target, targets
from yjp.ingest.sheets import own_name
from yjp.model.caseload import ROW
from yjp.model.registry import table

NEARLY_ALL = 0.95
LARGEST_LOOKUP = 5000
MOST_LISTS = 30
"""A sheet of code lists names so many lists at most."""
CLEARLY = 0.2
"""How much better a lookup must explain the words than the words themselves do."""


@dataclass(frozen=True, kw_only=True)
class Joined:
    """A column of the model found on another sheet."""

    column: str
    join: JoinGuess
    heading: str
    confidence: float
    values: Column
    words: Mapping[str, Match]
    listed: Mapping[str, Match]


def by_reference(
    name: str, fits: Fits, found: Mapping[str, tuple[Profiled, Fits, float]]
) -> Iterator[Joined]:
    """Ids that the sheet leaves out because the row it refers to has them."""
    for reference in table(name).references:
        own, *others = reference.columns
        parent = found.get(reference.table)
        if own not in fits or parent is None or own not in parent[1]:
            continue
        sheet, there, _ = parent
        for column in others:
            if column not in fits and column in there and sheet.columns[there[own].heading].is_key:
                join = JoinGuess(
                    name=reference.table,
                    sheet=sheet.sheet,
                    header_row=sheet.layout.header_row,
                    on=(fits[own].heading, there[own].heading),
                )
                yield Joined(
                    column=column,
                    join=join,
                    heading=there[column].heading,
                    confidence=min(fits[own].confidence, there[own].confidence, there[column].confidence),
                    values=sheet.columns[there[column].heading],
                    words={},
                    listed={},
                )


def by_code(name: str, sheet: Profiled, fits: Fits, lookups: Sequence[Profiled]) -> Iterator[Joined]:
    """Code columns whose words are explained on another sheet."""
    taken = {placed.heading: placed.column for placed in fits.values()}
    for wanted in targets(name):
        if not wanted.codes:
            continue
        direct = fits.get(wanted.column)
        share = coverage(sheet.columns[direct.heading], direct.words) if direct else 0.0
        best: Joined | None = None
        for column in sheet.columns.values():
            if (
                not column.filled
                or not column.words
                or taken.get(column.name, wanted.column) != wanted.column
            ):
                continue
            for joined in _explained(column, wanted, lookups):
                if best is None or joined.confidence > best.confidence:
                    best = joined
        if best is not None and coverage(best.values, best.words) > share + CLEARLY:
            yield best


def _explained(column: Column, wanted: Target, lookups: Sequence[Profiled]) -> Iterator[Joined]:
    for lookup in lookups:
        for where, frame in _lists(lookup):
            for key in lookup.columns:
                keys = frame.get_column(key).str.strip_chars().str.to_lowercase()
                if keys.n_unique() < keys.len() or keys.null_count() or column.within(keys) < NEARLY_ALL:
                    continue
                used = frame.filter(keys.is_in(column.distinct.implode()))
                for text in lookup.columns:
                    if text != key and (where is None or text != where[0]):
                        yield _joined(column, wanted, lookup, where, key, text, used, frame)


def _joined(
    column: Column,
    wanted: Target,
    lookup: Profiled,
    where: tuple[str, str] | None,
    key: str,
    text: str,
    used: pl.DataFrame,
    whole: pl.DataFrame,
) -> Joined:
    explained = _column(used, text)
    words = matches(explained, wanted)
    like = heading_likeness(column.name, wanted.table, wanted.column)
    name = f"{own_name(lookup.sheet)} {where[1]}".lower() if where else own_name(lookup.sheet)
    return Joined(
        column=wanted.column,
        join=JoinGuess(
            name=name,
            sheet=lookup.sheet,
            header_row=lookup.layout.header_row,
            on=(column.name, key),
            where=where,
        ),
        heading=text,
        confidence=0.4 * like + 0.6 * coverage(explained, words),
        values=explained,
        words=words,
        listed=_not_used(matches(_column(whole, text), wanted), words),
    )


def listed(
    column: Column, wanted: Target, words: Mapping[str, Match], lookups: Sequence[Profiled]
) -> Mapping[str, Match]:
    """Words that the export's own list of a column's words has beside those in use: the next extract may use them."""
    if not wanted.codes or not column.words:
        return {}
    for lookup in lookups:
        for where, frame in _lists(lookup):
            own = [name for name in lookup.columns if where is None or name != where[0]]
            for key in own:
                keys = _column(frame, key)
                if column.within(keys.distinct) >= NEARLY_ALL:
                    told = matches(keys, wanted)
                    for other in own:
                        told = _explained_by(frame, key, other, wanted) | told
                    return _not_used(told, words)
    return {}


def _explained_by(frame: pl.DataFrame, key: str, text: str, wanted: Target) -> dict[str, Match]:
    """Words of a list under one heading, by what another heading says of them."""
    meant = matches(_column(frame, text), wanted)
    pairs = frame.select(pl.col(key).str.strip_chars(), said=pl.col(text).str.strip_chars()).iter_rows()
    return {word: replace(meant[said], word=word) for word, said in pairs if word and said in meant}


def _column(frame: pl.DataFrame, name: str) -> Column:
    values = frame.get_column(name).str.strip_chars()
    return Column(name, values.filter(values.fill_null("") != ""), frame.height)


def _not_used(every: Mapping[str, Match], used: Mapping[str, Match]) -> dict[str, Match]:
    """Words of a list that are no word in use, and are surely a code: a doubtful one would only be noise."""
    known = {word.lower() for word in used}
    return {
        word: match for word, match in every.items() if word.lower() not in known and match.confidence == 1.0
    }


def _lists(lookup: Profiled) -> Iterator[tuple[tuple[str, str] | None, pl.DataFrame]]:
    """A lookup sheet as a whole, and cut by each of its columns that names a few lists."""
    frame = lookup.layout.cells.frame
    if frame.height > LARGEST_LOOKUP:
        return
    yield None, frame
    for name, column in lookup.columns.items():
        if name != ROW and 1 < column.distinct.len() <= min(MOST_LISTS, frame.height // 3):
            for value in column.words:
                part = frame.filter(pl.col(name).str.strip_chars() == value)
                yield (name, value), part
