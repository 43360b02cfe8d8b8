"""How many small mistakes in the counting code do the tests notice? A sample of mutants, drawn with a seed.

    scripts/mutation.py --seed 20 --part periods --out periods.json

Works in a copy of the tree. The tests of a part are run once with coverage, so that a mutant meets only the tests
that reach its statement, the quickest first; one that survives meets all the files that those tests stand in. Killed
is a mutant by which a test fails, the import breaks or the time runs out.
"""

import argparse
import gc
import json
import multiprocessing
import os
import queue
import random
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from itertools import accumulate
from pathlib import Path

from coverage import CoverageData
from mutation_mutants import Change, changes

ROOT = Path(__file__).resolve().parents[1]
SEED = 2
"""Of the sample in docs/explanation/tests_of_the_tests.md."""
FEW_EXAMPLES = 6
"""Of every property test: a mutant that needs rare luck to be found counts as survived."""
_TIME = re.compile(r"^([\d.]+)s (?:call|setup|teardown) +(tests/.*)$", re.MULTILINE)
_PYTEST = (
    "-q",
    "-x",
    "-p",
    "no:cacheprovider",
    "--hypothesis-seed=0",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
)

_TREE: tuple[str, ...] = (
    "benchmarks",
    "dashboards",
    "datasets",
    "docs",
    "returns",
    "scripts",
    "templates",
    "tests",
    "yjp",
)
_TREE += ("CHANGELOG.md", "Makefile", "README.md", "pyproject.toml")
_STARTER = multiprocessing.get_context("forkserver")
_LIBRARIES = ["pytest", "polars", "pandera.polars", "lxml.etree", "coverage", "playwright.sync_api"]
_LIBRARIES += [
    "__main__",
    "hypothesis.strategies",
    "_hypothesis_pytestplugin",
    "xdist.plugin",
    "pytest_cov.plugin",
]


@dataclass(frozen=True, kw_only=True)
class Part:
    """What is changed (globs), the tests that should notice, and how many mutants are drawn."""

    code: tuple[str, ...]
    tests: tuple[str, ...]
    sample: int
    quick: tuple[str, ...] = ()
    """Run first for a change in a file of declarations alone, which every test reaches."""


PARTS = {
    "statistics": Part(
        code=("yjp/statistics/*.py",),
        tests=(
            "tests/unit/test_statistics.py",
            "tests/methods/test_process_and_funnel.py",
            "tests/methods/test_quantiles.py",
            "tests/methods/test_relative_rate.py",
            "tests/methods/test_published_rates.py",
            "tests/methods/test_coverage.py",
            "tests/property/test_statistics.py",
        ),
        sample=60,
    ),
    "periods": Part(
        code=("yjp/periods.py",),
        tests=("tests/unit/test_periods.py", "tests/unit/test_figures.py"),
        sample=60,
    ),
    "indicators": Part(
        code=("yjp/indicators/**/*.py",),
        tests=(
            "tests/spec",
            "tests/unit/indicators",
            "tests/unit/scorecards/test_in_the_ledger.py",
            "tests/docs/test_generated.py",
            "tests/golden/test_rotherham_2025_groups.py",
            "tests/golden/test_rotherham_breakdowns.py",
            "tests/golden/test_rotherham_published.py",
            "tests/golden/test_rotherham_wider.py",
            "tests/property/test_breakdowns.py",
            "tests/property/test_indicators.py",
            "tests/property/test_kpi.py",
        ),
        quick=("tests/unit/indicators/kpi/test_declared.py", "tests/spec", "tests/unit/indicators"),
        sample=150,
    ),
    "disclosure": Part(
        code=("yjp/disclosure/*.py",),
        tests=(
            "tests/unit/disclosure",
            "tests/property/test_disclosure.py",
            "tests/unit/scorecards/test_in_the_ledger.py",
        ),
        quick=("tests/unit/disclosure/test_protect.py", "tests/unit/disclosure/test_families.py"),
        sample=120,
    ),
}


@dataclass(kw_only=True)
class Reach:
    """Which tests reach which line, and how many seconds each test takes."""

    by_line: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def tests(self, change: Change) -> list[str]:
        """Tests that reach the change's statement, quickest first.

        For what runs at import alone: those that reach anything in the file, and none where it has declarations only.
        """
        lines = self.by_line.get(change.path, {})
        found = {test for at in range(change.first, change.last + 1) for test in lines.get(at, ())}
        found = found or {test for tests in lines.values() for test in tests}
        return sorted(found, key=lambda test: (self.seconds.get(test, 0.0), test))

    def within(self, tests: Sequence[str], seconds: float) -> list[str]:
        """As many of the tests, in their order, as the coverage run did in so many seconds."""
        ends = accumulate(self.seconds.get(test, 0.0) for test in tests)
        return [test for test, end in zip(tests, ends, strict=True) if end <= seconds]


def copy_tree(to: Path) -> None:
    """What the tests need of the tree, the property tests cut to a few examples."""
    for name in _TREE:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
            )
        else:
            shutil.copyfile(ROOT / name, to / name)
    for path in (to / "tests" / "property").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"max_examples=\d+", f"max_examples={FEW_EXAMPLES}", text), encoding="utf-8")
    conftest = to / "tests" / "conftest.py"
    text = conftest.read_text(encoding="utf-8")
    conftest.write_text(
        text.replace("deadline=None", f"deadline=None, max_examples={FEW_EXAMPLES}"), encoding="utf-8"
    )


def run(
    tree: Path, arguments: Iterable[str], timeout: float | None = None, *, compiled: bool = False
) -> tuple[int | None, str]:
    """pytest in a tree: its exit code (None when time ran out) and what it said."""
    said = tree / "said.txt"
    child = _STARTER.Process(target=_session, args=(str(tree), [*_PYTEST, *arguments], str(said), compiled))
    child.start()
    child.join(timeout)
    if child.exitcode is None:
        child.kill()
        child.join()
        return None, ""
    return child.exitcode, said.read_text(encoding="utf-8", errors="replace")


def _session(tree: str, arguments: list[str], said: str, compiled: bool) -> None:
    """In a process of its own, forked from one that has the libraries in but nothing of yjp."""
    with Path(said).open("wb") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    os.chdir(tree)
    sys.path[:0] = [tree, f"{tree}/returns", f"{tree}/dashboards"]
    # A mutant is never compiled to disk: a file of its own time and size must not be taken for the original.
    sys.dont_write_bytecode = not compiled
    import pytest

    gc.freeze()
    os._exit(int(pytest.main(arguments)))


def reach(tree: Path, part: Part) -> Reach:
    """Runs the part's tests on the unchanged code; they must pass."""
    code, said = run(
        tree, [*part.tests, "-vv", "--durations=0", "--cov", "--cov-context=test", "--cov-report="]
    )
    if code != 0:
        sys.exit(f"the tests fail before anything is changed:\n{said[-3000:]}")
    found = Reach()
    for seconds, test in _TIME.findall(said):
        found.seconds[test] = found.seconds.get(test, 0.0) + float(seconds)
    found.by_line = _contexts(tree / ".coverage", tree)
    return found


def _contexts(file: Path, tree: Path) -> dict[str, dict[int, list[str]]]:
    data = CoverageData(basename=str(file))
    data.read()
    found: dict[str, dict[int, list[str]]] = {}
    for name in data.measured_files():
        lines = data.contexts_by_lineno(name)
        path = str(Path(name).relative_to(tree)) if Path(name).is_relative_to(tree) else name
        found[path] = {
            at: sorted({test.rsplit("|", 1)[0] for test in tests if test}) for at, tests in lines.items()
        }
    return found


def outcome(tree: Path, change: Change, part: Part, known: Reach, within: float | None = None) -> str:
    """What became of a mutant: ``killed``, ``time out`` or ``survived``.

    ``within`` so many seconds only the quickest tests are run: more may survive then, never fewer.
    """
    place = tree / change.path
    original, stamp = place.read_bytes(), place.stat().st_mtime_ns
    near = known.tests(change)
    files = sorted({test.split("::")[0] for test in near}) or list(part.tests)
    # A fixture or a cache may keep what the statement made for a test that does not itself reach it.
    others = not near or any(test.split("::")[0] in files and test not in near for test in known.seconds)
    if within is not None:
        near, others = known.within(near, within), False
    place.write_text(change.made(), encoding="utf-8")
    try:
        said = _noticed(tree, near or part.quick or part.tests, known)
        return (
            _noticed(tree, files, known)
            if (said == "survived" and others) or said == "no such test"
            else said
        )
    finally:
        place.write_bytes(original)
        os.utime(place, ns=(stamp, stamp))


def _noticed(tree: Path, tests: Sequence[str], known: Reach) -> str:
    allowed = 60 + 6 * sum(known.seconds.get(test, 120.0) for test in tests)
    code, said = run(tree, tests, allowed)
    match code:
        case None:
            return "time out"
        case 0:
            return "survived"
        case 4 if "not found:" in said:
            # Tests that are named by what is declared lose their names with it.
            return "no such test"
        case 1 | 2 | 3 | 4:
            return "killed"
    raise RuntimeError(f"pytest ended with {code}\n{said[-2000:]}")


def _kept(tree: Path, name: str, folder: Path | None) -> Reach:
    """What tests reach, from an earlier run on the same code if a folder holds it."""
    if folder is None:
        return reach(tree, PARTS[name])
    file = folder / f"{name}.json"
    if not file.exists():
        file.write_text(json.dumps(asdict(reach(tree, PARTS[name]))), encoding="utf-8")
    read = json.loads(file.read_text(encoding="utf-8"))
    by_line = {
        path: {int(at): tests for at, tests in lines.items()} for path, lines in read["by_line"].items()
    }
    return Reach(by_line=by_line, seconds=read["seconds"])


def measure(
    name: str,
    seed: int,
    workers: int,
    only: frozenset[str],
    kept: Path | None = None,
    within: float | None = None,
) -> dict[str, object]:
    """Draws the sample, runs it and gives the figures; ``only`` runs named mutants instead."""
    part = PARTS[name]
    every = [change for glob in part.code for path in sorted(ROOT.glob(glob)) for change in _changes(path)]
    drawn = sorted(random.Random(seed).sample(every, min(part.sample, len(every))), key=lambda c: c.name)
    if only:
        drawn = [change for change in every if change.name in only]
    waiting: queue.SimpleQueue[Change] = queue.SimpleQueue()
    results: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory(prefix="yjp-mutation-") as folder:
        trees = [Path(folder).resolve() / str(number) for number in range(workers)]
        for tree in trees:
            tree.mkdir()
            copy_tree(tree)
        known = _kept(trees[0], name, kept)
        for change in drawn:
            waiting.put(change)

        def work(tree: Path) -> None:
            while True:
                try:
                    change = waiting.get_nowait()
                except queue.Empty:
                    return
                started = time.monotonic()
                said = outcome(tree, change, part, known, within)
                seconds = round(time.monotonic() - started, 1)
                results.append(
                    {"name": change.name, "outcome": said, "seconds": seconds, "diff": change.diff()}
                )
                print(f"{name} {len(results)}/{len(drawn)} {said} {change.name} ({seconds} s)", flush=True)
                if said == "survived":
                    print(change.diff(), flush=True)

        threads = [threading.Thread(target=work, args=(tree,)) for tree in trees]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    survived = sorted((r for r in results if r["outcome"] == "survived"), key=lambda r: str(r["name"]))
    share = 100 * (1 - len(survived) / len(results))
    killed = len(results) - len(survived)
    print(f"{name}: {killed} of {len(results)} killed ({share:.1f}%), of {len(every)} that there are")
    return {"part": name, "seed": seed, "mutants": len(every), "results": results}


def _changes(path: Path) -> list[Change]:
    return changes(ROOT, str(path.relative_to(ROOT)))


def main() -> None:
    """Every part, or those that are named."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--part", action="append", choices=PARTS)
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--out", type=Path, help="the results as JSON")
    options.add_argument("--only", action="append", default=[], help="a mutant's name, instead of a sample")
    options.add_argument("--kept", type=Path, help="a folder: which test reaches what is kept there")
    options.add_argument("--within", type=float, help="seconds: only the quickest tests of each mutant")
    given = options.parse_args()
    _STARTER.set_forkserver_preload(_LIBRARIES)
    found = [
        measure(name, given.seed, given.workers, frozenset(given.only), given.kept, given.within)
        for name in given.part or PARTS
    ]
    if given.out:
        given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
