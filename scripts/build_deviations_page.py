"""explanation/deviations.md: where yjp counts otherwise than the official method, why, and what it does to a figure.

What each measure declares is taken from the registry; the reasons and effects are written here.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from scripts.markdown import ROOT, code, grid, listed, page
from yjp.indicators.definition import Indicator
from yjp.indicators.kpi.declared.defects import DEFECTS, NOT_HELD
from yjp.indicators.registry import REGISTRY

MANY = 3
"""More measures than these are counted, not named."""
NOT_COPIED = "Not copied from the published SQL"
"""How a fault of the SQL begins; those have a table of their own."""
CHOSEN = (
    (
        "First time entrants, reoffending: the source",
        "Police National Computer",
        "the service's own records",
        "A service has no access to the police computer.",
        "Either way, by children whom only one side knows. `yjp reconcile` bounds it.",
    ),
    (
        "Reoffending: breaches",
        "not confirmed: the text of the guide could not be read (grade M)",
        "breach of bail, conditional discharge or statutory order is no reoffence",
        "A setting, `breaches_count_as_reoffences`.",
        "Counting them can only raise the rate.",
    ),
    (
        "Interim codes: outcome 23 and youth diversion orders",
        "borrowed codes (reprimand, drug treatment and testing order) until YJB Schema 12",
        "diversion, in no indicator",
        "They are diversion. A setting, `interim_codes`.",
        "Counted as recorded they would make first time entrants; how many is shown (`fte_interim_effect`).",
    ),
    (
        "Custody: the rate's population and day",
        "the population of the publication's time",
        "the mid-year estimate that the extract holds for the window, named beside the figure",
        "Populations are revised; the source must be plain.",
        "A rate may differ in its last digit where the count is the same.",
    ),
    (
        "Limits of rates",
        "the plans of 2019 print none",
        "exact Poisson below 10 events, Byar's from 10",
        "As the Office for Health Improvement and Disparities prints them.",
        "None on the figure itself. It keeps small changes from being read as news.",
    ),
    (
        "Relative rate index: limits",
        "exact limits of events alone (PRISM)",
        "log method, with the bases",
        "Those remanded are a part of those before a court.",
        "Narrower where events are many of their base: 1.156 to 1.968, not 1.118 to 1.999. No conclusion changes.",
    ),
    (
        "Relative rate index: small groups",
        "printed whatever the size",
        "refused under 5 events, or a population under 100",
        "An index of two children is noise.",
        "Fewer indexes.",
    ),
    (
        "KPIs: which outcomes, which order wins",
        "the YJB's lists and ranking are not public",
        "the lists that the columns' names give; the order of the code list",
        "Inferred (grade I) from the published SQL.",
        "A child with two orders ending in a quarter may stand under the other one.",
    ),
    (
        "KPIs: the ledger and the return",
        "one figure",
        "entries by hand are in the return, not in the ledger",
        "The ledger is what the records say.",
        "A KPI on the dashboard can differ from the return where somebody entered a number.",
    ),
    (
        "Empty and nought",
        "a blank cell of a template may be read as nought",
        "what is not recorded is empty, with its reason",
        "A nought is a statement.",
        "Shares are of those recorded, and say of how many that is not known.",
    ),
)
"""What differs, the official method, ours, the reason, the effect."""

EXAMPLE = (
    ("`fte_rate.2018-12.12m.rotherham`", "41", "169 per 100,000"),
    ("`fte_rate.2018-12.12m.rotherham_rev`", "–", "164 per 100,000"),
)
"""Held against the example's ledger by tests/docs/test_worked_examples.py."""


def pages() -> dict[Path, str]:
    """The page and its text."""
    return {ROOT / "docs" / "explanation" / "deviations.md": deviations()}


def deviations() -> str:
    """By choice, by fault of the source, by what the extract lacks, and as each measure declares it."""
    return page(
        "Where we deviate from the official methods",
        "Rules that could be read are followed to the letter, and each says where it was read. Where yjp counts "
        "otherwise, it is one of three things: a choice, a fault of the published code that is not copied, or what "
        "the extract does not hold. All are listed here, and stand beside the measure in every export "
        "(`yjp explain ID`).",
        "## By choice",
        grid(("what", "official method", "here", "why", "effect"), CHOSEN),
        "The first of these in the example (made-up children): the same children, over one population and over a "
        "later one. More in [why local and published figures differ](local_and_published.md).",
        grid(("figure", "count", "value"), EXAMPLE),
        "Further reasons are in the "
        "[decisions](../decisions/README.md): [limits](../decisions/0002-intervals.md), "
        "[comparators](../decisions/0003-comparators.md), [rolling years](../decisions/0012-chance-over-time.md), "
        "[empty cells](../decisions/0015-empty-cells.md), [KPIs](../decisions/0016-kpis-in-the-ledger.md).",
        "## Faults of the published code, not copied",
        "The Ministry of Justice publishes the SQL that counts the KPIs. Where it plainly does not do what its own "
        "columns are called, yjp counts what they are called. The effect is in that table only; where both forms are "
        "in use, both are given.",
        grid(("KPI", "fault of the SQL", "here"), [(d.kpi, d.fault, d.here) for d in DEFECTS]),
        "## What the extract does not hold",
        listed(NOT_HELD),
        "## As each measure declares it",
        grid(("deviation", "measures"), sorted(_declared(REGISTRY), key=lambda row: row[0])),
        "Grades of single rules are in [indicators](../reference/indicators.md) and in "
        "[how the KPIs are counted](../reference/kpi_counting.md).",
    )


def _declared(indicators: Iterable[Indicator]) -> list[tuple[str, str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in indicators:
        for deviation in each.deviations:
            if not deviation.startswith(NOT_COPIED):
                found[deviation].append(each.id)
    return [
        (text, ", ".join(map(code, ids)) if len(ids) <= MANY else f"{len(ids)} of them, {code(ids[0])} first")
        for text, ids in found.items()
    ]
