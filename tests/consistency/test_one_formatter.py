"""Numbers are put into words in one place, periods and days in another: nothing else rounds, or names a month."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch

import pytest

from tests.tools.tree import ROOT, tracked

FOLDERS = ("yjp", "returns", "dashboards")
DAYS, ROUNDED, DECIMALS = "names a day", "rounds", "prints decimals"
_DAY_CALLS = {"strftime", "to_string", "month_name", "month_abbr"}
_DAY_FORM = re.compile(r"%[A-Za-z]")
_DECIMAL_FORM = re.compile(r"\.(\d+|\{\})[f%]$")

ALLOWED = {
    DAYS: {
        "the one place": ("yjp/periods.py",),
        "days as a file of others has them": (
            "yjp/ingest/mapping/values.py",
            "yjp/synthetic/suppliers/case_system_b.py",
            "returns/yjp_returns/case_level/records.py",
            "returns/yjp_returns/case_level/rows.py",
        ),
        "the one place for the time of day": ("yjp/moments.py",),
    },
    ROUNDED: {
        "a count that is held as a float, made whole again to count with": (
            "yjp/comparators/funnel.py",
            "yjp/disclosure/bounds.py",
            "yjp/disclosure/evidence.py",
            "yjp/disclosure/knowledge.py",
            "yjp/reconcile/assemble.py",
            "yjp/reconcile/published.py",
        ),
        "how many events or days, of a product that is no whole number": (
            "yjp/comparators/judge.py",
            "yjp/statistics/changes.py",
            "yjp/synthetic/country.py",
            "yjp/tracker/nowcast/surprises.py",
        ),
        "the nearest number that an author may have meant, tried before it is said": (
            "yjp/audit/rules/change_judgement.py",
            "yjp/audit/rules/custody_rate.py",
            "yjp/audit/rules/identities.py",
            "yjp/audit/rules/rates.py",
            "yjp/audit/rules/table_whole_number.py",
            "yjp/audit/rules/whole_number.py",
        ),
        "the dust of floats off a sum": (
            "yjp/audit/claims/sums.py",
            "returns/yjp_returns/finance/casting.py",
        ),
        "lengths on a page": ("yjp/plan/styles_xml.py", "yjp/plan/tables.py", "yjp/audit/reading/pdf.py"),
    },
    DECIMALS: {
        "the one place": ("yjp/numbers.py",),
        "lengths in a drawing": ("yjp/charts/sparkline.py",),
        "columns of a benchmark": ("yjp/cli/bench.py",),
        "how sure a suggestion is, in a file that a program wrote": ("yjp/ingest/mapping/suggest/write.py",),
    },
}
"""Who may, and why."""


def found(source: str) -> set[str]:
    """What a module does of its own that belongs to the formatters."""
    return {kind for node in ast.walk(ast.parse(source)) for kind in _kinds(node)}


def _kinds(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Attribute) and node.attr in _DAY_CALLS:
        yield DAYS
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "round":
        yield ROUNDED
    if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
        parts = node.format_spec.values
        form = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)
        # A form that comes from elsewhere ("{}") may be anything.
        if _DECIMAL_FORM.search(form):
            yield DECIMALS
        elif _DAY_FORM.search(form) or form == "{}":
            yield DAYS


def doing() -> dict[str, set[str]]:
    """For each thing the modules that do it."""
    modules = [file for folder in FOLDERS for file in tracked(folder) if file.suffix == ".py"]
    assert len(modules) > 500
    does: dict[str, set[str]] = {kind: set() for kind in ALLOWED}
    for file in modules:
        for kind in found((ROOT / file).read_text(encoding="utf-8")):
            does[kind].add(str(file))
    return does


def test_numbers_and_periods_have_one_formatter() -> None:
    assert {kind: sorted(_strays(kind, files)) for kind, files in doing().items()} == {
        kind: [] for kind in ALLOWED
    }, "yjp.numbers (plain, signed, numbered) or yjp.periods (day_words, month_words, ...) says it"


def test_every_exception_is_still_one() -> None:
    does = doing()
    assert {
        (kind, module)
        for kind, reasons in ALLOWED.items()
        for modules in reasons.values()
        for module in modules
        if module not in does[kind]
    } == set()


def _strays(kind: str, files: set[str]) -> set[str]:
    allowed = [module for modules in ALLOWED[kind].values() for module in modules]
    return {file for file in files if not any(fnmatch(file, each) for each in allowed)}


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("f'{day.day} {day:%B %Y}'", {DAYS}),
        ("day.strftime('%d')", {DAYS}),
        ("frame.select(pl.col('d').dt.to_string('%b'))", {DAYS}),
        ("calendar.month_name[3]", {DAYS}),
        ("f'{day:{form}}'", {DAYS}),
        ("f'{share:.0%}'", {DECIMALS}),
        ("f'{value:,.{places}f}'", {DECIMALS}),
        ("round(value, 1)", {ROUNDED}),
        ("f'{count:,} {number:04d} {name:>12} {value:g}'", set()),
        ("pl.col('value').round(1)", set()),
        ("day.isoformat()", set()),
    ],
)
def test_the_check_knows_a_formatter(source: str, kinds: set[str]) -> None:
    assert found(source) == kinds
