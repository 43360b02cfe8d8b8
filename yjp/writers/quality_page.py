"""The data-quality report as one accessible page: no scripts, nothing from elsewhere, readable on paper.

It holds values of children's records. The same report gives the same bytes.
"""

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from lxml import html
from lxml.html import builder as e

from yjp.numbers import numbered
from yjp.periods import snapshot
from yjp.quality.effect import Effect
from yjp.quality.report import QualityReport, RuleLine
from yjp.quality.wording import (
    METHOD,
    NOT_A_LIMIT,
    PRIVATE,
    WHICH_YEAR,
    aside_rows,
    effects_words,
    ends,
    figure_name,
    value,
)
from yjp.writers.quality_style import STYLE

MOST_RECORDS = 50
"""Records of a rule on the page; the workbook has them all."""
MOST_ASIDE = 200
_NOT_FOR_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"

Node: TypeAlias = Any
"""An element; lxml carries no types."""
Cell: TypeAlias = str | Node


def quality_page(report: QualityReport) -> bytes:
    """The page's bytes, UTF-8."""
    about = report.about
    title = f"Data quality: {about.service}, extract of {snapshot(about.extract_date).label}"
    parts = (
        ("headlines", "What could move the newest figures", _headlines(report)),
        ("failed", "Rules that fail", _failed(report)),
        ("records", "Failing records", _records(report)),
        ("aside", "Rows set aside", _aside(report)),
        ("accepted", "Accepted failures", _accepted(report)),
        ("not-run", "Rules that could not run", _not_run(report)),
        ("passed", "Rules that passed", _passed(report)),
    )
    page = e.HTML(
        e.HEAD(
            e.META(charset="utf-8"),
            e.META({"http-equiv": "Content-Security-Policy", "content": POLICY}),
            e.META(name="viewport", content="width=device-width, initial-scale=1"),
            e.TITLE(title),
            e.STYLE(STYLE),
        ),
        e.BODY(
            e.HEADER(
                e.H1(title),
                *([e.P(about.banner, e.CLASS("banner"))] if about.banner else []),
                e.P(PRIVATE),
                e.P(_summary(report)),
                e.NAV(
                    e.UL(*(e.LI(e.A(heading, href=f"#{name}")) for name, heading, _ in parts)),
                    {"aria-label": "On this page"},
                ),
            ),
            e.MAIN(
                *(
                    e.SECTION(e.H2(heading, id=f"{name}"), *content, {"aria-labelledby": name})
                    for name, heading, content in parts
                )
            ),
            e.FOOTER(e.P(f"Made by yjp {about.yjp_version}; run {about.run_id}.")),
        ),
        lang="en-GB",
    )
    text: bytes = html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")
    return text + b"\n"


def _summary(report: QualityReport) -> str:
    by_severity = ", ".join(numbered(n, severity) for severity, n in report.open_by_severity.items())
    return (
        f"{numbered(len(report.rules), 'rule')}: {len(report.in_state('passed'))} passed, {len(report.failed)} failed, "
        f"{len(report.all_accepted)} failed with all failures accepted, {len(report.in_state('could_not_run'))} could "
        f"not run. Open: {by_severity}. {numbered(report.rows_set_aside, 'row')} set aside at intake."
    )


def _headlines(report: QualityReport) -> list[Node]:
    if not report.headlines:
        return [e.P("The caseload has no settled figure yet.")]
    rows: list[Sequence[Cell]] = [
        (
            figure_name(effect),
            effect.figure.period.label,
            value(effect, effect.figure.value),
            _between(effect),
            str(effect.records),
        )
        for effect in report.headlines
    ]
    table = _table(
        "How far each of the newest figures could move until all open records are settled",
        ("Figure", "Period", "Now", "Between", "Records that could move it"),
        rows,
        numbers=(2, 4),
    )
    return [table, e.P(f"{WHICH_YEAR[0].upper()}{WHICH_YEAR[1:]}."), e.P(METHOD), e.P(NOT_A_LIMIT)]


def _between(effect: Effect) -> Cell:
    return ends(effect, "to") if effect.moves else "cannot move"


def _failed(report: QualityReport) -> list[Node]:
    if not report.failed:
        return [e.P("No rule fails for a record that nobody has accepted.")]
    rows: list[Sequence[Cell]] = [
        (
            e.SPAN(line.code, e.SPAN(line.severity, e.CLASS(f"tag {line.severity}"))),
            line.title,
            f"{len(line.open):,}",
            f"{line.accepted:,}",
            _lines(effects_words(line)),
            line.action,
        )
        for line in report.failed
    ]
    headings = ("Rule", "What is wrong", "Open", "Accepted", "What it costs", "What to do")
    caption = (
        "Rules that fail: what could move the newest figures furthest comes first, then errors, "
        "warnings and queries"
    )
    return [_table(caption, headings, rows, numbers=(2, 3))]


def _records(report: QualityReport) -> list[Node]:
    failing = [line for line in report.rules if line.open or line.accepted]
    if not failing:
        return [e.P("No record fails a rule.")]
    by_rule = report.records.partition_by("rule", as_dict=True)
    return [
        _records_of(line, report.place(line.table), by_rule[(line.code,)].rows(named=True))
        for line in failing
    ]


def _records_of(line: RuleLine, place: str, records: Sequence[dict[str, object]]) -> Node:
    rows = [
        (
            _said(r["record"]),
            _said(r["_row"]),
            _said(r["child_id"]),
            _said(r["other_ids"]),
            _said(r["first_date"]),
            _said(r["values"]),
            _said(r["state"]),
            _said(r["moves"]),
        )
        for r in records[:MOST_RECORDS]
    ]
    shown = f", the first {MOST_RECORDS} of {len(records):,}" if len(records) > MOST_RECORDS else ""
    file = "" if place == line.table else f" in {place}"
    caption = f"{line.code}, records of {line.table}{file}{shown}"
    headings = (
        "Record",
        "Row in file",
        "Child",
        "Other ids",
        "First date",
        "Values to look at",
        "State",
        "Could move",
    )
    table = _table(caption, headings, rows, numbers=(1,), free=(0, 2, 3, 5))
    more = [e.P("The workbook has all of them.")] if shown else []
    summary = e.SUMMARY(f"{line.code}: {line.title} ({numbered(len(records), 'record')})")
    return e.DETAILS(summary, table, *more)


def _aside(report: QualityReport) -> list[Node]:
    if report.quarantine.is_empty():
        return [e.P("Nothing was set aside.")]
    rows = aside_rows(report.quarantine.head(MOST_ASIDE))
    table = _table(
        "Rows that were set aside at intake, each with its reason; their figures are counted without them",
        ("Table", "File", "Row in file", "Column", "Reason", "Value", "The row as it came"),
        [[_said(cell) for cell in row] for row in rows],
        numbers=(2,),
        free=(1, 5, 6),
    )
    cut = report.quarantine.height - len(rows)
    return [table, *([e.P(f"And {cut:,} more: the workbook has all of them.")] if cut else [])]


def _accepted(report: QualityReport) -> list[Node]:
    if not report.accepted and not report.past:
        return [e.P("Nothing was accepted.")]
    rows: list[Sequence[Cell]] = [
        (
            d.acceptance.rule,
            _said(d.acceptance.record),
            d.standing.value,
            _said(d.acceptance.reason),
            _said(d.acceptance.who),
            _said(d.acceptance.accepted_on),
            _said(d.acceptance.until or "until the record changes"),
        )
        for d in report.accepted
    ]
    rows += [
        (
            past.was["rule"],
            _said(past.was["record"]),
            f"{past.ending.ended} by {past.ending.who} on {past.ending.on}: {past.ending.reason}",
            _said(past.was["reason"]),
            _said(past.was["who"]),
            "",
            "",
        )
        for past in report.past
    ]
    headings = ("Rule", "Record", "Now", "Reason", "Who", "Accepted on extract of", "Until")
    return [_table("Failures that somebody accepted", headings, rows, free=(1, 2, 3))]


def _not_run(report: QualityReport) -> list[Node]:
    lines = report.in_state("could_not_run")
    if not lines:
        return [e.P("Every rule could run.")]
    rows = [(line.code, line.title, line.why or "") for line in lines]
    caption = "Rules that could not run: nobody knows whether they would pass"
    return [_table(caption, ("Rule", "What it looks for", "Could not run because"), rows)]


def _passed(report: QualityReport) -> list[Node]:
    lines = sorted(report.in_state("passed"), key=lambda line: line.code)
    if not lines:
        return [e.P("No rule passed.")]
    rows = [(line.code, line.title, line.severity) for line in lines]
    return [_table("Rules that passed, by code", ("Rule", "What it looks for", "Severity"), rows)]


def _table(
    caption: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    numbers: Sequence[int] = (),
    free: Sequence[int] = (),
) -> Node:
    """A table that can be scrolled by keyboard; its first cell names the row. ``free`` cells may break anywhere."""
    kinds = dict.fromkeys(numbers, "number") | dict.fromkeys(free, "free")

    def cell(place: int, content: Cell) -> Node:
        made = e.TH(content, scope="row") if not place else e.TD(content)
        if place in kinds:
            made.set("class", kinds[place])
        return made

    table = e.TABLE(
        e.CAPTION(caption),
        e.THEAD(e.TR(*(e.TH(heading, scope="col") for heading in headings))),
        e.TBODY(*(e.TR(*(cell(place, content) for place, content in enumerate(row))) for row in rows)),
    )
    return e.DIV(table, e.CLASS("scroll"), {"role": "region", "tabindex": "0", "aria-label": caption})


def _lines(text: str) -> Cell:
    first, *rest = text.split("\n")
    if not rest:
        return first
    return e.UL(*(e.LI(line) for line in (first, *rest)))


def _said(value_: object) -> str:
    """A value as text; characters that no page may hold are replaced."""
    return "" if value_ is None else _NOT_FOR_XML.sub("\N{REPLACEMENT CHARACTER}", str(value_))
