"""One engine's turn in the national benchmark, in a process of its own: ``python -m yjp.national.trial``.

An engine is ``yjp`` or a Python file with ``measure(store)``, which gives something that can ``save(path)`` itself. It
is run once to warm up and then timed; its peak memory is that of the whole process, the libraries included.
"""

import importlib.util
import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

OWN = "yjp"
_KIBIBYTE = 1024


class Measured(Protocol):
    """A finished table."""

    def save(self, path: Path) -> None:
        """Write it as Parquet."""


class _OwnTable:
    def __init__(self, store: Path) -> None:
        from yjp.national.measure import measure_country
        from yjp.national.store import open_store

        self._table = measure_country(open_store(store))

    def save(self, path: Path) -> None:
        self._table.write_parquet(path)


def run(engine: str, store: Path, times: int, result: Path) -> dict[str, object]:
    """Time an engine and save its table: ``seconds`` of each run, ``peak_bytes`` (null on Windows), ``version``."""
    measure = _measure(engine)
    measure(store)
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        measured = measure(store)
        seconds.append(time.perf_counter() - began)
    peak = peak_bytes()
    measured.save(result)
    library = "polars" if engine == OWN else Path(engine).stem.removeprefix("national_")
    return {"seconds": seconds, "peak_bytes": peak, "version": f"{library} {version(library)}"}


def peak_bytes() -> int | None:
    """The most memory that this process has held at any time."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _KIBIBYTE


def _measure(engine: str) -> Callable[[Path], Measured]:
    if engine == OWN:
        return _OwnTable
    spec = importlib.util.spec_from_file_location(Path(engine).stem, engine)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    measure: Callable[[Path], Measured] = module.measure
    return measure


if __name__ == "__main__":
    asked, folder, repeats, target = sys.argv[1:]
    sys.stdout.write(json.dumps(run(asked, Path(folder), int(repeats), Path(target))))
