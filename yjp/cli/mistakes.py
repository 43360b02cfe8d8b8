"""What people are told where click or the system would say something else: one sentence, and what to do instead."""

import errno
from typing import Final

import click

_WORKSPACE: Final = ("-w", "--workspace")
_NEVER_MEANT: Final = frozenset({"--yes", "--force", "--replace", "--despite"})
"""Options that answer a question before it is asked: nobody who mistypes another one is led to them."""
_NOT_YOURS: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


def mended(problem: click.UsageError) -> click.UsageError:
    """What is said of an option or a command that is not known, without a suggestion that could do harm."""
    if isinstance(problem, click.NoSuchOption):
        command = problem.ctx.command_path if problem.ctx else ""
        first, _, rest = command.partition(" ")
        if rest and problem.option_name in _WORKSPACE:
            said = f"{problem.option_name} stands before the command: {first} -w FOLDER {rest} ..."
            return click.UsageError(said, problem.ctx)
        harmless = [each for each in problem.possibilities or () if each not in _NEVER_MEANT]
        return click.NoSuchOption(problem.option_name, problem.message, harmless, problem.ctx)
    return problem


def sentence(problem: OSError) -> str:
    """What is said of a file or folder that the system refused, and that no command had expected."""
    name = str(problem.filename or "").removesuffix(".tmp")
    at = f"{name}: " if name else ""
    said = (problem.strerror or str(problem)).rstrip(".")
    why = f"{said[:1].lower()}{said[1:]}"
    if problem.errno in _NOT_YOURS:
        return f"{at}it cannot be read or written ({why}). Choose a folder that is yours, or ask who owns this one."
    if problem.errno == errno.ENOSPC:
        return f"{at}the disk is full. Make room, then run it again."
    return f"{at}{why}. Check that it is there and can be reached, then run it again."
