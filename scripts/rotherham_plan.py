"""Reads the tables of Rotherham's Youth Justice Plan 2019-2021 out of the text of the scrutiny pack that holds it."""

import re
from collections.abc import Iterable, Mapping

from yjp.periods import parse_window

Row = Mapping[str, object]
Table = tuple[Row, ...]

PLAN_AREAS = {
    "Rotherham": ("rotherham_published", "Rotherham (as published)", "published_local"),
    "South Yorkshire PCC": ("south_yorkshire_pcc", "South Yorkshire PCC area", "pcc"),
    "YOT Family": ("rotherham_family", "YOT family", "family"),
    "National": ("national", "National (as printed)", "national"),
}
OUTCOMES_IN_CHART_1C = (
    "Youth Caution",
    "Youth Conditional Caution",
    "Referral Order",
    "Youth Rehabilitation Order",
    "Detention and Training Order",
    "Section 90-92 Detention",
    "Other Outcome (Discharge/Fine etc.)",
)


def plan_row(indicator: str, window: str, area: str, value: str, where: str, **more: str) -> Row:
    """A row of Rotherham's plan; the area as the plan prints it."""
    code, name, role = PLAN_AREAS[area]
    parts = {"numerator": "", "group": "", "group_value": "", "note": ""} | more
    return {
        "indicator": indicator,
        "window": parse_window(window).id,
        "area": code,
        "area_name": name,
        "area_role": role,
        "group": parts["group"],
        "group_value": parts["group_value"],
        "value": value,
        "numerator": parts["numerator"],
        "page_or_chart": where,
        "note": parts["note"],
    }


def tables(text: str) -> Table:
    """What Rotherham's plan prints of itself and its comparators, read from the plan's own tables."""
    plan = text[text.index("Appendix A: Rotherham Youth Justice Plan 2019-2021") :]
    return (*_entrants(plan), *_custody(plan), *_reoffending(plan), *_caseload(plan))


def _entrants(plan: str) -> Iterable[Row]:
    rate, children = found(r"Jan to Dec 2018 stands\s+at (\d+) \((\d+) young people\)", plan)
    yield plan_row(
        "fte_rate", "2018-12.12m", "Rotherham", rate, "progress on the 2018 plan", numerator=children
    )
    for area in PLAN_AREAS:
        (change,) = found(rf"\n{area} (-\d+\.\d)%\n", plan)
        note = "The prose below the chart prints -16%." if area == "YOT Family" else ""
        yield plan_row("fte_rate_change", "2018-12.12m", area, change, "Chart 1a", note=note)


def _custody(plan: str) -> Iterable[Row]:
    table = plan[plan.index("Rate of \nCustody") : plan.index("Chart 3b \n")]
    (children,) = found(r"is 0\.12 and relates to\s+(\d+) young people", plan)
    for area in PLAN_AREAS:
        printed = r"\s+".join(area.split())
        rates = found(rf"\n{printed}\s+(\d\.\d\d) (\d\.\d\d) (\d\.\d\d) (\d\.\d\d) (\d\.\d\d)", table)
        for year, rate in zip(range(2015, 2020), rates, strict=True):
            last = area == "Rotherham" and year == 2019
            note = "Printed as 3 young people; the indicator counts sentences." if last else ""
            yield plan_row(
                "custody_rate",
                f"{year}-03.12m",
                area,
                rate,
                "Chart 3b",
                numerator=children if last else "",
                note=note,
            )


def _reoffending(plan: str) -> Iterable[Row]:
    table = plan[plan.index("Chart 2c  \n") :]
    for area in PLAN_AREAS:
        values = found(rf"\n{area} (\d+\.\d) (\d+\.\d) (\d\.\d\d) (\d\.\d\d)", table)
        columns = [
            (i, w)
            for i in ("binary_reoffending", "reoffences_per_reoffender")
            for w in ("2016-06.12m", "2017-06.12m")
        ]
        for (indicator, window), value in zip(columns, values, strict=True):
            yield plan_row(indicator, window, area, value, "Chart 2c")


def _caseload(plan: str) -> Iterable[Row]:
    categories = {
        "Statutory": "statutory",
        "YC/YCC": "yc_ycc",
        "Pre Court": "pre_court",
        "Prevention": "prevention",
        "Other": "other",
    }
    needs = ("ehcp", "sen_support", "not_recorded")
    table = plan[plan.index("YOT Caseload - \n18/06/2019") :]

    def row(group: str, value: str, count: str) -> Row:
        more = {"group": group, "group_value": value, "numerator": count}
        return plan_row("caseload", "2019-06-18", "Rotherham", count, "Chart 5", **more)

    total, *columns = found(r"\nGrand Total (\d+) (\d+) (\d+) (\d+)", table)
    yield row("", "", total)
    for need, count in zip(needs, columns, strict=True):
        yield row("send", need, count)
    added = dict.fromkeys(needs, 0)
    for printed, category in categories.items():
        (cells,) = found(rf"\n{printed} ([\d ]+)\n", table)
        count, *parts = cells.split()
        yield row("category", category, count)
        # A row with blank cells prints its total and one part only; the column totals show which part it is.
        for need, part in zip(needs if len(parts) == len(needs) else needs[-1:], parts, strict=True):
            added[need] += int(part)
            yield row("cat_send", f"{category}-{need}", part)
    if [str(added[need]) for need in needs] != columns:
        raise SystemExit("Chart 5 does not add up to its printed column totals")


def chart_1c(text: str) -> Table:
    """Entrants by outcome and care status in four overlapping years, as printed."""
    windows = [f"{end}.12m" for end in ("2018-06", "2018-09", "2018-12", "2019-03")]
    rows = []
    for outcome in OUTCOMES_IN_CHART_1C:
        numbers = found(rf"\n{re.escape(outcome)}" + r" (\d+)" * 8 + r" ?\n", text)
        for window, total, lac in zip(windows, numbers[::2], numbers[1::2], strict=True):
            rows.append({"window": window, "outcome_type": outcome, "total": total, "lac": lac})
    return tuple(rows)


def found(pattern: str, text: str) -> tuple[str, ...]:
    """The groups of the first match; the build stops if the source no longer says it."""
    if match := re.search(pattern, text):
        return match.groups()
    raise SystemExit(f"not found in the plan's text: {pattern}")
