"""Every figure that a table on a page names by its id reads there as it does in the example's ledger."""

from collections.abc import Callable, Iterator

import pytest

from tests.docs.blocks import pages
from tests.docs.desk import EXAMPLE, Prepared
from tests.tools.tree import ROOT
from yjp.ledger import Figure, Ledger
from yjp.numbers import plain
from yjp.store import Workspace

READ: dict[str, Callable[[Figure], str]] = {
    "count": lambda figure: "–" if figure.numerator is None else plain(figure.numerator, 0),
    "of": lambda figure: "–" if figure.denominator is None else plain(figure.denominator, 0),
    "value": lambda figure: figure.text,
    "95% range": lambda figure: figure.interval or "–",
}
"""Heading of a column to how the figure reads in it."""
WITH_EXAMPLES = {
    "docs/explanation/why_intervals.md",
    "docs/explanation/rolling_years.md",
    "docs/explanation/local_and_published.md",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return Workspace(Prepared(tmp_path_factory.mktemp("example")).workspace(EXAMPLE)).ledger()


def _cells(page: str) -> Iterator[tuple[str, str, str]]:
    """(figure id, heading, what stands there) of every cell of every table whose first column is called figure."""
    headings: list[str] = []
    for line in (ROOT / page).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            headings = []
        elif not headings:
            headings = cells
        elif headings[0] == "figure" and cells[0].startswith("`"):
            yield from (
                (cells[0].strip("`"), h, cell) for h, cell in zip(headings[1:], cells[1:], strict=True)
            )


def test_the_tables_of_the_pages_are_the_ledgers(ledger: Ledger) -> None:
    found = [(page, *cell) for page in pages() for cell in _cells(page)]
    assert {page for page, *_ in found} >= WITH_EXAMPLES
    wrong = []
    for page, identifier, heading, said in found:
        figure = ledger.get(identifier)
        assert figure is not None, f"{page}: there is no figure {identifier}"
        if READ[heading](figure) != said:
            wrong.append((page, identifier, heading, said, READ[heading](figure)))
    assert wrong == []
