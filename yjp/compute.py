"""From a caseload to its ledger: the one place where indicators, published figures and verdicts meet."""

from collections.abc import Mapping, Sequence

import polars as pl

from yjp import __version__, figures, reference
from yjp.comparators.change import changes, published_changes
from yjp.comparators.compare import comparisons
from yjp.comparators.control import control
from yjp.comparators.counts import known_counts
from yjp.comparators.funnel import funnel
from yjp.comparators.groups import family_members, groups
from yjp.comparators.pool import pool
from yjp.comparators.published import published
from yjp.comparators.ratings import ratings
from yjp.figures import AreaRole
from yjp.indicators.groupings import GROUPINGS
from yjp.indicators.interim import as_meant, interim_outcomes
from yjp.indicators.kpi.rows import NOTE, kpi_quarters, not_counted
from yjp.indicators.measure import BREACHES_IN, BREACHES_OUT, complete_quarters, measure
from yjp.indicators.population import merge
from yjp.indicators.rows import Place
from yjp.ledger import About, Ledger
from yjp.manifest import Manifest
from yjp.model.caseload import Caseload
from yjp.scorecards import measures_of, scorecard_rows, scorecards
from yjp.settings import AS_RECORDED, Settings
from yjp.tracker.aggregates import aggregates


def manifest(
    caseload: Caseload, settings: Settings, inputs: Mapping[str, str], counts: Mapping[str, Mapping[str, int]]
) -> Manifest:
    """The provenance of a run: what is hashed into its id."""
    service = reference.service(settings.service)
    breaches = BREACHES_IN if settings.breaches_count else BREACHES_OUT
    return Manifest(
        yjp_version=__version__,
        service=service.name,
        area=service.slug,
        extract_date=caseload.extract_date,
        made_up=settings.made_up,
        settings=settings.as_plain(),
        inputs=dict(inputs),
        counts={name: dict(found) for name, found in counts.items()},
        notes=(
            f"{breaches[0].upper()}{breaches[1:]}.",
            *_interim_note(caseload, settings),
            *_not_computed(caseload),
            *_kpis(caseload, settings),
        ),
        measures=measures_of(scorecards(settings.folder)),
    )


def compute(caseload: Caseload, settings: Settings, about: About) -> Ledger:
    """Every figure and every comparison of a service."""
    service = reference.service(settings.service)
    place = Place(
        area=service.slug,
        area_name=service.name,
        role=AreaRole.LOCAL,
        source_ref=f"caseload extract of {caseload.extract_date}",
    )
    populations = merge(caseload.tables.get("population"), reference.population(service.slug), service.slug)
    own = measure(
        caseload,
        place,
        populations,
        complete_since=settings.complete_since,
        breaches_count=settings.breaches_count,
        interim_as_recorded=settings.interim_codes == AS_RECORDED,
        snapshot_dates=settings.snapshot_dates,
        confidence=settings.confidence,
    )
    counts = known_counts(settings)
    local = scorecard_rows(
        scorecards(settings.folder),
        area=service.slug,
        area_name=service.name,
        confidence=settings.confidence,
    )
    levels = pl.concat([own, compared_with(service, settings, counts), local])
    every = figures.ordered(
        pl.concat([levels, changes(levels, settings.confidence), published_changes(levels)])
    )
    compared = comparisons(
        every,
        min_events=settings.min_events,
        confidence=settings.confidence,
        tolerance_percent=settings.tolerance_percent,
    )
    # Estimates come after everything is compared: nothing is compared with an estimate.
    estimates, curves = aggregates(
        caseload if settings.interim_codes == AS_RECORDED else as_meant(caseload),
        complete_quarters(caseload, settings.complete_since),
        place,
        breaches_count=settings.breaches_count,
        confidence=settings.confidence,
    )
    return Ledger(
        figures=figures.ordered(pl.concat([every, estimates])),
        comparisons=compared,
        about=about,
        ratings=ratings(every, compared, settings.rate_against),
        control=control(every),
        funnel=funnel(every, counts, family_members(service, settings)),
        curves=curves,
    )


def compared_with(service: reference.Service, settings: Settings, counts: pl.DataFrame) -> pl.DataFrame:
    """What a service is compared with: published figures, and comparators pooled from counts (``pool.COUNTS``)."""
    chosen = [reference.slug(name) for name in settings.chosen]
    pooled = pool(counts, groups(service, settings), confidence=settings.confidence)
    # An area that too few services have published counts for is left out; a list of one's own says why it has no value.
    of_places = pl.col("area_role").is_in(
        [AreaRole.PCC.value, AreaRole.REGION.value, AreaRole.NATIONAL.value]
    )
    return pl.concat(
        [
            published(service, settings.published, counts, chosen),
            pooled.filter(pl.col("value").is_not_null() | ~of_places),
        ]
    )


def _interim_note(caseload: Caseload, settings: Settings) -> Sequence[str]:
    found = interim_outcomes(caseload).collect().height
    if not found:
        return []
    outcomes = "1 outcome is" if found == 1 else f"{found:,} outcomes are"
    counted = "counted as recorded" if settings.interim_codes == AS_RECORDED else "counted as diversion"
    return [
        f"{outcomes} recorded under an interim code (reprimand or drug treatment order) and {counted} (a setting)."
    ]


def _not_computed(caseload: Caseload) -> Sequence[str]:
    said = (
        [] if caseload.has("programmes") else ["The caseload could not be computed: no 'programmes' table."]
    )
    lacking = dict.fromkeys(each.needs for each in GROUPINGS if each.needs and not caseload.has(each.needs))
    for table in lacking:
        titles = [each.title.lower() for each in GROUPINGS if each.needs == table and not each.parts]
        said.append(f"Breakdowns by {' and '.join(titles)} could not be computed: no {table!r} table.")
    return said


def _kpis(caseload: Caseload, settings: Settings) -> Sequence[str]:
    """What stands behind the KPIs, where the caseload has a quarter of them."""
    ends = kpi_quarters(caseload, complete_quarters(caseload, settings.complete_since))
    return [NOTE, *not_counted(caseload)] if ends else []
