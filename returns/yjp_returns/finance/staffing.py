"""Tables B7 and B8 of a year, from the caseload's staffing table."""

from collections.abc import Iterable, Mapping

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp_returns.finance.budget import amount
from yjp_returns.finance.declared import B7, B8, DISABLED, NOT_RECORDED, TOTAL, WELSH, Staffing
from yjp_returns.finance.grid import Gap, Grid, Sum, Value, with_totals

_ROW, _SECOND = "_row_code", "_second_code"
VACANT = "vacant"


def contract_grid(caseload: Caseload, year: int) -> Grid | None:
    """B7: full-time equivalent posts by contract, role and hours; None where the caseload has no staff of that year."""
    staff = _of_year(caseload, year)
    if staff is None:
        return None
    coded = staff.with_columns(
        pl.col(c.CONTRACT_TYPE).fill_null(NOT_RECORDED).alias(_ROW),
        pl.col(c.WORKING_HOURS).fill_null(NOT_RECORDED).alias(_SECOND),
    )
    return _grid(B7, coded, c.POSTS_FTE, {DISABLED: pl.col(c.DISABLED) == "yes"}, decimals=2)


def people_grid(caseload: Caseload, year: int) -> Grid | None:
    """B8: people by ethnicity, role and sex; None where the caseload has no staff of that year."""
    staff = _of_year(caseload, year)
    if staff is None:
        return None
    sex = pl.when(pl.col(c.STAFF_SEX) != "unknown").then(c.STAFF_SEX)
    coded = staff.filter(pl.col(c.CONTRACT_TYPE).ne_missing(VACANT)).with_columns(
        pl.col(c.STAFF_ETHNICITY).fill_null("NS").alias(_ROW), sex.fill_null(NOT_RECORDED).alias(_SECOND)
    )
    speaks = pl.col(c.WELSH_SPEAKER) == "yes"
    welsh = {WELSH: speaks} if coded.select(speaks.any()).item() else {}
    return _grid(B8, coded, c.HEADCOUNT, welsh, decimals=0)


def _of_year(caseload: Caseload, year: int) -> pl.DataFrame | None:
    if not caseload.has("staffing"):
        return None
    staff = caseload["staffing"].filter(pl.col(c.YEAR) == year).collect()
    return None if staff.is_empty() else staff


def _grid(
    table: Staffing, staff: pl.DataFrame, value: str, of_which: Mapping[str, pl.Expr], *, decimals: int
) -> Grid:
    rows = dict(table.rows) | _used(table.extra_rows, staff, _ROW)
    roles = dict(table.roles) | _used(table.extra_roles, staff, c.ROLE)
    columns = _columns(table, roles, staff)
    cells: dict[tuple[str, str], Value] = {}
    incomplete: set[tuple[str, str]] = set()
    wanted = [(label, pl.col(_ROW) == code) for code, label in rows.items()]
    for label, condition in (*wanted, *of_which.items()):
        here = staff.filter(condition)
        by_role = here.partition_by(c.ROLE, as_dict=True)
        by_both = here.partition_by(c.ROLE, _SECOND, as_dict=True)
        for heading, (role, second) in columns.items():
            held = by_role.get((role,)) if second is None else by_both.get((role, second))
            chosen = here.clear() if held is None else held
            found, partly = amount(chosen.get_column(value).cast(pl.Float64))
            # The table lists all staff of the year: a group that is not in it has nobody.
            cells[label, heading] = 0.0 if found is Gap.NO_LINE else found
            if partly:
                incomplete.add((label, heading))
    across = _across(table, columns)
    labels = tuple(rows.values())
    return with_totals(
        Grid(
            title=table.title,
            first_heading=table.first_heading,
            columns=(*columns, *(each.total for each in across)),
            rows=(*labels, TOTAL, *of_which),
            cells=cells,
            across=across,
            down=Sum(total=TOTAL, parts=labels),
            of_which=tuple(of_which),
            incomplete=frozenset(incomplete),
            decimals=decimals,
        )
    )


def _used(extra: Mapping[str, str], staff: pl.DataFrame, column: str) -> dict[str, str]:
    found = set(staff.get_column(column))
    return {code: label for code, label in extra.items() if code in found}


def _columns(
    table: Staffing, roles: Mapping[str, str], staff: pl.DataFrame
) -> dict[str, tuple[str, str | None]]:
    """Heading to role and second code; what is not recorded has a column only where somebody is in it."""
    found: dict[str, tuple[str, str | None]] = {}
    for role, heading in roles.items():
        if role not in table.split:
            found[heading] = (role, None)
            continue
        there = set(staff.filter(pl.col(c.ROLE) == role).get_column(_SECOND))
        for code, label in table.second.items():
            if code != NOT_RECORDED or code in there:
                found[f"{heading} {label}"] = (role, code)
    return found


def _across(table: Staffing, columns: Mapping[str, tuple[str, str | None]]) -> tuple[Sum, ...]:
    """One total for B7; for B8 one for each sex and one of all."""
    if table is B7:
        return (Sum(total=TOTAL, parts=tuple(columns)),)
    used = _in_order(second for _, second in columns.values())
    by_sex = [
        Sum(
            total=f"{TOTAL} {table.second[code]}",
            parts=tuple(heading for heading, (_, second) in columns.items() if second == code),
        )
        for code in table.second
        if code in used
    ]
    return (*by_sex, Sum(total=TOTAL, parts=tuple(each.total for each in by_sex)))


def _in_order(found: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(each for each in found if each is not None))
