"""The rules over a caseload as tables: what fails, what that costs, and what did not fail."""

from itertools import groupby
from typing import Any

from dash import html

from yjp.numbers import plain
from yjp_dashboards.components.stacked import row, stacked
from yjp_dashboards.data_quality import Quality, RuleLine, RuleState

NOT_A_PASS = "A rule that could not run is not passed: what it asks about is not in the extract."
FAILED = ("Rule", "What is wrong", "Records", "Accepted", "What it costs", "What to do")
NEWEST = (
    "Each figure is of its newest year. The headline year of the overview is the newest that can be compared, which "
    "may be an earlier one."
)
DOUBTS = ("Figure", "Period", "Now", "Could be", "Records behind it")


def doubts(found: Quality) -> list[Any]:
    """How far each of the newest figures could move until all open records are settled."""
    if not found.doubts:
        return [html.P("The caseload has no settled figure yet.", className="notice")]
    moved = [each for each in found.doubts if each.records]
    words = (
        f"{len(moved)} of the {len(found.doubts)} newest figures could move until records are settled."
        if moved
        else "No open record can move any of the newest figures."
    )
    caption = "How far each of the newest figures could move until all open records are settled"
    rows = [
        row(DOUBTS, (each.name, each.period, each.now, each.between, plain(each.records, 0)))
        for each in found.doubts
    ]
    method = html.Details(
        [html.Summary("How this is worked out"), *(html.P(each) for each in found.method)], className="more"
    )
    said = [html.P(words, className="takeaway"), html.P(NEWEST, className="quiet")]
    return [*said, stacked(caption, DOUBTS, rows), method]


def failed(found: Quality) -> list[Any]:
    """The failing rules: what each costs and what to do, the costliest first."""
    failing = found.in_state(RuleState.FAILED)
    if not failing:
        return [html.P("No rule fails for a record that nobody has accepted.", className="takeaway")]
    costly = len(found.moving)
    words = (
        f"{costly} of {len(failing)} could move one of the newest figures; what moves one furthest comes first."
        if costly
        else f"None of the {len(failing)} could move any of the newest figures."
    )
    caption = "Rules that fail, what each costs, and what to do in the case system"
    return [html.P(words, className="takeaway"), stacked(caption, FAILED, [_rule(each) for each in failing])]


def _rule(line: RuleLine) -> Any:
    code = [html.Span(line.code), html.Span(line.severity, className=f"severity severity-{line.severity}")]
    costs = (
        html.Ul([html.Li(each) for each in line.costs]) if line.costs else "Moves none of the newest figures"
    )
    accepted = plain(line.accepted, 0)
    return row(FAILED, (code, line.title, plain(line.open, 0), accepted, costs, line.action))


def other_rules(found: Quality) -> list[Any]:
    """Rules that could not run, are accepted or passed, folded away."""
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
