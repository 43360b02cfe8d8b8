"""yjp as an installation runs it, and how long a command of it takes on the clock and of the processor.

pandas, numpy, pyarrow and hypothesis are development dependencies, and a library that finds them takes half a
second to load them: they are hidden, unless asked for.
"""

import resource
import subprocess
import sys
import time
from dataclasses import dataclass

_HIDING = """
import sys
from importlib.machinery import PathFinder

class Installed(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        hidden = name.partition(".")[0] in ("pandas", "numpy", "pyarrow", "scipy", "hypothesis")
        return None if hidden else super().find_spec(name, path, target)

sys.meta_path = [Installed if each is PathFinder else each for each in sys.meta_path]
"""
COMMAND = "from yjp.cli import main; main()"
FINDINGS = 1
"""The exit code of a command that worked and found something."""


@dataclass(frozen=True, kw_only=True, order=True)
class Took:
    """Seconds of the processor (all threads, user and system) and on the clock."""

    processor: float
    clock: float


def command(*words: object, code: str = COMMAND, all_libraries: bool = False) -> list[str]:
    """What to start for ``yjp WORDS``, or for other code with those arguments."""
    return [sys.executable, "-c", code if all_libraries else _HIDING + code, *map(str, words)]


def timed(*words: object, code: str = COMMAND, all_libraries: bool = False) -> Took:
    """Run it in a process of its own; an exit code that says that something was found is no error."""
    before, start = processor(), time.perf_counter()
    asked = command(*words, code=code, all_libraries=all_libraries)
    done = subprocess.run(asked, check=False, capture_output=True)
    clock = time.perf_counter() - start
    if done.returncode not in (0, FINDINGS):
        raise SystemExit(done.stderr.decode())
    return Took(processor=processor() - before, clock=clock)


def processor() -> float:
    """Seconds of processor time of the processes that have ended: on a busy machine the clock says more."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
