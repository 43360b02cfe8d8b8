"""What stands before the figures: cover, contents and definitions."""

from collections.abc import Iterable, Sequence

from yjp.indicators.groupings import ALL
from yjp.indicators.kpi.indicators import EVERY_HEADLINE
from yjp.indicators.registry import indicators
from yjp.ledger import Ledger
from yjp.narrative.keys import LOCAL_ESTIMATE, OFFICIAL_SOURCES, RANGE_MEANING, rating_key
from yjp.periods import snapshot
from yjp.writers.ledger_workbook import cells
from yjp.writers.provenance import Provenance
from yjp.writers.workbook import SHORTHAND, Cell, Column, Page, Sheet
from yjp.writers.workbook.shapes import CONTENTS

COVER, DEFINITIONS = "Cover", "Definitions"
_OF_SUB_MEASURES = ("Counted (numerator)", "Out of (denominator)", "Name and version")


def title(ledger: Ledger) -> str:
    """The workbook's title, on its cover and in its properties."""
    about = ledger.about
    return f"{about.service}: youth justice figures from the extract of {snapshot(about.extract_date).label}"


def cover(provenance: Provenance) -> Page:
    """What this is, for whom, from when, and how to read it."""
    about, release = provenance.ledger.about, provenance.release
    what = (
        f"The figures of {about.service}'s youth justice service, each with its 95% range, beside its "
        "own past, other areas and what is published."
    )
    narrowed = [f"{name}: {', '.join(values)}" for name, values in provenance.chosen.items() if values]
    return Page(
        name=COVER,
        title=title(provenance.ledger),
        parts=(
            (None, (*([about.banner] if about.banner else []), what, release.words)),
            (
                "About this workbook",
                (
                    f"Service: {about.service}",
                    f"Extract taken on: {snapshot(about.extract_date).label}",
                    f"Profile: {release.name}",
                    *((f"Only part of the figures, narrowed to {'; '.join(narrowed)}",) if narrowed else ()),
                    f"Made by: yjp {about.yjp_version}, run {about.run_id}",
                    f"What is on each sheet: see the sheet {CONTENTS}",
                ),
            ),
            (
                "How to read it",
                (
                    LOCAL_ESTIMATE,
                    OFFICIAL_SOURCES,
                    RANGE_MEANING,
                    "A difference is called better or worse only where it is more than chance would explain.",
                    *rating_key(),
                    "Numbers are kept whole in the cells and shown rounded.",
                ),
            ),
            ("Shorthand", tuple(each.sentence for each in SHORTHAND)),
        ),
    )


def definitions(ledger: Ledger) -> Sheet:
    """What each measure in the ledger counts, and how figures are broken down."""
    held = set(ledger.figures.get_column("indicator"))
    groups = set(ledger.figures.get_column("group").drop_nulls())
    rows: list[Sequence[Cell]] = []
    for each in indicators(ledger.about.measures):
        # The change of a measure is defined by the measure.
        if each.id not in held or each.id.endswith("_change"):
            continue
        rows += [
            (cells.measure(each.id), part, text[0].upper() + text[1:])
            for part, texts in (
                ("Fit for use", (each.caveat,)),
                ("Question", (each.question,)),
                ("Counted (numerator)", (each.numerator,)),
                ("Out of (denominator)", (each.denominator,)),
                ("What counts", each.counts_in),
                ("What does not count", each.counts_out),
                ("How it differs officially", each.deviations),
                ("Good direction", (each.polarity.value,)),
                ("Source", (each.source,)),
                ("Name and version", (f"In the data: {each.id}, version {each.definition_version}",)),
            )
            # Of hundreds of sub-measures only what is not said of their headline already.
            if not each.part_of or each in EVERY_HEADLINE or part in _OF_SUB_MEASURES
            for text in texts
            if text
        ]
    for grouping in (g for g in ALL if g.id in groups):
        rows += [
            (f"Breakdown: {grouping.title}", part, text[0].upper() + text[1:])
            for part, text in _grouping_parts(grouping.read_from, grouping.on, grouping.note)
        ]
    return Sheet(
        name=DEFINITIONS,
        title="Definitions of the measures and breakdowns",
        about="What each measure counts and leaves out, and how groups are read",
        columns=(Column("Measure", 36), Column("Part", 28), Column("Definition", 96)),
        rows=rows,
        nothing="There are no measures.",
    )


def _grouping_parts(read_from: str, on: str, note: str) -> Iterable[tuple[str, str]]:
    yield "Read from", read_from
    yield "As it was on", on
    if note:
        yield "To know", note
