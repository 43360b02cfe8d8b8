"""Data quality: which rules fail, what that costs the headline figures, what to mend, and whether it gets better."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from dash import Input, Output, dcc, html

from yjp.ledger import Ledger
from yjp.numbers import plain
from yjp.periods import snapshot
from yjp_dashboards.attention import Notice, counted
from yjp_dashboards.auth.roles import Act
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.case_list import case_list, connect_case_list, list_section
from yjp_dashboards.components.stacked import row, stacked
from yjp_dashboards.dataquality import RECORDS, PastImport, Quality, RuleLine, RuleState
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page
from yjp_dashboards.viewing import Viewing, viewing

PATH = "/data-quality"
NAME = "quality"
PROGRESS = "quality-progress"
BEGIN = "quality-begin"
NOT_A_PASS = "A rule that could not run is not passed: what it asks about is not in the extract."
FAILED = ("Rule", "What is wrong", "Records", "Accepted", "What it costs", "What to do")
DOUBTS = ("Figure", "Period", "Now", "Could be", "Records behind it")
READ = ("Table", "Rows read", "Kept", "Set aside")
ASIDE = ("File", "Column", "Reason", "Rows", "The first")
IMPORTS = ("Extract of", "Import", "Rows read", "Set aside", "Errors", "Warnings", "Queries")


class DataQualityPage:
    """The page; what it shows is worked out once a release by whoever holds the records."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """Summary, cost, failing rules, records to mend, progress, and the rest folded away."""
        now = viewing()
        found = now.data_quality()
        return [
            html.H1("Data quality"),
            html.P(summary(found), className="lead"),
            _section("cost", "What could move a headline figure", _doubts(found)),
            _section("failed", "Rules that fail", _failed(found)),
            *_records(now, found),
            _section("progress", "Is it getting better?", _progress()),
            _section("read", "What the import read", _read(found)),
            _section("rest", "Rules that did not fail", _rest(found)),
        ]


def summary(found: Quality) -> str:
    """How many rules stand how, in one line."""
    counts = {state: len(found.in_state(state)) for state in RuleState}
    accepted = (
        f", {counts[RuleState.ACCEPTED]} fail where somebody accepted it"
        if counts[RuleState.ACCEPTED]
        else ""
    )
    aside = found.rows_set_aside
    return (
        f"{counts[RuleState.FAILED]} of {len(found.rules)} rules fail{accepted}, "
        f"{counts[RuleState.PASSED]} are passed and {counts[RuleState.COULD_NOT_RUN]} could not run. "
        + (
            "No row was set aside at the import."
            if not aside
            else f"{_counted(aside, 'row')} set aside at the import."
        )
    )


def needs_attention(now: Viewing) -> tuple[Notice, ...]:
    """What should be mended before the figures are shown to anybody."""
    if not now.records.held or not now.may(Act.OWN_FIGURES):
        return ()
    found = now.data_quality()
    errors = sum(each.open for each in found.in_state(RuleState.FAILED) if each.severity == "error")
    return counted(
        (
            (
                len(found.moving),
                "rule fails where it could move a headline figure",
                "rules fail where they could move a headline figure",
            ),
            (errors, "record has an error to mend", "records have an error to mend"),
            (found.rows_set_aside, "row was set aside at the import", "rows were set aside at the import"),
            (
                found.late or 0,
                "outcome came late, after its day had been counted",
                "outcomes came late, after their days had been counted",
            ),
        ),
        PATH,
    )


def offered(now: Viewing) -> bool:
    """Whether there are records to judge."""
    return now.records.held


def _section(name: str, heading: str, body: Sequence[Any]) -> Any:
    identifier = f"{NAME}-{name}"
    return html.Section(
        [html.H2(heading, id=identifier, tabIndex=-1), *body],
        className="panel",
        **aria(labelledby=identifier),
    )


def _doubts(found: Quality) -> list[Any]:
    if not found.doubts:
        return [html.P("The caseload has no settled headline figure yet.", className="notice")]
    moved = [each for each in found.doubts if each.records]
    words = (
        f"{len(moved)} of {len(found.doubts)} headline figures could move until records are settled."
        if moved
        else "No open record can move a headline figure."
    )
    caption = "How far each headline figure could move until all open records are settled"
    rows = [
        row(DOUBTS, (each.name, each.period, each.now, each.between, plain(each.records, 0)))
        for each in found.doubts
    ]
    method = html.Details(
        [html.Summary("How this is worked out"), *(html.P(each) for each in found.method)], className="more"
    )
    return [html.P(words, className="takeaway"), stacked(caption, DOUBTS, rows), method]


def _failed(found: Quality) -> list[Any]:
    failing = found.in_state(RuleState.FAILED)
    if not failing:
        return [html.P("No rule fails for a record that nobody has accepted.", className="takeaway")]
    costly = len(found.moving)
    words = (
        f"{costly} of {len(failing)} could move a headline figure; what moves one furthest comes first."
        if costly
        else f"None of the {len(failing)} could move a headline figure."
    )
    caption = "Rules that fail, what each costs, and what to do in the case system"
    return [html.P(words, className="takeaway"), stacked(caption, FAILED, [_rule(each) for each in failing])]


def _rule(line: RuleLine) -> Any:
    code = [html.Span(line.code), html.Span(line.severity, className=f"severity severity-{line.severity}")]
    costs = html.Ul([html.Li(each) for each in line.costs]) if line.costs else "Moves no headline figure"
    accepted = plain(line.accepted, 0)
    return row(FAILED, (code, line.title, plain(line.open, 0), accepted, costs, line.action))


def _records(now: Viewing, found: Quality) -> list[Any]:
    failing = [
        line for line in found.in_state(RuleState.FAILED) if f"{RECORDS}{line.code}" in now.lists.titles
    ]
    if not failing or not now.may(Act.CASE_LISTS):
        return []
    options = [
        (f"{RECORDS}{line.code}", f"{line.code}: {line.title} ({_counted(line.open, 'record')})")
        for line in failing
    ]
    body = case_list(f"{NAME}-records", options, legend="Records that fail")
    return [list_section(f"{NAME}-records", "Records to mend", body)]


def _progress() -> list[Any]:
    # Each earlier import is judged anew, which may take a while: the page is there before.
    return [
        html.Div(
            html.P("Judging the earlier imports…", className="quiet"), id=PROGRESS, **aria(live="polite")
        ),
        dcc.Store(id=BEGIN, data=1),
    ]


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
    said = f"{_counted(now, 'open record')} in the newest import"
    if now == before:
        return f"{said}, as many as in the one before."
    return (
        f"{said}, {plain(abs(now - before), 0)} {'fewer' if now < before else 'more'} than in the one before."
    )


def _read(found: Quality) -> list[Any]:
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
        came = "No outcome came late" if not found.late else f"{_counted(found.late, 'outcome')} came late"
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


def _rest(found: Quality) -> list[Any]:
    not_run = sorted(found.in_state(RuleState.COULD_NOT_RUN), key=lambda line: (line.why or "", line.code))
    folds = []
    if not_run:
        reasons = [
            html.Li([f"{why or 'No reason is given'}: ", ", ".join(line.code for line in lines)])
            for why, lines in (
                (why, list(group)) for why, group in groupby(not_run, key=lambda line: line.why)
            )
        ]
        folds.append(_fold(f"Could not run: {len(not_run)}", [html.P(NOT_A_PASS), html.Ul(reasons)]))
    for state, name in ((RuleState.ACCEPTED, "Fail, all accepted"), (RuleState.PASSED, "Passed")):
        lines = found.in_state(state)
        if lines:
            listed = html.Ul([html.Li([html.Strong(line.code), f" {line.title}"]) for line in lines])
            folds.append(_fold(f"{name}: {len(lines)}", [html.P(RULE_SAYS), listed]))
    return folds


RULE_SAYS = "Each is named by what would be wrong."


def _fold(name: str, body: list[Any]) -> Any:
    return html.Details([html.Summary(name), html.Div(body, className="rules")], className="more")


def _counted(n: int, noun: str) -> str:
    return f"{plain(n, 0)} {noun}{'' if n == 1 else 's'}"


def connect(on: Callbacks) -> None:
    """Judge the earlier imports once the page is there, and open the records of a rule."""
    connect_case_list(on, f"{NAME}-records", PATH, lambda name: name.startswith(RECORDS))

    @on.callback(Output(PROGRESS, "children"), Input(BEGIN, "data"))
    def judged(view: DataQualityPage, begin: Any) -> list[Any]:
        now = viewing()
        now.require(Act.OWN_FIGURES)
        return progress(now.records.imports())


PAGE = Page(
    path=PATH,
    name="Data quality",
    open=DataQualityPage,
    connect=connect,
    needs=Act.OWN_FIGURES,
    offered=offered,
)
