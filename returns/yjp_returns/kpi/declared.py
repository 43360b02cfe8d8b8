"""The quarterly KPI return, declared: the year 2023/24 and what later years change."""

from typing import Final

from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.definition import Table
from yjp.indicators.kpi.sources import SQL
from yjp_returns.definition import Deadline, PeriodKind, Return, Stated
from yjp_returns.kpi.checks import CHECKS
from yjp_returns.overlay import Overlay
from yjp_returns.recipients import MINISTRY, MINISTRY_FROM, NEW_RECIPIENT, YJB

KPI: Final = "kpi"

KPI_2023: Return[Table] = Return(
    id=KPI,
    title="Key performance indicators, quarterly return",
    legal_basis=Stated(
        text="Condition of the youth justice core grant; the KPIs are collected from April 2023",
        source="GOV.UK, Key performance indicators for youth justice services",
        grade="Q",
    ),
    recipient=YJB,
    deadline=Deadline(
        rule="About one month after the end of the quarter, as older returns were; the rule for the KPIs was not "
        "found: ask the recipient",
        source="Practice of the older summary returns",
        grade="M",
        months=1,
    ),
    period=PeriodKind.QUARTER,
    tables=KPIS_2023.tables,
    checks=CHECKS,
    source=SQL,
    grade="Q",
    year=2023,
    starts=KPIS_2023.starts,
    command="yjp return kpi --period {period} --format xlsx",
    none_before=KPIS_2023.starts,
)
KPI_2026: Overlay[Table] = Overlay(
    year=2026,
    starts=MINISTRY_FROM,
    why=Stated(
        text=f"{NEW_RECIPIENT.text}. No other set of KPIs was found: the tables of 2023 are carried on until one is",
        source=NEW_RECIPIENT.source,
        grade=NEW_RECIPIENT.grade,
    ),
    recipient=MINISTRY,
)
