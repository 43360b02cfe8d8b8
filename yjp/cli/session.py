"""What several commands share: opening the workspace, bringing its ledger up to date, messages and progress."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.commands import as_typed, in_workspace, program
from yjp.settings import read_settings
from yjp.workspace_format import FORMAT, check_readable, read_marker

if TYPE_CHECKING:
    from yjp.disclosure import Profile
    from yjp.ledger import Ledger
    from yjp.store import Workspace

__all__ = [
    "as_typed",
    "in_workspace",
    "ledger",
    "program",
    "protected",
    "say",
    "say_address",
    "say_once",
    "working",
    "workspace",
]

_SAID = "yjp.said"


def workspace(path: Path) -> "Workspace":
    """The workspace at a path; a typed error where there is none, or none that this yjp can read."""
    from yjp.store import Workspace

    read_settings(path)
    if older := check_readable(path):
        say_once(older)
    return Workspace(path)


def ledger(path: Path) -> "Ledger":
    """The ledger of a workspace, computed anew where yjp.toml or yjp itself has changed since."""
    from yjp import __version__

    found = workspace(path)
    before, settings = found.manifest("ledger"), found.settings
    now = json.loads(json.dumps(settings.as_plain(), default=str))
    if before.settings == now and before.yjp_version == __version__ and found.ledger_is_whole():
        return found.ledger()
    from yjp.compute import compute, manifest
    from yjp.stored import about

    say(
        "yjp.toml, a scorecard or yjp itself has changed since the figures were computed: computing them again."
    )
    with working("Computing figures"):
        caseload = found.caseload()
        anew = manifest(caseload, settings, before.inputs, before.counts)
        result = compute(caseload, settings, about(anew))
        if read_marker(path).format == FORMAT:
            found.save_ledger(result, anew)
    return result


PROFILE_HELP = (
    "Suppress small numbers for these readers: board, public or statutory. Left out: the service's own copy."
)


def protected(
    ledger: "Ledger", name: str | None, earlier: Sequence[Path] = ()
) -> tuple["Ledger", "Profile | None"]:
    """The ledger as the readers of a profile may have it; as it is, and no profile, where none is named.

    ``earlier`` are exports that they have already. What could not be proved safe is said.
    """
    if name is None:
        return ledger, None
    from yjp.disclosure import profile, protection
    from yjp.writers.released import read_release

    chosen = profile(name)
    before = [read_release(path, ledger.about) for path in earlier]
    with working("Protecting small numbers"):
        found = protection(ledger, chosen, released=before)
    if found.unproven:
        say(
            f"{len(found.unproven)} hidden numbers may still be worked out from what is known already: have them "
            "looked at before this leaves the service."
        )
    return found.ledger, chosen


def say_once(message: str) -> None:
    """A message that a command gives once, however often it comes upon the matter."""
    context = click.get_current_context(silent=True)
    said = context.find_root().meta.setdefault(_SAID, set()) if context else set()
    if message not in said:
        said.add(message)
        say(message)


def say(message: str) -> None:
    """A message for people: on standard error, so that standard output stays for machines."""
    click.echo(message, err=True)


def say_address(address: str) -> None:
    """Where the dashboard answers."""
    say(f"The dashboard is at {address} (Ctrl+C stops it).")


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show that something is going on, on a terminal; say nothing when piped."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(what):
        yield
