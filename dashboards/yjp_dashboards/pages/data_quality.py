"""Data quality: which rules fail, what that costs the newest figures, what to mend, and whether it gets better."""

from collections.abc import Mapping
from typing import Any

from dash import Input, Output, dcc, html

from yjp.ledger import Ledger
from yjp.numbers import numbered
from yjp_dashboards.attention import Notice, counted
from yjp_dashboards.auth.roles import Act
from yjp_dashboards.components.aria import aria
from yjp_dashboards.components.case_list import case_list, connect_case_list, list_section
from yjp_dashboards.components.imports import progress, rows_read
from yjp_dashboards.components.page_title import page_title
from yjp_dashboards.components.quality_rules import doubts, failed, other_rules
from yjp_dashboards.components.section import section
from yjp_dashboards.data_quality import RECORDS, Quality, RuleState
from yjp_dashboards.pages.callbacks import Callbacks
from yjp_dashboards.pages.page import Page
from yjp_dashboards.viewing import Viewing, viewing

PATH = "/data-quality"
NAME = "quality"
PROGRESS = "quality-progress"
BEGIN = "quality-begin"


class DataQualityPage:
    """The page; what it shows is worked out once a release by whoever holds the records."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def layout(self, query: Mapping[str, str]) -> list[Any]:
        """Summary, cost, failing rules, records to mend, progress, and the rest folded away."""
        now = viewing()
        found = now.data_quality()
        return [
            page_title(self.ledger, "Data quality"),
            html.P(summary(found), className="lead"),
            section(f"{NAME}-cost", "What could move the newest figures", doubts(found)),
            section(f"{NAME}-failed", "Rules that fail", failed(found)),
            *_records(now, found),
            section(f"{NAME}-progress", "Is it getting better?", _progress()),
            section(f"{NAME}-read", "What the import read", rows_read(found)),
            section(f"{NAME}-rest", "Rules that did not fail", other_rules(found)),
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
            else f"{numbered(aside, 'row')} set aside at the import."
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
                "rule fails where it could move the newest figures",
                "rules fail where they could move the newest figures",
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


def _records(now: Viewing, found: Quality) -> list[Any]:
    failing = [
        line for line in found.in_state(RuleState.FAILED) if f"{RECORDS}{line.code}" in now.lists.titles
    ]
    if not failing or not now.may(Act.CASE_LISTS):
        return []
    options = [
        (f"{RECORDS}{line.code}", f"{line.code}: {line.title} ({numbered(line.open, 'record')})")
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
