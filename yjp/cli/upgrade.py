"""``yjp upgrade``: an older workspace brought to this format."""

import click

from yjp.cli import session


@click.command()
@click.pass_context
def upgrade(ctx: click.Context) -> None:
    """Bring an older workspace up to date, with a copy kept.

    Every step is said. The copy lies in the folder backups of the workspace: delete it when you are content. An upgrade
    that was stopped half way is finished by running this again. Nothing happens where the workspace is up to date.
    """
    from yjp import workspace_upgrade
    from yjp.settings import read_settings
    from yjp.store import Workspace
    from yjp.workspace_format import FORMAT, check_known

    read_settings(ctx.obj)
    check_known(ctx.obj)
    workspace, done = Workspace(ctx.obj), False
    with workspace.locked(upgrading=True):
        for sentence in workspace_upgrade.upgrade(ctx.obj):
            session.say(sentence)
            done = True
    if not done:
        session.say(f"{ctx.obj} has the workspace format {FORMAT} already: there is nothing to do.")
        return
    if workspace.imports():
        session.ledger(ctx.obj)
    session.say(f"{ctx.obj} has the workspace format {FORMAT} now.")
