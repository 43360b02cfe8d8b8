"""How well and how fast the auditor works: precision and recall on the published cases, and seconds for 150 pages.

    .venv/bin/python benchmarks/audit.py

The cases are those of the tests (`tests/methods/data/audit_documents.toml`). The long document has their sentences
and tables over and over, with other numbers each time, among prose, to the length of 150 pages (3,000 characters
each). The bar (issue 8): at least 90% of the mistakes, no control, under 3 seconds.
"""

import random
import re
import sys
import time
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.methods.audit_documents import DATA, Case, document, evaluated  # noqa: E402
from yjp.audit.check import audit  # noqa: E402
from yjp.audit.document import Document  # noqa: E402

PAGES, CHARACTERS = 150, 3000
PROSE = (
    "The service works with partners in the police, health and education to make sure that children get the help "
    "they need early. Staff are trained in trauma informed practice, and the board looks at the quality of plans and "
    "reviews every quarter. Children tell us what works for them, and what they say shapes what we do next."
)


@dataclass(frozen=True, kw_only=True)
class Score:
    """Counts of the evaluation. ``contradictions`` are all reported, ``wrongly`` those without a right reason."""

    mistakes: int
    caught: int
    suspicious_only: int
    controls: int
    passed: int
    wrongly: int
    by_class: dict[str, tuple[int, int]]

    @property
    def recall(self) -> float:
        """Share of the mistakes caught with the right reason."""
        return self.caught / self.mistakes

    @property
    def precision(self) -> float:
        """Share of the documents with a finding whose finding is right."""
        return self.caught / max(1, self.caught + self.wrongly + self.controls - self.passed)


def score() -> Score:
    """The evaluation on the published cases."""
    cases = evaluated()
    wrong = [case for case in cases if not case.control]
    controls = [case for case in cases if case.control]
    total, caught = (
        Counter(case.error_class for case in wrong),
        Counter(case.error_class for case in wrong if case.caught),
    )
    return Score(
        mistakes=len(wrong),
        caught=sum(case.caught for case in wrong),
        suspicious_only=sum(_soft(case) for case in wrong),
        controls=len(controls),
        passed=sum(not case.findings for case in controls),
        wrongly=sum(bool(case.others) for case in cases),
        by_class={name: (caught[name], number) for name, number in sorted(total.items())},
    )


def _soft(case: Case) -> bool:
    return case.caught and all(finding.verdict == "suspicious" for finding in case.findings)


def long_document(seed: int = 1) -> Document:
    """Sentences and tables of the cases, each digit changed by chance, among prose, to the length of 150 pages.

    As in the plans at hand, about one paragraph or table in four has numbers in it.
    """
    chance = random.Random(seed)
    cases = tomllib.loads((DATA / "audit_documents.toml").read_text(encoding="utf-8"))
    sources = [item for case in cases.values() for item in case["items"]]
    items: list[str | list[list[str]]] = []
    length = 0
    while length < PAGES * CHARACTERS:
        item = chance.choice(sources)
        changed = (
            _changed(chance, item)
            if isinstance(item, str)
            else [[_changed(chance, cell) for cell in row] for row in item]
        )
        items += [changed, *[PROSE] * 3]
        length += len(str(changed)) + 3 * len(PROSE)
    return document(items, "150 pages")


def _changed(chance: random.Random, text: str) -> str:
    return re.sub(
        r"\d", lambda digit: chance.choice("123456789") if chance.random() < 0.3 else digit[0], text
    )


def lines() -> list[str]:
    """The evaluation in words."""
    result = score()
    text = [
        f"recall: {result.caught} of {result.mistakes} mistakes with the right reason ({result.recall:.0%}), "
        f"{result.suspicious_only} of them only as suspicious",
        f"controls: {result.passed} of {result.controls} pass",
        f"precision: {result.precision:.0%}",
    ]
    text += [f"  {name}: {caught} of {number}" for name, (caught, number) in result.by_class.items()]
    made = long_document()
    started = time.perf_counter()
    found = audit(made)
    seconds = time.perf_counter() - started
    text.append(f"speed: {PAGES} pages, {len(found.fates):,} numbers, {seconds:.2f} s")
    return text


if __name__ == "__main__":
    print("\n".join(lines()))
