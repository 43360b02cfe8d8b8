"""``yjp plan draft`` and ``styles``: a new draft, and a council's template made ready for it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.output import write as put
from yjp.errors import Refused

if TYPE_CHECKING:
    from yjp.disclosure import Profile
    from yjp.ledger import Ledger
    from yjp.plan.headings import HeadingSet
    from yjp.store import Workspace

_RUNNING = "The template has no header and no footer: drafts get yjp's, with title, “Draft” and page number."
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--out", type=_FILE, help="Where to write it. In the workspace's folder plans if left out.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Your own Word template, with our style names.",
)
@click.option(
    "--headings",
    "heading_set",
    help="Whose headings: 2019, 2021, 2022 or 2026. Left out: yjp.toml's, else those of the extract's day.",
)
@click.option("--profile", help=session.PROFILE_HELP)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.pass_context
def draft(
    ctx: click.Context,
    out: Path | None,
    template: Path | None,
    heading_set: str | None,
    profile: str | None,
    force: bool,
) -> None:
    """Write a new draft of the whole plan.

    What the records hold is there: figures with sentences, tables and charts to edit in Word, budget, staff, actions.
    Where only a person can write, a prompt says what belongs there; remarks say what the guidance asks. The headings
    are set in yjp.toml, section [plan].

    A file that is there already is never replaced unless you say --force: somebody may have written in it.
    """
    ledger, readers = session.protected(session.ledger(ctx.obj), profile)
    from yjp.plan.brand import lacks_running_words, read_template

    workspace = session.workspace(ctx.obj)
    kind = f"-{readers.name}" if readers else ""
    name = f"{ledger.about.area}-plan-draft-{ledger.about.extract_date}{kind}.docx"
    target = out or Path(ctx.obj) / "plans" / name
    if target.exists() and not force:
        raise Refused(
            f"{target} is there already and may hold somebody's words. Choose another --out, or say --force."
        )
    content, used = drafted(workspace, ledger, readers, heading_set, template)
    put(target, content, new_folder=True)
    if template is not None and lacks_running_words(read_template(template)):
        session.say(_RUNNING)
    session.say(f"Wrote the draft to {target}. Headings: {used.title}.")
    if readers is None or not readers.hides:
        session.say(
            "Small numbers are not suppressed in it: for a board or the public say --profile board or public."
        )


def drafted(
    workspace: "Workspace",
    ledger: "Ledger",
    readers: "Profile | None",
    heading_set: str | None,
    template: Path | None = None,
) -> "tuple[bytes, HeadingSet]":
    """A new draft for the readers that the ledger was protected for, and whose headings it has."""
    from yjp.cli.plan_material import workspace_material
    from yjp.narrative import phrasing
    from yjp.plan.bindings import OWN
    from yjp.plan.draft import draft as write
    from yjp.plan.headings import of_settings

    used = of_settings(workspace.settings.plan, ledger.about.extract_date, heading_set)
    with session.working("Writing the draft"):
        content = write(
            ledger,
            template,
            material=workspace_material(workspace),
            headings=used,
            wording=phrasing.of_workspace(workspace.path),
            readers=readers.name if readers else OWN,
        )
    return content, used


@click.command()
@click.argument("template", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--out", type=_FILE, help="Where to write the copy. Left out: TEMPLATE-yjp.docx beside it.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def styles(template: Path, out: Path | None, force: bool) -> None:
    """Copy a council's own template with our missing styles added.

    TEMPLATE stays as it is. The styles that it has keep their looks; those that it lacks come with ours, to be changed
    in Word.
    """
    target = out or template.with_name(f"{template.stem}-yjp.docx")
    if target.exists() and not force:
        raise Refused(f"{target} is there already. Choose another --out, or say --force.")
    from yjp.plan.brand import lacks_running_words, read_template, with_styles

    content, added = with_styles(template)
    put(target, content)
    listed = ", ".join(added) if added else "none: it had them all"
    session.say(f"Wrote {target}. Styles added: {listed}.")
    if lacks_running_words(read_template(template)):
        session.say(_RUNNING)
