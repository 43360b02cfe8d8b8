"""From a caseload to its data-quality report, in one call."""

from collections.abc import Mapping, Sequence

import polars as pl

from yjp.accepted import Acceptance
from yjp.ledger import Ledger
from yjp.model.caseload import Caseload
from yjp.past_decisions import PastDecision
from yjp.quality.acceptance import decide
from yjp.quality.effect import effects
from yjp.quality.report import QualityReport, report
from yjp.rules.definition import Rule
from yjp.rules.run import run


def assess(
    caseload: Caseload,
    quarantine: pl.DataFrame,
    ledger: Ledger,
    rules: Sequence[Rule],
    accepted: Sequence[Acceptance],
    *,
    counts: Mapping[str, Mapping[str, int]],
    breaches_count: bool = False,
    counted: Caseload | None = None,
    past: Sequence[PastDecision] = (),
    places: Mapping[str, str] | None = None,
) -> QualityReport:
    """Run the rules, part what is accepted from what is open, say what the open ones cost, and report.

    ``ledger`` must be computed from this caseload with the same ``breaches_count``. ``counted`` is the caseload as the
    ledger counts it, where that differs from what is recorded (interim codes); the rules see what is recorded.
    """
    opened, decisions = decide(caseload, run(caseload, rules), accepted)
    costs = effects(counted or caseload, opened, quarantine, ledger, breaches_count=breaches_count)
    return report(
        caseload,
        opened,
        quarantine,
        costs,
        decisions,
        about=ledger.about,
        counts=counts,
        past=past,
        places=places,
    )
