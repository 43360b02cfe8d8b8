"""The command line: thin commands, each imported only when it runs, so that help is instant."""

import sys
from pathlib import Path

import click

from yjp import __version__
from yjp.cli.lazy import LazyGroup
from yjp.cli.mistakes import sentence
from yjp.cli.renamed import say_deprecations
from yjp.errors import EXIT_UNREADABLE, UserError

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("yjp.cli.demo:demo", "Make an example workspace, run everything, open the dashboard."),
    "example": ("yjp.cli.example:example", "Write an example extract to practise on."),
    "new": ("yjp.cli.new:new", "Make an empty workspace for a service."),
    "import": ("yjp.cli.intake:import_", "Read an extract into the workspace and compute every figure."),
    "check": ("yjp.cli.check:check", "Run the data-quality rules: what fails and what it moves."),
    "accept": ("yjp.cli.accept:accept", "Accept a rule's failure of a record, with a reason."),
    "history": ("yjp.cli.history:history", "List the last ten imports, or restore one."),
    "figures": ("yjp.cli.figures:figures", "Print or export the ledger of figures."),
    "reconcile": (
        "yjp.cli.reconcile:reconcile",
        "Set our count beside the published one, with what could lie between.",
    ),
    "tracker": (
        "yjp.cli.tracker:tracker",
        "Follow children after an outcome: 12 months to reoffend, and 6 more for it to be proven.",
    ),
    "explain": ("yjp.cli.explain:explain", "Say what an indicator counts, and what it leaves out."),
    "scorecard": ("yjp.cli.scorecard:scorecard", "Measures of your own: list, add and check scorecards."),
    "actions": ("yjp.cli.actions:actions", "The action plan: list, add, update, and who changed what."),
    "plan": ("yjp.cli.plan:plan", "Write the draft Youth Justice Plan in Word."),
    "return": ("yjp.cli.return_:return_", "Make the statutory returns, and keep their calendar."),
    "audit": ("yjp.cli.audit:audit", "Check the numbers of finished documents."),
    "dashboard": ("yjp.cli.dashboard:dashboard", "Open the dashboard in a browser on this computer."),
    "forget": ("yjp.cli.forget:forget", "Delete a child from the workspace."),
    "upgrade": ("yjp.cli.upgrade:upgrade", "Bring an older workspace up to date, with a copy kept."),
    "bench": ("yjp.cli.bench:bench", "Time the national counting, or score the auditor."),
}
"""Name to where the command lives and its line of help; a test holds the line against the command's own."""


@click.group(
    cls=LazyGroup,
    commands_at=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="yjp")
@click.option(
    "-w",
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    envvar="YJP_WORKSPACE",
    show_envvar=True,
    help="The service's folder. The current folder if left out.",
)
@click.pass_context
def yjp(ctx: click.Context, workspace: Path) -> None:
    """From a Youth Justice Service's caseload to its indicators, dashboard and draft plan.

    \b
    See it at once:         yjp demo
    Start for your service: yjp new my-service --service Rotherham
    Bring the caseload in:  yjp -w my-service import extract.zip
    See what is wrong:      yjp -w my-service check
    Look at the figures:    yjp -w my-service figures
    Open the dashboard:     yjp -w my-service dashboard
    Draft the plan:         yjp -w my-service plan draft

    Everything stays on this computer: nothing is sent anywhere.
    """
    ctx.obj = workspace


def main() -> None:
    """Run a command; a user's mistake is one sentence and an exit code, a bug a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    say_deprecations()
    try:
        yjp(prog_name="yjp")
    except UserError as mistake:
        click.echo(f"yjp: {' '.join((str(mistake), *getattr(mistake, '__notes__', ())))}", err=True)
        sys.exit(mistake.exit_code)
    except OSError as problem:
        # Only the system's own refusals have a number: whatever else is one is a bug.
        if problem.errno is None:
            raise
        click.echo(f"yjp: {sentence(problem)}", err=True)
        sys.exit(EXIT_UNREADABLE)
