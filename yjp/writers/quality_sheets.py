"""What each sheet of the data-quality workbook shows: one table, with a heading for every column."""

from collections.abc import Sequence

from yjp.quality.effect import Effect
from yjp.quality.report import QualityReport, RuleLine
from yjp.quality.wording import (
    METHOD,
    NOT_A_LIMIT,
    PRIVATE,
    WHICH_YEAR,
    aside_rows,
    effects_words,
    figure_name,
    range_words,
    state_words,
)
from yjp.writers.workbook import Amount, Cell, Column, Sheet

MOST_ROWS = 50_000
"""Rows of a sheet: what a desktop program still opens at once. What is cut is said on the sheet Summary."""


def sheets(report: QualityReport) -> tuple[Sheet, ...]:
    """What each sheet shows."""
    return (_summary(report), _by_rule(report), _by_record(report), _quarantine(report), _accepted(report))


def _summary(report: QualityReport) -> Sheet:
    about = report.about
    rows: list[Sequence[Cell]] = [
        ("About", "Service", about.service, None, None, about.banner),
        ("About", "Extract taken on", about.extract_date, None, None, None),
        ("About", "Keep this file safe", None, None, None, PRIVATE),
    ]
    rows += [
        (
            "What could move",
            f"{figure_name(e)}, {e.figure.period.label}",
            *_amounts(e, e.figure.value, e.lowest, e.highest),
            range_words(e),
        )
        for e in report.headlines
    ]
    counted = (
        ("Rules that passed", len(report.in_state("passed")), None),
        ("Rules that failed", len(report.failed), "With failures that nobody has accepted."),
        ("Rules that failed, all accepted", len(report.all_accepted), None),
        (
            "Rules that could not run",
            len(report.in_state("could_not_run")),
            "Not a pass: the sheet By rule says why.",
        ),
        *((f"Open failures: {severity}", n, None) for severity, n in report.open_by_severity.items()),
        ("Accepted failures", sum(line.accepted for line in report.rules), None),
    )
    rows += [("Rules", what, n, None, None, words) for what, n, words in counted]
    for table, count in report.counts.items():
        words = f"{count['read']:,} rows read = {count['accepted']:,} accepted + {count['quarantined']:,} set aside"
        if "filtered" in count:
            words += f" + {count['filtered']:,} left out by the mapping"
        rows.append(("Rows", f"Rows of {table} set aside", count["quarantined"], None, None, words))
    for name, n in (("By record", report.records.height), ("Set aside", report.quarantine.height)):
        if n > MOST_ROWS:
            words = f"The sheet {name} has the first {MOST_ROWS:,} of {n:,} rows; the JSON report has all."
            rows.append(("Rows", f"Sheet {name} is cut", n, None, None, words))
    rows += [
        ("How to read this", "Which year", None, None, None, f"{WHICH_YEAR[0].upper()}{WHICH_YEAR[1:]}."),
        ("How to read this", "What could move", None, None, None, METHOD),
        ("How to read this", "Not a 95% range", None, None, None, NOT_A_LIMIT),
    ]
    columns = (
        Column("Part", 18),
        Column("What", 48),
        Column("Now", 14),
        Column("Lowest", 10, number=True),
        Column("Highest", 10, number=True),
        Column("In words", 70),
    )
    return Sheet("Summary", columns, rows, "")


def _by_rule(report: QualityReport) -> Sheet:
    figures = [e.figure for e in report.headlines]
    columns = (
        Column("Rule", 9),
        Column("Severity", 10),
        Column("State", 14),
        Column("Open", 8, number=True),
        Column("Accepted", 11, number=True),
        Column("What is wrong where it fails", 42),
        Column("What it costs", 52),
        Column("What to do", 52),
        Column("Table", 14),
        Column("Columns to look at", 24),
        Column("Could not run because", 28),
        Column("Where the rule comes from", 36),
        *(
            Column(f"{figure_name(e)}: {end}", 14, number=True)
            for e in report.headlines
            for end in ("lowest", "highest")
        ),
    )
    rows = [_rule_row(line, [f.figure_id for f in figures]) for line in report.rules]
    # On paper without the two columns of each figure, which the column of costs says in words.
    printed = len(columns) - 2 * len(report.headlines)
    return Sheet("By rule", columns, rows, "There are no rules.", printed=printed)


def _rule_row(line: RuleLine, figures: Sequence[str]) -> list[Cell]:
    by_figure = {e.figure.figure_id: _amounts(e, e.lowest, e.highest) for e in line.moves}
    return [
        line.code,
        line.severity,
        state_words(line),
        len(line.open),
        line.accepted,
        line.title,
        effects_words(line),
        line.action,
        line.table,
        ", ".join(line.columns),
        line.why,
        line.source,
        *(end for figure in figures for end in by_figure.get(figure, (None, None))),
    ]


def _amounts(effect: Effect, *values: float | None) -> tuple[Amount | None, ...]:
    return tuple(None if v is None else Amount(v, effect.figure.decimals) for v in values)


def _by_record(report: QualityReport) -> Sheet:
    columns = (
        Column("Rule", 9),
        Column("Severity", 10),
        Column("What is wrong", 42),
        Column("Table", 14),
        Column("File", 30),
        Column("Row in file", 12, plain=True, number=True),
        Column("Record", 20),
        Column("Child", 14),
        Column("Other ids", 32),
        Column("First date in the row", 21),
        Column("Values to look at", 52),
        Column("State", 12),
        Column("Could move", 28),
    )
    after = report.records.columns.index("table") + 1
    rows = [
        (*row[:after], report.places.get(row[after - 1]), *row[after:])
        for row in report.records.head(MOST_ROWS).rows()
    ]
    return Sheet("By record", columns, rows, "No record fails a rule.")


def _quarantine(report: QualityReport) -> Sheet:
    columns = (
        Column("Table", 14),
        Column("File", 24),
        Column("Row in file", 12, plain=True, number=True),
        Column("Column", 20),
        Column("Reason", 48),
        Column("Value", 24),
        Column("The row as it came", 80),
    )
    return Sheet(
        "Set aside", columns, aside_rows(report.quarantine.head(MOST_ROWS)), "Nothing was set aside."
    )


def _accepted(report: QualityReport) -> Sheet:
    columns = (
        Column("Rule", 9),
        Column("Record", 20),
        Column("Table", 14),
        Column("Row in file", 12, plain=True, number=True),
        Column("Now", 32),
        Column("Reason", 52),
        Column("Who", 20),
        Column("Accepted on extract of", 23),
        Column("Accepted on", 12),
        Column("Until", 12),
        Column("Ended by", 20),
        Column("Ended on", 12),
        Column("Ended because", 52),
    )
    rows: list[Sequence[Cell]] = [
        (
            d.acceptance.rule,
            d.acceptance.record,
            d.table,
            d.row,
            d.standing.value,
            d.acceptance.reason,
            d.acceptance.who,
            d.acceptance.accepted_on,
            d.acceptance.said_on,
            d.acceptance.until,
            None,
            None,
            None,
        )
        for d in report.accepted
    ]
    rows += [
        (
            past.was["rule"],
            past.was["record"],
            None,
            None,
            past.ending.ended.value,
            past.was["reason"],
            past.was["who"],
            None,
            past.was["accepted_on"],
            past.was.get("until"),
            past.ending.who,
            past.ending.on,
            past.ending.reason,
        )
        for past in report.past
    ]
    return Sheet("Accepted", columns, rows, "Nothing was accepted.")
