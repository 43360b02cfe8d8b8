"""A native chart: title, categories, and for each series what is shown and what its workbook holds."""

import math
from dataclasses import dataclass

from yjp.audit.document import Series
from yjp.audit.reading.word.workbook import Value, Workbook
from yjp.errors import UnreadableInput
from yjp.office.names import A, C, R
from yjp.office.package import Package
from yjp.office.xml import Node

MAX_POINTS = 10_000
"""Of one series: ``c:ptCount`` and ``idx`` may claim anything."""


@dataclass(frozen=True, kw_only=True)
class ReadChart:
    """A chart's content, and what could not be read of it."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    problem: str | None


@dataclass(frozen=True, kw_only=True)
class _Source:
    """A reference and its stored values."""

    reference: str | None
    stored: tuple[Value, ...]
    format: str | None


def read_chart(package: Package, part: str) -> ReadChart:
    """Read a chart part (``c:chartSpace``) of a Word file."""
    space = package.xml(part)
    book, problem = _workbook(package, part, space)
    series: list[Series] = []
    categories: tuple[str, ...] = ()
    for element in space.iter(f"{C}ser"):
        shown = _source(_first(element, "val", "yVal"))
        named = _source(_first(element, "tx"))
        across = _source(_first(element, "cat", "xVal"))
        categories = categories or tuple(_words(value) for value in across.stored)
        try:
            inside = book.values(shown.reference) if book and shown.reference else None
            inside_name = book.values(named.reference) if book and named.reference else None
        except UnreadableInput:
            book, inside, inside_name = None, None, None
            problem = "The workbook of a chart is damaged: only what the chart shows was read."
        series.append(
            Series(
                name=" ".join(_words(value) for value in named.stored if value is not None),
                shown=tuple(map(_amount, shown.stored)),
                workbook=None if inside is None else tuple(map(_amount, inside)),
                workbook_name=None
                if inside_name is None
                else " ".join(_words(value) for value in inside_name if value is not None),
                format=shown.format,
            )
        )
    return ReadChart(
        title=_title(space, series), categories=categories, series=tuple(series), problem=problem
    )


def _workbook(package: Package, part: str, space: Node) -> tuple[Workbook | None, str | None]:
    external = space.find(f"{C}externalData")
    if external is None:
        return None, None
    relation = package.relations(part).get(external.get(f"{R}id", ""))
    if relation is None:
        return None, "The workbook of a chart lies in another file: only what the chart shows was read."
    try:
        return Workbook(Package(package.name, package.read(relation.target))), None
    except UnreadableInput:
        return None, "The workbook of a chart cannot be read: only what the chart shows was read."


def _first(element: Node, *names: str) -> Node | None:
    return next((found for name in names if (found := element.find(f"{C}{name}")) is not None), None)


def _source(holder: Node | None) -> _Source:
    """``c:strRef``, ``c:numRef``, ``c:multiLvlStrRef`` or literals; of several levels the innermost comes last."""
    if holder is None:
        return _Source(reference=None, stored=(), format=None)
    plain = holder.findtext(f"{C}v")
    if plain is not None:
        return _Source(reference=None, stored=(plain,), format=None)
    levels = list(holder.iter(f"{C}lvl"))
    caches = levels or [
        each
        for each in holder.iter()
        if each.tag in {f"{C}{n}" for n in ("strCache", "numCache", "strLit", "numLit")}
    ]
    format_ = next((each.text for each in holder.iter(f"{C}formatCode")), None)
    reference = next((each.text for each in holder.iter(f"{C}f")), None)
    if not caches:
        return _Source(reference=reference, stored=(), format=format_)
    numbers = caches[0].tag in (f"{C}numCache", f"{C}numLit")
    columns = [_points(cache, holder, numbers=numbers) for cache in reversed(caches)]
    if len(columns) == 1:
        return _Source(reference=reference, stored=columns[0], format=format_)
    joined = tuple(
        " ".join(_words(column[i]) for column in columns if i < len(column) and column[i] is not None)
        for i in range(max(map(len, columns)))
    )
    return _Source(reference=reference, stored=joined, format=format_)


def _points(cache: Node, holder: Node, *, numbers: bool) -> tuple[Value, ...]:
    count = next((each.get("val", "") for each in holder.iter(f"{C}ptCount")), "")
    found = {
        int(point.get("idx")): point.findtext(f"{C}v")
        for point in cache.iterchildren(f"{C}pt")
        if point.get("idx", "").isdigit() and int(point.get("idx")) < MAX_POINTS
    }
    length = max([index + 1 for index in found] + [int(count) if count.isdigit() else 0])
    values = (found.get(index) for index in range(min(length, MAX_POINTS)))
    return tuple(_float(value) if numbers else value for value in values)


def _float(text: str | None) -> float | str | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return text


def _amount(value: Value) -> float | None:
    return value if isinstance(value, float) and math.isfinite(value) else None


def _words(value: Value) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else value


def _title(space: Node, series: list[Series]) -> str:
    """What stands over the chart; a chart of one series without a title shows the series' name."""
    title = space.find(f"{C}chart/{C}title")
    if title is not None:
        written = "".join(each.text or "" for each in title.iter(f"{A}t", f"{C}v")).strip()
        if written:
            return written
    deleted = space.find(f"{C}chart/{C}autoTitleDeleted")
    kept = deleted is None or deleted.get("val", "1") in ("0", "false")
    return series[0].name if len(series) == 1 and (kept or title is not None) else ""
