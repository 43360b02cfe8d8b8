"""How else an affected child's records may turn out, and what the child would then add to the headline figures.

Four options a child and rule: the records stand as they are; the failing rows are wrong and go (and with an offence its
outcomes); the cells that the rule looks at are wrong, and are left empty where they may be (a date of birth: as if the
child were 14 at the end of the window); the whole child is wrong and goes. All rules are counted in one pass: a child
under a rule is copied under an id of its own, with the rows so changed, and the indicators count the copies as if they
were children.
"""

from collections.abc import Mapping

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import ROW, Caseload
from yjp.periods import Window, add_months
from yjp.quality.families import Family

SOURCE = "source"
SUBJECT = "subject"
"""Whom the options are alternatives for: a child's id."""
EVERYTHING = "*"
"""The source that takes all open failures together."""
LOOKED_AT = "looked_at"
COUNTED = ("children", "offences", "outcomes")
AGE_ASSUMED = 14
EMPTIED: Mapping[str, tuple[str, ...]] = {
    "children": (),
    "offences": (c.ARREST_DATE, c.OFFENCE_CATEGORY),
    "outcomes": (c.FIRST_HEARING_DATE, c.RELEASE_DATE, c.RESIDENCE, c.APPEAL_STATUS),
}
"""What may be empty, and then is as if nobody had said anything: local, no appeal, heard on the day of the outcome."""
_VARIANT = "_variant"
_PLACE = "_place"
_KIND = "_kind"
_NOW, _WITHOUT, _EMPTIED = "now", "without", "emptied"


def options(
    caseload: Caseload, failing: pl.DataFrame, family: Family, window: Window, breaches_count: bool
) -> pl.DataFrame:
    """What each affected child would add less what it adds now: ``source``, ``subject`` and the family's measures.

    ``failing`` has ``source`` (a rule), ``table``, ``_row``, ``child_id`` and ``looked_at`` (the rule's columns). The
    source ``EVERYTHING`` has for each child the options of every rule, and those of all its failing rows together.
    """
    every = pl.concat([failing, _together(failing)])
    pairs = every.select(SOURCE, c.CHILD_ID).unique().sort(SOURCE, c.CHILD_ID)
    kinds = pl.DataFrame({_KIND: [_WITHOUT, _EMPTIED]})
    now = pairs.select(pl.lit(None, pl.String).alias(SOURCE), c.CHILD_ID, pl.lit(_NOW).alias(_KIND)).unique()
    variants = pl.concat([pairs.join(kinds, how="cross"), now.sort(c.CHILD_ID)]).with_row_index(_VARIANT)
    variants = variants.cast({_VARIANT: pl.Int64})
    counted = family.count(copies(caseload, variants, every, window), window, breaches_count)
    contributed = (
        variants.lazy()
        .join(counted.rename({c.CHILD_ID: _VARIANT}), on=_VARIANT, how="left")
        .with_columns(pl.col(family.measures).fill_null(0))
        .collect()
    )
    changed = contributed.filter(pl.col(_KIND) != _NOW).select(SOURCE, c.CHILD_ID, *family.measures)
    gone = pairs.with_columns(pl.lit(0, dtype=pl.Int64).alias(m) for m in family.measures)
    alternatives = pl.concat([changed, gone])
    shared = alternatives.with_columns(pl.lit(EVERYTHING).alias(SOURCE))
    as_now = contributed.filter(pl.col(_KIND) == _NOW).select(c.CHILD_ID, *family.measures)
    return (
        pl.concat([alternatives, shared])
        .join(as_now, on=c.CHILD_ID, suffix="_now")
        .select(
            SOURCE,
            pl.col(c.CHILD_ID).alias(SUBJECT),
            *(pl.col(m) - pl.col(f"{m}_now") for m in family.measures),
        )
        .unique()
    )


def _together(failing: pl.DataFrame) -> pl.DataFrame:
    """All rules' failing rows as those of one source that looks at what any of them looks at."""
    rows = failing.group_by("table", ROW, c.CHILD_ID).agg(pl.col(LOOKED_AT).list.explode().unique())
    return rows.with_columns(pl.lit(EVERYTHING).alias(SOURCE)).select(failing.columns)


def copies(caseload: Caseload, variants: pl.DataFrame, failing: pl.DataFrame, window: Window) -> Caseload:
    """A caseload of copies of children: ``variants`` has ``_variant``, ``source``, ``child_id`` and ``_kind``.

    Of the ``failing`` rows of its source a copy lacks all (``without``) or what they say (``emptied``). Child and
    offence ids become numbers of the copy, so that no two copies share an offence.
    """
    offences = caseload.tables["offences"].with_row_index(_PLACE).cast({_PLACE: pl.Int64})
    places = offences.select(c.OFFENCE_ID, _PLACE)
    tables = {
        "children": caseload.tables["children"],
        "offences": offences,
        "outcomes": caseload.tables["outcomes"].join(places, on=c.OFFENCE_ID),
    }
    born = add_months(window.end, -12 * AGE_ASSUMED)
    copied = {}
    for name, frame in tables.items():
        bad = failing.filter(pl.col("table") == name).select(SOURCE, ROW, LOOKED_AT)
        mine = variants.join(frame, on=c.CHILD_ID).join(bad, on=[SOURCE, ROW], how="left")
        mine = mine.filter((pl.col(_KIND) != _WITHOUT) | pl.col(LOOKED_AT).is_null())
        changed = [_unless_emptied(column, pl.lit(None)) for column in EMPTIED[name]]
        if name == "children":
            changed.append(_unless_emptied(c.DATE_OF_BIRTH, pl.lit(born)))
        else:
            changed.append((pl.col(_VARIANT) * offences.height + pl.col(_PLACE)).alias(c.OFFENCE_ID))
        changed.append(pl.col(_VARIANT).alias(c.CHILD_ID))
        copied[name] = mine.with_columns(changed).drop(
            SOURCE, _VARIANT, _KIND, LOOKED_AT, _PLACE, strict=False
        )
    return Caseload(copied, caseload.extract_date)


def _unless_emptied(column: str, otherwise: pl.Expr) -> pl.Expr:
    doubtful = (pl.col(_KIND) == _EMPTIED) & pl.col(LOOKED_AT).list.contains(column).fill_null(False)
    return pl.when(doubtful).then(otherwise).otherwise(column).alias(column)
