"""KPI 1: where children live when their order begins, on release from custody, and when it ends."""

import polars as pl

from yjp.indicators.kpi.cohort import ORDER
from yjp.indicators.kpi.declared.living import ACCOMMODATION, ACCOMMODATION_ROWS, ENDING, UNKNOWN
from yjp.indicators.kpi.members import COLUMN, QUARTER, ROW_ID, of_children
from yjp.indicators.kpi.points import END, POINT, children_at_points, held
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.model.codes import ALWAYS_UNSUITABLE

ROW_OF = {
    "secure_training_centre": "stc",
    "secure_childrens_home": "sch",
    "young_offender_institution": "yoi",
    "living_with_parent_s": "parents",
    "at_home": "parents",
    "living_with_family_not_parents": "family",
    "living_with_friends": "friends",
    "foster_care_la": "foster",
    "foster_care_private": "foster",
    "supported_accommodation_supported_lodgings": "supported",
    "temporary_accommodation": "temporary",
    "bail_hostel": "temporary",
    "residential_unit_secure": "residential",
    "residential_unit_private": "residential",
    "residential_unit_la": "residential",
    "independent_living": "independent",
    "other": "other",
    "hospital": "other",
    "traveller_site": "other",
    "bed_and_breakfast": "bed_and_breakfast",
    "no_fixed_abode": "no_fixed_abode",
    "unknown": UNKNOWN,
}
_PLACE = "_place"
_SUITS = "_suits"
_OF_CHILD = (QUARTER, c.CHILD_ID, POINT)


def members(caseload: Caseload, cohort: pl.LazyFrame) -> pl.LazyFrame:
    """Children in the cells of table 1."""
    decided = _decided(caseload, cohort)
    verdict = pl.when(pl.col(_SUITS)).then(pl.lit("yes")).otherwise(pl.lit("no"))
    at_points = decided.with_columns(pl.concat_str(ORDER, POINT, verdict, separator="_").alias(COLUMN))
    at_end = decided.filter(pl.col(POINT) == END).select(QUARTER, c.CHILD_ID, ROW_ID)
    totals = cohort.join(at_end, on=[QUARTER, c.CHILD_ID], how="left").with_columns(
        pl.col(ROW_ID).fill_null(UNKNOWN),
        pl.concat_str(ORDER, pl.lit("total"), separator="_").alias(COLUMN),
    )
    kept = (QUARTER, c.CHILD_ID, c.PROGRAMME_ID, ROW_ID, COLUMN)
    by_row = pl.concat([at_points.select(kept), totals.select(kept)])
    whole = by_row.with_columns(pl.lit(ENDING).alias(ROW_ID))
    return of_children(pl.concat([by_row, whole]), ACCOMMODATION.number)


def _decided(caseload: Caseload, cohort: pl.LazyFrame) -> pl.LazyFrame:
    """The record that decides for each child and time point, and whether all that hold then are suitable."""
    kind, suitability = pl.col(c.ACCOMMODATION_TYPE), pl.col(c.SUITABILITY)
    never = kind.is_in(ALWAYS_UNSUITABLE)
    order = {row: place for place, row in enumerate(ACCOMMODATION_ROWS)}
    records = (
        caseload["accommodation"]
        .with_columns(kind.fill_null("unknown"))
        # The SQL passes over records without suitability; what is always unsuitable needs none.
        .filter(suitability.is_not_null() | never)
        # "UNKNOWN counts as unsuitable"; "bed and breakfast, no fixed abode, unknown = always unsuitable"
        .with_columns(
            ((suitability == "suitable") & ~never).fill_null(False).alias(_SUITS),
            kind.replace_strict(ROW_OF, return_dtype=pl.String).alias(ROW_ID),
        )
        .with_columns(pl.col(ROW_ID).replace_strict(order, return_dtype=pl.Int32).alias(_PLACE))
    )
    return (
        held(children_at_points(cohort), records, (_SUITS, ROW_ID, _PLACE))
        # "If several records coexist at the point, all must be suitable": so an unsuitable one decides.
        .sort(*_OF_CHILD, _SUITS, c.START_DATE, _PLACE, descending=[False] * 4 + [True, False])
        .unique(subset=_OF_CHILD, keep="first", maintain_order=True)
    )
