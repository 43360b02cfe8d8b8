"""What can be believed of an outcome that was set aside at intake.

A cell that can be read under the model's column name and has no fault is believed; any other may hold anything. A row
that only repeats another is accepted already, and is left out.
"""

import polars as pl

from yjp.model import codes
from yjp.model import columns as c
from yjp.model.caseload import ROW, Caseload
from yjp.model.codes import Tier
from yjp.quality.options import SUBJECT

CUSTODIAL = "custodial"
COUNTS = "counts"
LOCAL = "local"
ELSEWHERE = "elsewhere"
RELEASE_KNOWN = "release_known"
NAMED = "named"
KNOWN = "known"
_CELLS = (
    c.CHILD_ID,
    c.OFFENCE_ID,
    c.OUTCOME_DATE,
    c.OUTCOME_TYPE,
    c.RELEASE_DATE,
    c.RESIDENCE,
    c.APPEAL_STATUS,
)
_RECORD, _FAULTED, _RULES = "record", "_faulted", "_rules"
_TIERS = {code: tier.value for code, tier in codes.TIER_OF.items()}


def outcomes_set_aside(caseload: Caseload, quarantine: pl.DataFrame) -> pl.DataFrame:
    """One row a quarantined outcome.

    ``subject`` (the child's id, or a name for a row that names no child), ``_row`` (its place among these rows),
    ``outcome_date``, ``offence_date``, ``release_date`` (null: not known), ``release_known`` (that there is none can be
    known too), ``custodial`` (null: not known), ``counts`` (could be a caution or sentence that stands), ``local``
    (could be of a child living here), ``elsewhere`` (could be of one who does not), ``named`` (its child is named),
    ``known`` (its child was accepted).
    """
    accepted = caseload.tables["children"].get_column(c.CHILD_ID).implode()
    offences = caseload.tables["offences"].select(c.OFFENCE_ID, c.OFFENCE_DATE)
    read = _read(quarantine).join(offences, on=c.OFFENCE_ID, how="left")
    tier = pl.col(c.OUTCOME_TYPE).replace_strict(_TIERS, default=None, return_dtype=pl.String)
    residence, release = pl.col(c.RESIDENCE), pl.col(c.RELEASE_DATE).str.to_date("%Y-%m-%d", strict=False)
    removed = pl.col(c.APPEAL_STATUS).is_in(list(codes.APPEALS_THAT_REMOVE))
    # An orphan's child is named, though no row of that child was accepted.
    child = pl.when(_is_believed(c.CHILD_ID) | pl.col(_RULES).list.contains("orphan")).then(_cell(c.CHILD_ID))
    return read.select(
        child.fill_null(pl.lit("set aside ") + pl.col(ROW).cast(pl.String)).alias(SUBJECT),
        ROW,
        pl.col(c.OUTCOME_DATE).str.to_date("%Y-%m-%d", strict=False),
        c.OFFENCE_DATE,
        release,
        ((_is_believed(c.RELEASE_DATE) & pl.col(c.RELEASE_DATE).is_null()) | release.is_not_null()).alias(
            RELEASE_KNOWN
        ),
        (tier == Tier.CUSTODY.value).alias(CUSTODIAL),
        ((tier.fill_null("") != Tier.DIVERSION.value) & ~removed.fill_null(False)).alias(COUNTS),
        (residence.fill_null("") != "other").alias(LOCAL),
        ~(_is_believed(c.RESIDENCE) & residence.fill_null("local").eq("local")).alias(ELSEWHERE),
        child.is_not_null().alias(NAMED),
        child.is_in(accepted).fill_null(False).alias(KNOWN),
    ).sort(ROW)


def _read(quarantine: pl.DataFrame) -> pl.DataFrame:
    """Quarantined outcomes with the believed text of their cells; null where it is empty or not believed."""
    rows = (
        quarantine.filter(pl.col("table") == "outcomes")
        .group_by("file", "row", _RECORD)
        .agg(pl.col("column").drop_nulls().alias(_FAULTED), pl.col("rule").alias(_RULES))
        .filter(pl.col(_RULES).list.set_difference(["copy"]).list.len() > 0)
        .sort("file", "row")
        # Two files of one table may have the same row number.
        .with_row_index(ROW)
        .cast({ROW: pl.Int64})
    )
    return rows.with_columns(pl.when(_is_believed(name)).then(_cell(name)).alias(name) for name in _CELLS)


def _cell(name: str) -> pl.Expr:
    """The text of a cell; a record that is no JSON object (a row of the wrong width) has no cells."""
    text = pl.col(_RECORD).str.json_path_match(f"$.{name}").str.strip_chars()
    return pl.when(text.is_not_null() & (text != "") & (text != "null")).then(text)


def _is_believed(name: str) -> pl.Expr:
    there = pl.col(_RECORD).str.starts_with("{") & pl.col(_RECORD).str.contains(f'"{name}":', literal=True)
    return there & ~pl.col(_FAULTED).list.contains(name)
