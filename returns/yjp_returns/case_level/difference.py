"""What changed between two extracts: which records are new, changed or gone, and in which elements.

No values are given unless they are asked for. The list names children by their ids, so it stays in the workspace;
``summary`` and ``sentences`` hold counts alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from yjp_returns.case_level.definition import YPID, Item
from yjp_returns.case_level.items import ITEMS
from yjp_returns.case_level.records import Records

NEW, CHANGED, GONE = "new", "changed", "gone"
DIFFERENCE = {
    "item": pl.String,
    "change": pl.String,
    YPID: pl.String,
    "record": pl.String,
    "element": pl.String,
}
VALUES = {"before": pl.String, "after": pl.String}
SUMMARY = {"item": pl.String, "change": pl.String, "element": pl.String, "records": pl.Int64}

_Row = tuple[str | None, ...]


def difference(before: Records, after: Records, *, values: bool = False) -> pl.DataFrame:
    """One row a new or gone record, and one a changed element of a record that is in both.

    Columns: ``item``, ``change`` (new, changed or gone), ``ypid``, ``record`` (the elements that name it), ``element``
    (of changed records), and with ``values`` also ``before`` and ``after``. The header is left out: it is of the
    return. Records that are alike in all elements are the same; of the rest, those with the same key are paired.
    An item that is in one of the two only is compared with none.
    """
    schema = DIFFERENCE | (VALUES if values else {})
    rows: list[tuple[str | None, ...]] = []
    for item in (each for each in ITEMS if each.name != "header"):
        old, new = before.get(item.name), after.get(item.name)
        if old is None and new is None:
            continue
        columns = list(dict.fromkeys(n for frame in (old, new) if frame is not None for n in frame.columns))
        keys = [columns.index(name) for name in (YPID, *item.key) if name in columns]
        for change, one, other in _compared(_rows(old, columns), _rows(new, columns), keys):
            rows += _lines(item, columns, change, one, other)
    width = len(schema)
    return pl.DataFrame([row[:width] for row in rows], schema=schema, orient="row")


def summary(found: pl.DataFrame) -> pl.DataFrame:
    """How many records are new, changed and gone in each item, and how often each element changed; no ids.

    Columns: ``item``, ``change``, ``element`` (null: whole records), ``records``. A record changed in two elements is
    one changed record, and is in two of the lines with an element.
    """
    whole = found.group_by("item", "change").agg(
        pl.struct(YPID, "record").n_unique().alias("records"), pl.lit(None, dtype=pl.String).alias("element")
    )
    parts = found.filter(pl.col("change") == CHANGED).group_by("item", "change", "element")
    by_element = parts.agg(pl.len().alias("records"))
    order = [item.name for item in ITEMS]
    counted = pl.concat(
        [frame.select(pl.col(n).cast(k) for n, k in SUMMARY.items()) for frame in (whole, by_element)]
    )
    place = pl.col("item").replace_strict({name: n for n, name in enumerate(order)}, return_dtype=pl.Int32)
    return counted.sort(place, "change", "element", nulls_last=False)


def _rows(frame: pl.DataFrame | None, columns: Sequence[str]) -> Counter[_Row]:
    if frame is None:
        return Counter()
    missing = [pl.lit(None, dtype=pl.String).alias(name) for name in columns if name not in frame.columns]
    return Counter(frame.with_columns(missing).select(columns).iter_rows())


def _compared(
    before: Counter[_Row], after: Counter[_Row], keys: Sequence[int]
) -> Iterable[tuple[str, _Row | None, _Row | None]]:
    old, new = _keyed(before - after, keys), _keyed(after - before, keys)
    for key in sorted({*old, *new}, key=_sortable):
        one, other = old.get(key, []), new.get(key, [])
        paired = min(len(one), len(other))
        yield from ((CHANGED, a, b) for a, b in zip(one[:paired], other[:paired], strict=True))
        yield from ((GONE, a, None) for a in one[paired:])
        yield from ((NEW, None, b) for b in other[paired:])


def _keyed(rows: Counter[_Row], keys: Sequence[int]) -> Mapping[_Row, list[_Row]]:
    found: dict[_Row, list[_Row]] = {}
    for row in sorted(rows.elements(), key=_sortable):
        found.setdefault(tuple(row[place] for place in keys), []).append(row)
    return found


def _sortable(row: _Row) -> tuple[str, ...]:
    return tuple(value or "" for value in row)


def _lines(
    item: Item, columns: Sequence[str], change: str, before: _Row | None, after: _Row | None
) -> Iterable[tuple[str | None, ...]]:
    either = dict(zip(columns, after or before or (), strict=True))
    record = ", ".join(value for name in item.key if (value := either.get(name)))
    start = (item.name, change, either[YPID], record)
    if before is None or after is None:
        yield (*start, None, None, None)
        return
    for name, old, new in zip(columns, before, after, strict=True):
        if old != new:
            yield (*start, name, old, new)


def sentences(counted: pl.DataFrame) -> list[str]:
    """The summary in words, a line an item: ``Outcomes: 2 new, 3 changed (outcomeDate 2, legalOutcome 1), 1 gone``."""
    titles = {item.name: item.title for item in ITEMS}
    said = []
    for name in counted.get_column("item").unique(maintain_order=True):
        own = counted.filter(pl.col("item") == name)
        elements = [
            f"{element} {n:,}" for _, _, element, n in own.filter(pl.col("element").is_not_null()).iter_rows()
        ]
        whole = {change: n for _, change, element, n in own.iter_rows() if element is None}
        words = [
            f"{whole[change]:,} {change}" + (f" ({', '.join(elements)})" if change == CHANGED else "")
            for change in (NEW, CHANGED, GONE)
            if change in whole
        ]
        said.append(f"{titles[name]}: {', '.join(words)}.")
    return said
