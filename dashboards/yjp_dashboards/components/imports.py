"""What the import read, and how one import compares with the next, as tables."""

from collections.abc import Sequence
from typing import Any

from dash import html

from yjp.numbers import numbered, plain
from yjp.periods import snapshot
from yjp_dashboards.components.stacked import row, stacked
from yjp_dashboards.data_quality import PastImport, Quality

READ = ("Table", "Rows read", "Kept", "Set aside")
ASIDE = ("File", "Column", "Reason", "Rows", "The first")
IMPORTS = ("Extract of", "Import", "Rows read", "Set aside", "Errors", "Warnings", "Queries")


def progress(imports: Sequence[PastImport]) -> list[Any]:
    """The imports that are held under today's rules, newest first, with a sentence on the last step."""
    if not imports:
        return [html.P("No import is held.", className="notice")]
    rows = [
        row(
            IMPORTS,
            (
                snapshot(each.extract).label,
                f"{each.number}{', shown here' if each.current else ''}",
                *(plain(n, 0) for n in (each.read, each.set_aside, each.errors, each.warnings, each.queries)),
            ),
        )
        for each in reversed(imports)
    ]
    caption = "Open failing records of each import, by today’s rules and what is accepted today"
    return [
        html.P(_step(imports), className="takeaway"),
        stacked(caption, IMPORTS, rows, class_name="numbers"),
    ]


def _step(imports: Sequence[PastImport]) -> str:
    if len(imports) < 2:
        return "There is one import so far. With the next, this says whether it gets better."
    before, now = (each.errors + each.warnings + each.queries for each in imports[-2:])
    said = f"{numbered(now, 'open record')} in the newest import"
    if now == before:
        return f"{said}, as many as in the one before."
    return (
        f"{said}, {plain(abs(now - before), 0)} {'fewer' if now < before else 'more'} than in the one before."
    )


def rows_read(found: Quality) -> list[Any]:
    """What was kept of the extract and what was set aside and why, table by table."""
    left_out = any(each.left_out for each in found.tables)
    headers = (*READ, "Left out by the mapping") if left_out else READ
    rows = [
        row(
            headers,
            (
                each.table.replace("_", " "),
                *(plain(n, 0) for n in (each.read, each.accepted, each.set_aside)),
                *([plain(each.left_out, 0)] if left_out else []),
            ),
        )
        for each in found.tables
    ]
    words = (
        "Nothing was set aside."
        if not found.set_aside
        else "Rows set aside are in no figure until they are mended in the case system and imported again."
    )
    late = []
    if found.late is not None:
        came = "No outcome came late" if not found.late else f"{numbered(found.late, 'outcome')} came late"
        late = [html.P(f"{came}: new in this import, of a day that the import before already covered.")]
    tables = [stacked("Rows of the extract, table by table", headers, rows, class_name="numbers")]
    if found.set_aside:
        aside = [
            row(
                ASIDE,
                (
                    each.file,
                    each.column or "the whole row",
                    each.reason,
                    plain(each.rows, 0),
                    _rows(each.first, each.rows),
                ),
            )
            for each in found.set_aside
        ]
        tables.insert(0, stacked("Rows set aside, and why", ASIDE, aside))
    fold = html.Details([html.Summary("Rows by table"), tables[-1]], className="more")
    return [html.P(words, className="takeaway"), *late, *tables[:-1], fold]


def _rows(first: Sequence[int], of: int) -> str:
    said = ", ".join(str(each) for each in first)
    return f"row {said}" if of == 1 else f"rows {said}{' …' if of > len(first) else ''}"
