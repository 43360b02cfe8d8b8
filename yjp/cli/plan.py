"""``yjp plan``: the Word plan, each subcommand imported only when it runs."""

import click

from yjp.cli.lazy import LazyGroup

SUBCOMMANDS: dict[str, tuple[str, str]] = {
    "draft": ("yjp.cli.plan_draft:draft", "Write a new draft of the whole plan."),
    "styles": ("yjp.cli.plan_draft:styles", "Copy a council's own template with our missing styles added."),
    "tables": ("yjp.cli.plan_tables:tables", "Write the tables of the plan to a workbook or CSV files."),
    "board": ("yjp.cli.plan_board:board", "Write the paper for a board meeting."),
    "refresh": ("yjp.cli.plan_refresh:refresh", "Fill in newer figures, and leave every word of yours."),
    "check": ("yjp.cli.plan_refresh:check", "List what a refresh would do, and what stands open."),
    "trace": ("yjp.cli.plan_refresh:trace", "Say where a figure of the plan comes from."),
    "clean": ("yjp.cli.plan_publish:clean", "Write the copy that may be published."),
    "pdf": ("yjp.cli.plan_publish:pdf", "Make a tagged PDF of a Word document."),
    "summary": ("yjp.cli.plan_publish:summary", "Write the one-page summary for children."),
}
"""Name to where the subcommand lives and its line of help."""


@click.group(cls=LazyGroup, commands_at=SUBCOMMANDS)
def plan() -> None:
    """Write the draft Youth Justice Plan in Word.

    \b
    A new draft:             yjp plan draft
    With newer figures:      yjp plan refresh FILE
    What may be published:   yjp plan clean FILE
    """
