"""Bridges as text for a terminal: a table, a sentence for each reason that matters, and cases only on request."""

import io
from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.console import Console
from rich.table import Table

from yjp.ledger import About
from yjp.numbers import plain
from yjp.reconcile.assemble import Reconciliation
from yjp.reconcile.bridge import Adjustment, Bridge
from yjp.reconcile.definition import OUTCOMES, READING, SUBJECT
from yjp.reconcile.families import NOUNS
from yjp.reconcile.wording import (
    NOT_A_PROOF,
    PRIVATE,
    headline,
    helps,
    of_rate,
    reach,
    sentence,
    size,
    span,
    verdict,
)

WIDTH = 100


def reconcile_text(
    about: About, main: Reconciliation, others: Sequence[Reconciliation], *, with_cases: bool = False
) -> str:
    """One indicator in full, the others on a line each."""
    what = f"{main.indicator.short_title.lower()}, {main.window.label}"
    lines = [f"{about.service}: {what}: our count and the published one"]
    lines += [about.banner] if about.banner else []
    for place, measure in enumerate(dict.fromkeys(b.measure for b in main.bridges)):
        lines += ["", *_measure([b for b in main.bridges if b.measure == measure], first=place == 0)]
    for missing in main.not_run:
        what = NOUNS[missing.measure][1] if missing.measure else main.indicator.short_title
        lines += [
            "",
            *_wrapped(f"Could not run, which is not a pass: {what}, {missing.label}: {missing.why}."),
        ]
    lines += _wrapped(*main.hints)
    if others:
        lines += ["", "The others, each in the newest window that is published (in full with --indicator):"]
        lines += _wrapped(*(headline(each) for each in others), indent="  ")
    if with_cases:
        lines += ["", PRIVATE, *_cases(main)]
    return "\n".join(lines) + "\n"


def _measure(bridges: Sequence[Bridge], *, first: bool) -> Iterator[str]:
    """The table of a measure, a column for each publication, and what is to be said under it.

    What is unknown, and what is asked of whom, is said once: under the first measure.
    """
    yield from _table(bridges).splitlines()
    yield ""
    for bridge in bridges:
        yield from _wrapped(f"{_capital(bridge.published.label)}: {verdict(bridge)}")
        yield from _wrapped(*(words for words in [of_rate(bridge)] if words))
        if bridge.published.note:
            yield from _wrapped(f"{_capital(bridge.published.label)}: {bridge.published.note}")
    yield ""
    yield from _wrapped(NOT_A_PROOF)
    widest = max(bridges, key=lambda b: max(abs(g) for g in b.gap))
    for each in sorted(_told(widest), key=lambda a: -helps(widest, a)):
        if first or each.moves:
            yield from _wrapped(f"- {sentence(widest, each)}")
    nothing = [a.reason.title for a in widest.adjustments if not (a.moves or a.confirmed) and a.size_known]
    if nothing:
        yield from _wrapped(f"- Looked for, and would move nothing: {'; '.join(nothing)}.")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _told(bridge: Bridge) -> list[Adjustment]:
    told = [a for a in bridge.adjustments if a.moves or not a.size_known or a.confirmed]
    # What cannot be seen comes last: there is no number to put it in order by.
    return sorted(told, key=lambda a: not a.moves)


def _table(bridges: Sequence[Bridge]) -> str:
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column(NOUNS[bridges[0].measure][1].capitalize(), min_width=34)
    for bridge in bridges:
        table.add_column(bridge.published.label.replace(", ", "\n"), justify="right")
    table.add_row("Our count", *(plain(b.local, 0) for b in bridges))
    sure = [a.reason for a in bridges[0].adjustments if a.certain or a.confirmed]
    for reason in sure:
        table.add_row(f"  {reason.title}, for certain", *(_size(b, reason.id) for b in bridges))
    if sure:
        table.add_row("Our count after what is certain", *(plain(b.comparable, 0) for b in bridges))
    for reason in dict.fromkeys(a.reason for b in bridges for a in _told(b) if a.reason not in sure):
        table.add_row(f"  {reason.title}", *(_size(b, reason.id) for b in bridges))
    table.add_row("  All that are known, together", *(reach(*b.together) for b in bridges))
    table.add_row("Published", *(b.published.text for b in bridges))
    if any(b.published.text != b.published.counts for b in bridges):
        table.add_row("  as a count", *(b.published.counts for b in bridges))
    table.add_row("Gap: published less ours", *(span(*b.gap) for b in bridges))
    used = [(b.ends[0].used, b.ends[1].used) for b in bridges]
    table.add_row("  could be explained, at most", *(span(*each) for each in used))
    table.add_row("  left unexplained", *(span(*b.unexplained) for b in bridges))
    table.add_row("", *("" for _ in bridges))
    table.add_row("Standing", *(b.standing.value for b in bridges))
    text = io.StringIO()
    Console(file=text, width=WIDTH).print(table)
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines())


def _size(bridge: Bridge, reason: str) -> str:
    found = [a for a in bridge.adjustments if a.reason.id == reason]
    return size(found[0]) if found else "–"


def _cases(found: Reconciliation) -> Iterator[str]:
    """Each reason's children once a measure: the same children stand behind every publication."""
    for measure in dict.fromkeys(b.measure for b in found.bridges):
        bridge = next(b for b in found.bridges if b.measure == measure)
        for each in bridge.adjustments:
            if each.cases.height:
                yield from ("", f"{each.reason.title} ({NOUNS[measure][1]})")
            for row in each.cases.iter_rows(named=True):
                outcomes = f"; outcomes {row[OUTCOMES]}" if row[OUTCOMES] else ""
                yield from _wrapped(
                    f"{row[SUBJECT]}: {span(row['change'], row['change'])}, {row[READING]}{outcomes}",
                    indent="  ",
                )


def _wrapped(*texts: str, indent: str = "") -> list[str]:
    return [
        line
        for text in texts
        for line in wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
    ]
