"""The lines of a mapping for one column, and its code words, checked against what the model's column takes."""

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence

import polars as pl

from yjp.ingest.mapping.dates import FORMATS
from yjp.ingest.mapping.definition import CodeWords, ColumnMap
from yjp.ingest.mapping.parts import PARTS
from yjp.ingest.mapping.section import Section
from yjp.ingest.mapping.targets import Target, target, word
from yjp.model.registry import table


def read_column(
    columns: Section,
    table_name: str,
    column: str,
    codes: Dictionary[str, CodeWords],
    used: set[str],
    joins: Sequence[str],
) -> ColumnMap:
    """One line: a heading, or an inline table with ``heading``, ``headings`` or ``constant`` and what to do with it."""
    if column not in table(table_name).dtypes:
        known = ", ".join(table(table_name).dtypes)
        raise columns.error(repr(column), f"is no column of {table_name}; its columns are {known}")
    value = columns.get(column)
    line = Section.of(
        columns.file, f"{columns.name}, {column}", {"heading": value} if isinstance(value, str) else value
    )
    wanted = target(table_name, column)
    result = ColumnMap(
        column=column,
        headings=_headings(line),
        between=line.text("between") or "",
        constant=line.text("constant"),
        join=_join(line, joins),
        codes=_codes(line, wanted, codes, used),
        dates=_dates(line, wanted),
        part=next(iter(line.chosen("part", list(PARTS))), None),
        optional=line.flag("optional"),
        reason=line.reason,
    )
    if result.part and result.codes:
        raise line.error("part", "and codes cannot both be given")
    if bool(result.headings) == (result.constant is not None):
        raise line.error("it", "needs a heading or a constant, and not both")
    if result.constant is not None and wanted.codes and result.constant not in wanted.codes:
        raise line.error("constant", f"is {result.constant!r}, which is no code of {table_name}.{column}")
    line.close()
    return result


def read_codes(section: Section, name: str) -> CodeWords:
    """A section ``[codes.name]``: words to codes, and what becomes of a word that is not among them."""
    unmapped = section.text("unmapped")
    default = section.text("default")
    if unmapped not in (None, "quarantine"):
        raise section.error("unmapped", 'can only be "quarantine"; for a fixed code use default')
    if unmapped and default is not None:
        raise section.error("default", "and unmapped contradict one another; keep one")
    given = section.get("words") or {}
    if not isinstance(given, dict):
        raise section.error("words", f"should be a section [codes.{name}.words]")
    result = CodeWords(
        name=name,
        place=f"[codes.{name}.words]",
        words=_words(section, given),
        by_name=section.flag("by_name"),
        default=default,
        reason=section.reason,
    )
    if not result.words and not result.by_name:
        raise section.error("words", "is missing, and by_name is not set")
    section.close()
    return result


def _headings(line: Section) -> tuple[str, ...]:
    one, many = line.text("heading"), line.texts("headings")
    if one is not None and many:
        raise line.error("heading", "and headings cannot both be given")
    found = (one,) if one is not None else many
    if any(not heading.strip() for heading in found):
        raise line.error("heading", "is blank")
    return found


def _join(line: Section, joins: Sequence[str]) -> str | None:
    name = line.text("from")
    if name is not None and name not in joins:
        known = ", ".join(joins) or "none"
        raise line.error("from", f"names the join {name!r}, which this table does not have (it has: {known})")
    return name


def _dates(line: Section, wanted: Target) -> tuple[str, ...] | None:
    formats = line.chosen("dates", list(FORMATS))
    if formats and wanted.dtype != pl.Date:
        raise line.error("dates", "is for date columns only")
    return formats or None


def _codes(
    line: Section, wanted: Target, codes: Dictionary[str, CodeWords], used: set[str]
) -> CodeWords | None:
    given = line.get("codes")
    if given is None:
        return None
    if isinstance(given, dict):
        found = CodeWords(name=wanted.column, words=_words(line, given))
    else:
        names = line.chosen("codes", list(codes))
        used.update(names)
        found = _together(line, [codes[name] for name in names])
    if wanted.dtype == pl.Date:
        raise line.error("codes", "cannot be given for a date")
    if found.by_name and not wanted.codes:
        raise line.error("codes", f"has by_name, but {wanted.column} has no code list")
    for code in (*found.words.values(), *([found.default] if found.default is not None else [])):
        # An empty code is for words that mean unknown.
        if wanted.codes and code and code not in wanted.codes:
            raise line.error("codes", f"gives {code!r}, which is no code of {wanted.table}.{wanted.column}")
    return found


def _together(line: Section, parts: Sequence[CodeWords]) -> CodeWords:
    """Several sections of code words as one; a word that means two things is refused."""
    if len(parts) == 1:
        return parts[0]
    words: dict[str, str] = {}
    for part in parts:
        for text, code in part.words.items():
            if words.setdefault(text, code) != code:
                raise line.error("codes", f"{text!r} has different codes in its sections")
    return CodeWords(
        name=" and ".join(part.name for part in parts),
        place=" or ".join(part.place for part in parts),
        words=words,
        by_name=any(part.by_name for part in parts),
        default=next((part.default for part in parts if part.default is not None), None),
    )


def _words(section: Section, given: Dictionary[str, object]) -> dict[str, str]:
    """Words as they are compared, to codes; a word may be an inline table with its code and a reason."""
    found: dict[str, str] = {}
    for text, value in given.items():
        code = value.get("code") if isinstance(value, dict) else value
        if not isinstance(code, str) or (isinstance(value, dict) and set(value) - {"code", "reason"}):
            raise section.error(repr(text), 'should be a code, e.g. "YC" = "youth_caution"')
        if found.get(word(text), code) != code:
            raise section.error(repr(text), "stands twice, with different codes")
        found[word(text)] = code
    return found
