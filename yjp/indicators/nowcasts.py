"""Estimates of cohorts whose follow-up still runs, declared. Nothing here counts anybody."""

from dataclasses import replace

from yjp.indicators.national import BINARY_REOFFENDING, REOFFENCES_PER_CHILD

_METHOD = (
    "What is proven so far stays as it is; what is still to come is estimated from how earlier cohorts came on after "
    "the same age of follow-up, late proving included."
)
_CAVEAT = "An estimate of where the cohort will end, not a count: that is known 18 months after its last day"
_SOURCE = "Kaplan and Meier 1958 (JASA 53: 457-481), on the time to the first proof"
_SOURCE_EVENTS = "Nelson 1988 (Journal of Quality Technology 20: 24-35), mean cumulative function of proofs"

BINARY_REOFFENDING_NOWCAST = replace(
    BINARY_REOFFENDING,
    id="binary_reoffending_nowcast",
    title="Children who will have reoffended, as a percentage of the cohort (estimate)",
    short_title="Reoffending (estimate)",
    question="Where is the reoffending rate of children still being followed likely to end?",
    numerator="Children of the cohort expected to have at least one proven reoffence in the end",
    deviations=(_METHOD, *BINARY_REOFFENDING.deviations),
    source=f"{_SOURCE}.",
    headline=False,
    caveat=_CAVEAT,
)
REOFFENCES_PER_CHILD_NOWCAST = replace(
    REOFFENCES_PER_CHILD,
    id="reoffences_per_child_nowcast",
    title="Reoffences there will have been per child in the cohort (estimate)",
    short_title="Reoffences per child (estimate)",
    question="How many reoffences per child are likely in the end?",
    numerator="Proven reoffences of the cohort expected in the end",
    deviations=(_METHOD, *REOFFENCES_PER_CHILD.deviations),
    source=f"{_SOURCE_EVENTS}.",
    headline=False,
    caveat=_CAVEAT,
)
NOWCASTS = (BINARY_REOFFENDING_NOWCAST, REOFFENCES_PER_CHILD_NOWCAST)
