"""Bridges as rows and as JSON; children's ids only where they are asked for."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from yjp.ledger import About
from yjp.reconcile.assemble import Reconciliation
from yjp.reconcile.bridge import Adjustment, Bridge
from yjp.reconcile.definition import OUTCOMES, READING, SUBJECT
from yjp.reconcile.wording import PRIVATE, sentence, verdict

SCHEMA = "yjp.reconcile/1"
LINES: dict[str, pl.DataType] = {
    "indicator": pl.String(),
    "window": pl.String(),
    "measure": pl.String(),
    "published": pl.String(),
    "line": pl.String(),
    "title": pl.String(),
    "lowest": pl.Int64(),
    "highest": pl.Int64(),
    "known": pl.Boolean(),
    "children": pl.Int64(),
    "words": pl.String(),
}
"""One row a line of a bridge. ``line`` is ``local``, ``certain:REASON``, ``possible:REASON``, ``together``,
``published``, ``gap``, ``unexplained`` or ``standing``; ``known`` is false where a size cannot be seen."""
CASES: dict[str, pl.DataType] = {
    "indicator": pl.String(),
    "window": pl.String(),
    "measure": pl.String(),
    "published": pl.String(),
    "reason": pl.String(),
    "child_id": pl.String(),
    "reading": pl.String(),
    "change": pl.Int64(),
    "outcome_ids": pl.String(),
}
"""One row a child and reading: the reason, how the records are read, and what that changes."""


def lines(found: Sequence[Reconciliation]) -> pl.DataFrame:
    """Every line of every bridge (``LINES``), no child named."""
    rows = [row for each in found for bridge in each.bridges for row in _lines(each, bridge)]
    rows += [
        _row(
            each,
            n.measure,
            n.label,
            "standing",
            "What is said of it",
            None,
            None,
            words=f"could not run: {n.why}",
        )
        for each in found
        for n in each.not_run
    ]
    return pl.DataFrame(rows, schema=LINES, orient="row")


def cases(found: Sequence[Reconciliation]) -> pl.DataFrame:
    """The children behind every reason (``CASES``): children's records."""
    parts = [
        a.cases.select(
            pl.lit(each.indicator.id).alias("indicator"),
            pl.lit(each.window.id).alias("window"),
            pl.lit(bridge.measure).alias("measure"),
            pl.lit(bridge.published.label).alias("published"),
            pl.lit(a.reason.id).alias("reason"),
            pl.col(SUBJECT).alias("child_id"),
            READING,
            "change",
            OUTCOMES,
        )
        for each in found
        for bridge in each.bridges
        for a in bridge.adjustments
    ]
    return pl.concat([pl.DataFrame(schema=CASES), *parts])


def _row(
    found: Reconciliation,
    measure: str,
    label: str,
    line: str,
    title: str,
    lowest: int | None,
    highest: int | None,
    *,
    known: bool = True,
    children: int | None = None,
    words: str = "",
) -> tuple[object, ...]:
    return (
        found.indicator.id,
        found.window.id,
        measure,
        label,
        line,
        title,
        lowest,
        highest,
        known,
        children,
        words,
    )


def _lines(found: Reconciliation, bridge: Bridge) -> Iterator[tuple[object, ...]]:
    key = (found, bridge.measure, bridge.published.label)
    yield _row(*key, "local", "Our count", bridge.local, bridge.local)
    for each in bridge.adjustments:
        sure = bool(each.certain or each.confirmed)
        low, high = (each.certain, each.certain) if sure else _range(each)
        yield _row(
            *key,
            f"{'certain' if sure else 'possible'}:{each.reason.id}",
            each.reason.title,
            low,
            high,
            known=each.size_known,
            children=None if each.hidden else each.subjects,
            words=sentence(bridge, each),
        )
    yield _row(*key, "together", "All possible reasons together, at most", *bridge.together)
    published = bridge.published
    yield _row(*key, "published", "Published", published.lowest, published.highest, words=published.text)
    yield _row(*key, "gap", "Published less ours", min(bridge.gap), max(bridge.gap))
    yield _row(*key, "unexplained", "Left unexplained", min(bridge.unexplained), max(bridge.unexplained))
    yield _row(*key, "standing", "What is said of it", None, None, words=verdict(bridge))


def _range(each: Adjustment) -> tuple[int | None, int | None]:
    return (None, None) if each.hidden else (each.lowest, each.highest)


def to_json(found: Sequence[Reconciliation], about: About, *, with_cases: bool = False) -> bytes:
    """The bridges as indented JSON, with children's ids only on request."""
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "about": about.as_plain(),
        "reconciliations": [_reconciliation(each) for each in found],
    }
    if with_cases:
        content["warning"] = PRIVATE
        content["cases"] = cases(found).to_dicts()
    return (json.dumps(content, indent=2, ensure_ascii=False, default=str) + "\n").encode()


def _reconciliation(found: Reconciliation) -> dict[str, Any]:
    return {
        "indicator": found.indicator.id,
        "window": found.window.id,
        "standing": found.standing,
        "bridges": [_bridge(b) for b in found.bridges],
        "could_not_run": [{"measure": n.measure, "published": n.label, "why": n.why} for n in found.not_run],
        "hints": list(found.hints),
    }


def _bridge(bridge: Bridge) -> dict[str, Any]:
    published = bridge.published
    return {
        "measure": bridge.measure,
        "local": bridge.local,
        "certain": bridge.certain,
        "published": {
            "label": published.label,
            "text": published.text,
            "lowest": published.lowest,
            "highest": published.highest,
            "count_was_published": published.printed,
            "whole_number_possible": published.whole,
            "base": published.base,
            "source": published.source,
            "note": published.note,
        },
        "reasons": [_adjustment(bridge, a) for a in bridge.adjustments],
        "together": {"lowest": bridge.together[0], "highest": bridge.together[1]},
        "ends": [
            {
                "published": e.published,
                "used": e.used,
                "least_unexplained": e.least,
                "most_unexplained": e.most,
            }
            for e in bridge.ends
        ],
        "standing": bridge.standing,
        "words": verdict(bridge),
    }


def _adjustment(bridge: Bridge, each: Adjustment) -> dict[str, Any]:
    return {
        "reason": each.reason.id,
        "title": each.reason.title,
        "certain": each.certain,
        "lowest": _range(each)[0],
        "highest": _range(each)[1],
        "size_known": each.size_known,
        "confirmed": each.confirmed,
        "children": None if each.hidden else each.subjects,
        "words": sentence(bridge, each),
        "source": each.reason.source,
        "grade": each.reason.grade,
    }
