"""What a user can get wrong, each a typed error with one sentence and an exit code.

A bug stays a traceback. No message ever holds a child's data: files, rows, columns and counts only.
"""

from difflib import get_close_matches
from pathlib import Path

FEW_NAMES = 20
"""Names that fit a sentence; of more, only those are named that are spelt alike."""
NEAREST = 3
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_UNREADABLE = 3
EXIT_REFUSED = 4


class UserError(Exception):
    """A mistake that the user can mend: one clear sentence, and the exit code of design section 7."""

    exit_code = EXIT_USAGE


class UnreadableInput(UserError):
    """A file that cannot be read as what it should be."""

    exit_code = EXIT_UNREADABLE

    def __init__(self, path: Path | str, problem: str, remedy: str) -> None:
        self.path = path
        super().__init__(f"{path}: {problem}. {remedy}")


class WorkspaceError(UserError):
    """The workspace folder is missing, incomplete, or in use by another run."""

    exit_code = EXIT_UNREADABLE


class SettingsError(UserError):
    """yjp.toml says something that cannot be."""


class UnknownName(UserError):
    """A name that is not in a registry (indicator, dataset, area), with those that it may have been meant for."""

    def __init__(self, kind: str, name: str, known: list[str]) -> None:
        beginning = (each for each in known if name and each.startswith(name))
        # kpi1 is the beginning of kpi1_suitable_end before it is that of kpi10_victims.
        begins = sorted(beginning, key=lambda each: (each[len(name) :][:1].isdigit(), each))
        near = begins[:NEAREST] or get_close_matches(name, known, n=NEAREST)
        said = f"There is no {kind} called {name!r}."
        if len(known) <= FEW_NAMES:
            said += f" Known: {', '.join(sorted(known))}."
        elif near:
            said += f" Did you mean {' or '.join(near)}?"
        else:
            said += f" There are {len(known):,}, for instance {', '.join(sorted(known)[:3])}."
        super().__init__(said)


class Refused(UserError):
    """Refused for safety."""

    exit_code = EXIT_REFUSED
