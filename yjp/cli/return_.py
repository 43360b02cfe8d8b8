"""``yjp return``: the statutory returns, each subcommand imported only when it runs."""

from datetime import datetime

import click

from yjp.cli.dates import DAY
from yjp.cli.lazy import LazyGroup

SUBCOMMANDS: dict[str, tuple[str, str]] = {
    "kpi": ("yjp.cli.return_kpi:kpi", "Make the quarterly KPI return."),
    "case-level": ("yjp.cli.return_case_level:case_level", "Make the case-level return (experimental)."),
    "difference": (
        "yjp.cli.return_case_level:difference",
        "Say what changed between two case-level returns.",
    ),
    "finance": ("yjp.cli.return_finance:finance", "Make the finance and staffing return."),
    "inspection": ("yjp.cli.return_inspection:inspection", "Make the pack for an inspection."),
    "set": ("yjp.cli.return_entries:set_", "Enter numbers by hand, with a reason."),
    "unset": ("yjp.cli.return_entries:unset", "Take numbers entered by hand out again."),
    "entries": ("yjp.cli.return_entries:entries", "List the numbers entered by hand."),
    "sign-off": ("yjp.cli.return_sign_off:sign_off", "Record who approved a file, and when."),
    "list": ("yjp.cli.return_calendar:list_", "List the returns: period, deadline, what is missing."),
}
"""Name to where the subcommand lives and its line of help."""


@click.group("return", cls=LazyGroup, commands_at=SUBCOMMANDS, invoke_without_command=True)
@click.option("--list", "as_list", is_flag=True, help="List the returns, as the subcommand list does.")
@click.option("--on", type=DAY, help="With --list: as on this day. Left out: today.")
@click.pass_context
def return_(ctx: click.Context, as_list: bool, on: datetime | None) -> None:
    """Make the statutory returns, and keep their calendar.

    \b
    What is due, and what is missing: yjp return --list
    Make the KPI return:              yjp return kpi --period 2025Q1 --out kpi.xlsx
    Make the budget and staffing:     yjp return finance --period 2024 --out finance.xlsx
    Make the case-level return:       yjp return case-level --period 2025Q1
    Make the pack for inspectors:     yjp return inspection
    Enter a number by hand:           yjp return set kpi --period 2025Q1 8/senior/senior_c_attended=1 --reason "..."
    Approve the file:                 yjp return sign-off kpi.xlsx --who "J. Smith" --role "Chair of the board"
    """
    if ctx.invoked_subcommand is not None:
        return
    if not as_list:
        click.echo(ctx.get_help())
        return
    from yjp.cli.return_calendar import show

    show(ctx.obj, on.date() if on else None)
