"""The national table in pandas, written by hand as a careful analyst would, from the same store as ``yjp.national``.

Only the columns that are needed are read, with days as datetimes and codes as categories; there are no Python loops
over rows. ``outcome_id`` counts up in the order in which a child's first outcome is found, and the rows are read in it.
"""

import json
from pathlib import Path

import pandas as pd  # noqa: TID251 - the other side of the comparison; never imported by yjp
import pyarrow.parquet as pq

BREACHES = ("breach_of_bail", "breach_of_conditional_discharge", "breach_of_statutory_order")
COUNTS = ["entrants", "sentences", "cohort", "reoffenders", "reoffences"]
MEASURES = (
    ("fte_count", "entrants", None, 1),
    ("fte_rate", "entrants", "population", 100_000),
    ("custody_count", "sentences", None, 1),
    ("custody_rate", "sentences", "population", 1_000),
    ("binary_reoffending", "reoffenders", "cohort", 100),
    ("reoffences_per_reoffender", "reoffences", "reoffenders", 1),
    ("reoffences_per_child", "reoffences", "cohort", 1),
)


class Measured:
    """The finished table."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._table = table

    def save(self, path: Path) -> None:
        """Write it as Parquet, to be compared."""
        self._table.to_parquet(path, index=False)


def measure(store: Path) -> Measured:
    """From the store in a folder to the finished table of all indicators, services, areas and windows."""
    about = json.loads((store / "country.json").read_text(encoding="utf-8"))
    extract_date = pd.Timestamp(about["extract_date"])
    outcomes = _outcomes(store)
    counts = _counts(outcomes, extract_date)
    del outcomes
    return Measured(_table(counts, store, pd.Timestamp(about["first_day"]), extract_date))


def _read(path: Path, columns: list[str] | None = None) -> pd.DataFrame:
    return pq.read_table(path, columns=columns).to_pandas(date_as_object=False)


def _outcomes(store: Path) -> pd.DataFrame:
    """Substantive outcomes that stand, with their child and offence."""
    outcomes = _read(
        store / "outcomes",
        [
            "offence_id",
            "child_id",
            "outcome_date",
            "outcome_type",
            "tier",
            "first_hearing_date",
            "residence",
            "appeal_status",
            "release_date",
        ],
    )
    removed = outcomes["appeal_status"].isin(["changed", "successful"])
    outcomes = outcomes[(outcomes["tier"] != "diversion") & ~removed]
    outcomes = outcomes.assign(
        heard=outcomes["first_hearing_date"].fillna(outcomes["outcome_date"]),
        local=outcomes["residence"] != "other",
        custody=outcomes["tier"] == "custody",
    ).drop(columns=["first_hearing_date", "residence", "appeal_status", "tier"])
    offences = _read(store / "offences", ["offence_id", "offence_date", "arrest_date", "offence_category"])
    offences = offences.assign(
        arrested=offences["arrest_date"].fillna(offences["offence_date"]),
        counts=~offences["offence_category"].isin(BREACHES),
    ).drop(columns=["arrest_date", "offence_category"])
    children = _read(store / "children", ["child_id", "service", "turns_10", "turns_18"])
    return outcomes.merge(offences, on="offence_id").merge(children, on="child_id")


def _quarter(days: pd.Series) -> pd.Series:
    return days.dt.year * 4 + days.dt.quarter - 1


def _counts(outcomes: pd.DataFrame, extract_date: pd.Timestamp) -> pd.DataFrame:
    """Counts by service and quarter."""
    arrested, heard = outcomes["arrested"], outcomes["heard"]
    ten, eighteen = outcomes["turns_10"], outcomes["turns_18"]

    first = outcomes[(arrested >= ten) & (arrested < eighteen) & (heard < eighteen)].drop_duplicates(
        "child_id"
    )
    first = first[first["local"]]
    entrants = first.groupby(
        ["service", _quarter(first["outcome_date"]).rename("quarter")], observed=True
    ).size()

    sentences = outcomes[outcomes["custody"] & outcomes["local"] & (heard >= ten) & (heard < eighteen)]
    sentences = sentences.drop_duplicates(["child_id", "outcome_date", "outcome_type"])
    in_quarter = _quarter(sentences["outcome_date"]).rename("quarter")
    sentences = sentences.groupby(["service", in_quarter], observed=True).size()

    followed = _followed(outcomes, extract_date)
    followed["reoffended"] = followed["reoffences"] > 0
    cohorts = followed.groupby(["service", "quarter"], observed=True)
    return (
        pd.DataFrame(
            {
                "entrants": entrants,
                "sentences": sentences,
                "cohort": cohorts.size(),
                "reoffenders": cohorts["reoffended"].sum(),
                "reoffences": cohorts["reoffences"].sum(),
            }
        )
        .fillna(0)
        .astype("int64")
        .reset_index()
    )


def _followed(outcomes: pd.DataFrame, extract_date: pd.Timestamp) -> pd.DataFrame:
    """One row a child and quarter, with the reoffences that followed."""
    day = outcomes["outcome_date"].where(~outcomes["custody"], outcomes["release_date"])
    event = (
        outcomes["local"]
        & (day <= extract_date)
        & (day >= outcomes["turns_10"])
        & (day < outcomes["turns_18"])
    )
    events = outcomes.loc[event, ["child_id", "service"]].assign(index_date=day[event])
    events = events.assign(quarter=_quarter(events["index_date"])).sort_values(["child_id", "index_date"])
    events = events.drop_duplicates(["child_id", "quarter"])
    events = events.assign(
        until=events["index_date"] + pd.DateOffset(months=12),
        proven_by=events["index_date"] + pd.DateOffset(months=18),
    )
    proven = outcomes.loc[outcomes["counts"], ["child_id", "offence_id", "offence_date", "outcome_date"]]
    proven = proven.sort_values("outcome_date").drop_duplicates("offence_id")
    pairs = events.merge(proven, on="child_id")
    pairs = pairs[
        (pairs["offence_date"] > pairs["index_date"])
        & (pairs["offence_date"] <= pairs["until"])
        & (pairs["outcome_date"] <= pairs["proven_by"])
    ]
    reoffences = pairs.groupby(["child_id", "quarter"]).size().rename("reoffences").reset_index()
    followed = events[["child_id", "service", "quarter"]].merge(
        reoffences, on=["child_id", "quarter"], how="left"
    )
    return followed.assign(reoffences=followed["reoffences"].fillna(0).astype("int64"))


def _table(
    counts: pd.DataFrame, store: Path, first_day: pd.Timestamp, extract_date: pd.Timestamp
) -> pd.DataFrame:
    """Areas pooled, years added up, indicators one under the other."""
    areas, held = _read(store / "areas.parquet"), _read(store / "populations.parquet")
    for frame in (areas, held, counts):
        frame["service"] = frame["service"].astype(str)
    ends = pd.DataFrame({"period_end": pd.date_range(first_day, extract_date, freq="QE")})
    ends["quarter"] = _quarter(ends["period_end"])
    ends["year"] = ends["period_end"].dt.year.astype("int64") - 1
    grid = areas.merge(ends, how="cross").merge(counts, on=["service", "quarter"], how="left")
    grid[COUNTS] = grid[COUNTS].fillna(0).astype("int64")
    populations = _populations(areas, held, ends)
    grid = grid.merge(populations, on=["service", "period_end"])
    keys = ["area_role", "area", "period_end"]
    by_area = grid.groupby(keys)
    pooled = by_area[COUNTS].sum()
    pooled["population"] = (
        by_area["population"].sum(min_count=1).where(by_area["population"].count() == by_area.size())
    )
    pooled = pooled.reset_index()
    years = pooled.copy()
    added = pooled.groupby(["area_role", "area"])[COUNTS].rolling(4).sum()
    years[COUNTS] = added.reset_index(drop=True)
    years = years.dropna(subset=COUNTS)
    windows = pd.concat(
        [pooled.assign(months=3, population=None), years.assign(months=12)], ignore_index=True
    )
    return pd.concat([_indicator(windows, *measure) for measure in MEASURES], ignore_index=True)


def _populations(areas: pd.DataFrame, held: pd.DataFrame, ends: pd.DataFrame) -> pd.DataFrame:
    """For each service and window the newest population of the year before or earlier, else the earliest held."""
    wanted = areas[["service"]].drop_duplicates().merge(ends, how="cross").sort_values("year")
    held = held.sort_values("year").rename(columns={"population_10_17": "population"})
    chosen = pd.merge_asof(wanted, held, on="year", by="service")
    earliest = chosen["service"].map(held.groupby("service")["population"].first())
    return chosen[["service", "period_end"]].assign(population=chosen["population"].fillna(earliest))


def _indicator(windows: pd.DataFrame, name: str, above: str, below: str | None, per: int) -> pd.DataFrame:
    rows = windows[windows["months"] == 12] if below == "population" else windows
    numerator = rows[above].astype("int64")
    denominator = rows[below].astype("Int64") if below else pd.Series(pd.NA, index=rows.index, dtype="Int64")
    divided = numerator.astype("float64") * per / denominator.astype("Float64")
    return pd.DataFrame(
        {
            "indicator": name,
            "area_role": rows["area_role"],
            "area": rows["area"],
            "period_end": rows["period_end"].dt.date,
            "months": rows["months"],
            "numerator": numerator,
            "denominator": denominator,
            "value": divided.where(denominator > 0) if below else numerator.astype("Float64"),
        }
    )
