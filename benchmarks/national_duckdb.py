"""The national table in DuckDB, written by hand to be as fast as it goes, from the same store as ``yjp.national``.

It uses what the store offers (``outcome_id`` counts up in the order in which a child's first outcome is found), turns
services into small numbers before the large joins, and leaves the number of threads to DuckDB: one a processor.
"""

import json
from datetime import date
from pathlib import Path

import duckdb

_QUERY = """
CREATE OR REPLACE TEMP TABLE result AS
WITH
services AS MATERIALIZED (
    SELECT service AS slug, row_number() OVER (ORDER BY service)::USMALLINT AS service
    FROM (SELECT DISTINCT service FROM areas)
),
children AS (
    SELECT child_id, s.service, turns_10, turns_18
    FROM read_parquet('{store}/children/*.parquet') AS c JOIN services AS s ON s.slug = c.service
),
offences AS (
    SELECT
        offence_id, offence_date, coalesce(arrest_date, offence_date) AS arrested,
        coalesce(offence_category, '') NOT IN
            ('breach_of_bail', 'breach_of_conditional_discharge', 'breach_of_statutory_order') AS counts
    FROM read_parquet('{store}/offences/*.parquet')
),
outcomes AS MATERIALIZED (
    SELECT
        outcome_id, o.offence_id, o.child_id, outcome_date, release_date,
        CASE WHEN tier = 'custody' THEN outcome_type END AS sentence,
        coalesce(residence, 'local') <> 'other' AS is_local,
        coalesce(first_hearing_date, outcome_date) AS heard,
        arrested, offence_date, counts, service, turns_10, turns_18
    FROM read_parquet('{store}/outcomes/*.parquet') AS o
    JOIN offences AS f ON f.offence_id = o.offence_id
    JOIN children AS c ON c.child_id = o.child_id
    WHERE tier <> 'diversion' AND coalesce(appeal_status, 'none') NOT IN ('changed', 'successful')
),
entrants AS (
    SELECT service, year(day) * 4 + quarter(day) - 1 AS quarter, count(*) AS entrants
    FROM (
        SELECT
            any_value(service) AS service, min(outcome_date) AS day,
            arg_min(is_local, outcome_id) AS is_local
        FROM outcomes
        WHERE arrested >= turns_10 AND arrested < turns_18 AND heard < turns_18
        GROUP BY child_id
    )
    WHERE is_local
    GROUP BY ALL
),
sentences AS (
    SELECT service, year(outcome_date) * 4 + quarter(outcome_date) - 1 AS quarter, count(*) AS sentences
    FROM (
        SELECT DISTINCT service, child_id, outcome_date, sentence
        FROM outcomes
        WHERE sentence IS NOT NULL AND is_local AND heard >= turns_10 AND heard < turns_18
    )
    GROUP BY ALL
),
events AS (
    SELECT
        *, (index_date + INTERVAL 12 MONTH)::DATE AS until, (index_date + INTERVAL 18 MONTH)::DATE AS proven_by
    FROM (
        SELECT
            child_id, year(day) * 4 + quarter(day) - 1 AS quarter,
            any_value(service) AS service, min(day) AS index_date
        FROM (
            SELECT
                child_id, service, turns_10, turns_18,
                CASE WHEN sentence IS NOT NULL THEN release_date ELSE outcome_date END AS day
            FROM outcomes
            WHERE is_local
        )
        WHERE day <= DATE '{extract_date}' AND day >= turns_10 AND day < turns_18
        GROUP BY child_id, quarter
    )
),
proven AS (
    SELECT offence_id, any_value(child_id) AS child_id, any_value(offence_date) AS offence_date,
        min(outcome_date) AS proven
    FROM outcomes
    WHERE counts
    GROUP BY offence_id
),
followed AS (
    SELECT any_value(e.service) AS service, e.child_id, e.quarter, count(p.offence_id) AS reoffences
    FROM events AS e
    LEFT JOIN proven AS p
        ON p.child_id = e.child_id
        AND p.offence_date > e.index_date AND p.offence_date <= e.until AND p.proven <= e.proven_by
    GROUP BY e.child_id, e.quarter
),
cohorts AS (
    SELECT
        service, quarter, count(*) AS cohort,
        count(*) FILTER (reoffences > 0) AS reoffenders, sum(reoffences)::BIGINT AS reoffences
    FROM followed
    GROUP BY ALL
),
counts AS (
    SELECT
        slug AS service, quarter, coalesce(entrants, 0) AS entrants, coalesce(sentences, 0) AS sentences,
        coalesce(cohort, 0) AS cohort, coalesce(reoffenders, 0) AS reoffenders,
        coalesce(reoffences, 0) AS reoffences
    FROM entrants
    FULL JOIN sentences USING (service, quarter)
    FULL JOIN cohorts USING (service, quarter)
    JOIN services USING (service)
),
ends AS (
    SELECT
        (first + INTERVAL (3 * n) MONTH)::DATE - 1 AS period_end,
        year(period_end) * 4 + quarter(period_end) - 1 AS quarter,
        year(period_end) - 1 AS wanted
    FROM (SELECT date_trunc('quarter', DATE '{first_day}') AS first), range(1, 1000) AS numbers(n)
    WHERE period_end <= DATE '{extract_date}'
),
populations AS (
    SELECT w.service, w.period_end, coalesce(b.population_10_17, f.earliest) AS population
    FROM (SELECT DISTINCT service, period_end, wanted FROM areas CROSS JOIN ends) AS w
    ASOF LEFT JOIN held AS b ON b.service = w.service AND b.year <= w.wanted
    LEFT JOIN (SELECT service, arg_min(population_10_17, year) AS earliest FROM held GROUP BY service) AS f
        ON f.service = w.service
),
pooled AS (
    SELECT
        area_role, area, period_end,
        coalesce(sum(entrants), 0)::BIGINT AS entrants, coalesce(sum(sentences), 0)::BIGINT AS sentences,
        coalesce(sum(cohort), 0)::BIGINT AS cohort, coalesce(sum(reoffenders), 0)::BIGINT AS reoffenders,
        coalesce(sum(reoffences), 0)::BIGINT AS reoffences,
        CASE WHEN count(population) = count(*) THEN sum(population)::BIGINT END AS population
    FROM areas
    JOIN populations USING (service)
    JOIN ends USING (period_end)
    LEFT JOIN counts USING (service, quarter)
    GROUP BY ALL
),
windows AS MATERIALIZED (
    SELECT
        area_role, area, period_end, 3 AS months, entrants, sentences, cohort, reoffenders, reoffences,
        NULL AS population
    FROM pooled
    UNION ALL
    SELECT
        area_role, area, period_end, 12, sum(entrants) OVER year, sum(sentences) OVER year, sum(cohort) OVER year,
        sum(reoffenders) OVER year, sum(reoffences) OVER year, population
    FROM pooled
    WINDOW year AS (PARTITION BY area_role, area ORDER BY period_end ROWS 3 PRECEDING)
    QUALIFY count(*) OVER year = 4
),
measures AS (
    SELECT 'fte_count' AS indicator, *, entrants AS n, NULL AS d, 1 AS per FROM windows
    UNION ALL SELECT 'fte_rate', *, entrants, population, 100000 FROM windows WHERE months = 12
    UNION ALL SELECT 'custody_count', *, sentences, NULL, 1 FROM windows
    UNION ALL SELECT 'custody_rate', *, sentences, population, 1000 FROM windows WHERE months = 12
    UNION ALL SELECT 'binary_reoffending', *, reoffenders, cohort, 100 FROM windows
    UNION ALL SELECT 'reoffences_per_reoffender', *, reoffences, reoffenders, 1 FROM windows
    UNION ALL SELECT 'reoffences_per_child', *, reoffences, cohort, 1 FROM windows
)
SELECT
    indicator, area_role, area, period_end, months::BIGINT AS months,
    n::BIGINT AS numerator, d::BIGINT AS denominator,
    CASE
        WHEN indicator IN ('fte_count', 'custody_count') THEN n::DOUBLE
        WHEN d > 0 THEN n::DOUBLE * per / d
    END AS value
FROM measures
"""


class Measured:
    """The finished table, in DuckDB's own memory."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def save(self, path: Path) -> None:
        """Write it as Parquet, to be compared."""
        self._connection.execute(f"COPY result TO '{path}' (FORMAT parquet)")


def measure(store: Path) -> Measured:
    """From the store in a folder to the finished table of all indicators, services, areas and windows."""
    about = json.loads((store / "country.json").read_text(encoding="utf-8"))
    connection = duckdb.connect()
    for view, file in (("areas", "areas.parquet"), ("held", "populations.parquet")):
        connection.execute(f"CREATE TEMP TABLE {view} AS SELECT * FROM read_parquet('{store / file}')")
    connection.execute(
        _QUERY.format(
            store=store,
            first_day=date.fromisoformat(about["first_day"]),
            extract_date=date.fromisoformat(about["extract_date"]),
        )
    )
    return Measured(connection)
