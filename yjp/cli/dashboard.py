"""``yjp dashboard``: serve the dashboard on this computer."""

import click

from yjp.cli import session


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Only this computer can be served for now."
)
@click.option("--port", default=8050, show_default=True, type=click.IntRange(1, 65535), help="The port.")
@click.option("--profile", help=session.PROFILE_HELP)
@click.pass_context
def dashboard(ctx: click.Context, host: str, port: int, profile: str | None) -> None:
    """Open the dashboard in a browser on this computer.

    It serves until Ctrl+C. Nothing leaves the computer: another host is refused until sign-in exists.
    """
    ledger, _ = session.protected(session.ledger(ctx.obj), profile)
    from yjp_dashboards.serve import serve

    serve(ledger, host=host, port=port, ready=session.say_address)
