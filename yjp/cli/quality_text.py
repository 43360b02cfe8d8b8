"""The data-quality report as text for a terminal: files, rows, columns and reasons, and no value of any record."""

import re
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from yjp.numbers import numbered
from yjp.periods import snapshot
from yjp.quality.report import QualityReport, RuleLine
from yjp.quality.wording import WHICH_YEAR, effects_words, figure_name, range_words

WIDTH = 100
_ABSENT, _NAMED = re.compile(r"no '.*' table in the extract$"), re.compile(r"no '(\w+)'")
"""What ``yjp.rules.run`` says of rules whose tables are not there, and the tables in it."""
MOST_ROWS = 10
"""Row numbers of a rule; the workbook has them all."""
MOST_ASIDE = 20
"""Rows set aside for the same reason in the same column of a file."""


def quality_text(report: QualityReport) -> str:
    """The report, ranked: what moves one of the newest figures first, then by severity."""
    about = report.about
    lines = [f"{about.service}: data quality of the extract of {snapshot(about.extract_date).label}"]
    lines += [about.banner] if about.banner else []
    lines += _headlines(report)
    costly = [line for line in report.failed if line.moves]
    lines += _rules(report, "Failed, and moves one of the newest figures", costly)
    for severity, _ in report.open_by_severity.items():
        rest = [line for line in report.failed if not line.moves and line.severity == severity]
        lines += _rules(report, f"Failed, moves none of the newest figures: {severity}", rest)
    lines += _accepted(report)
    lines += _not_run(report)
    lines += ["", _states(report)]
    lines += _aside(report)
    return "\n".join(lines) + "\n"


def _headlines(report: QualityReport) -> Iterator[str]:
    moved = [e for e in report.headlines if e.moves]
    if moved:
        yield from (
            "",
            "What could move the newest figures until open records are settled",
            f"  ({WHICH_YEAR})",
        )
    for effect in moved:
        yield f"  {figure_name(effect)}, {effect.figure.period.label}: {range_words(effect)}."
    if not moved:
        yield from ("", "No open record can move one of the newest figures.")


def _rules(report: QualityReport, heading: str, lines: list[RuleLine]) -> Iterator[str]:
    if lines:
        yield from ("", heading)
    for line in lines:
        yield f"  {line.code} {line.severity}, {numbered(len(line.open), 'record')}: {line.title}."
        if line.moves:
            yield from (f"      {words}." for words in effects_words(line).splitlines())
        where = report.place(line.table)
        if line.moving and len(line.moving) < len(line.open):
            rows = f"{where}, {_rows(line.moving)} could move it; in all {_rows(line.open)}"
        else:
            rows = f"{where}, {_rows(line.open)}"
        yield from wrap(rows, WIDTH, initial_indent="      ", subsequent_indent="        ")
        yield from wrap(line.action, WIDTH, initial_indent="      ", subsequent_indent="      ")


def _rows(rows: tuple[int, ...]) -> str:
    more = f" and {len(rows) - MOST_ROWS:,} more" if len(rows) > MOST_ROWS else ""
    return f"{'row' if len(rows) == 1 else 'rows'} {', '.join(str(row) for row in rows[:MOST_ROWS])}{more}"


def _accepted(report: QualityReport) -> Iterator[str]:
    if report.accepted:
        yield from ("", "Accepted")
    for decision in report.accepted:
        acceptance = decision.acceptance
        table = decision.table
        row = f"{report.place(table)}, row {decision.row}: " if table and decision.row is not None else ""
        until = f", until {acceptance.until}" if acceptance.until else ""
        yield f"  {acceptance.rule} {row}{decision.standing} (by {acceptance.who}{until})."
    if report.accepted:
        # A reason is somebody's own words about a record, and may name a child.
        yield "  The reasons are in the workbook and the page: --out FILE.xlsx or FILE.html."
    if report.past:
        yield from ("", "Accepted once, and no more")
    for past in report.past:
        ending = past.ending
        yield f"  {past.was['rule']}, by {past.was['who']}: {ending.ended} by {ending.who} on {ending.on}."


def _not_run(report: QualityReport) -> Iterator[str]:
    lines = report.in_state("could_not_run")
    if lines:
        yield from ("", "Could not run, which is not a pass")
    absent = [line for line in lines if _ABSENT.match(line.why or "")]
    if absent:
        tables = sorted({name for line in absent for name in _NAMED.findall(line.why or "")})
        yield from wrap(
            f"Tables not in the extract: {', '.join(tables)}: {numbered(len(absent), 'rule')}.",
            WIDTH,
            initial_indent="  ",
            subsequent_indent="      ",
        )
    because = sorted(
        (line for line in lines if line not in absent), key=lambda line: (line.why or "", line.code)
    )
    for why, group in groupby(because, key=lambda line: line.why):
        yield from wrap(
            f"{', '.join(line.code for line in group)}: {why}.",
            WIDTH,
            initial_indent="  ",
            subsequent_indent="      ",
        )


def _states(report: QualityReport) -> str:
    accepted = (
        f", {len(report.all_accepted)} failed with all failures accepted" if report.all_accepted else ""
    )
    return (
        f"{numbered(len(report.rules), 'rule')}: {len(report.in_state('passed'))} passed, {len(report.failed)} failed"
        f"{accepted}, {len(report.in_state('could_not_run'))} could not run."
    )


def _aside(report: QualityReport) -> Iterator[str]:
    yield ""
    for table, count in report.counts.items():
        read, accepted, aside = count["read"], count["accepted"], count["quarantined"]
        left_out = f" + {count['filtered']:,} left out by the mapping" if "filtered" in count else ""
        yield f"{table}: {read:,} rows read = {accepted:,} accepted + {aside:,} set aside{left_out}"
    rows = report.quarantine.select("file", "column", "reason", "row").rows()
    for _, found in groupby(rows, key=lambda r: r[:3]):
        group = list(found)
        for file, column, reason, row in group[:MOST_ASIDE]:
            where = f", {column}" if column else ""
            yield f"  {file}, row {row}{where}: {reason}."
        if len(group) > MOST_ASIDE:
            yield f"  and {len(group) - MOST_ASIDE:,} rows more for the same reason."
    if not rows:
        yield "Nothing was set aside."
