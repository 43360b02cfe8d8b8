"""Builds published counts of services, PCC areas, regions and countries: what comparators are pooled from."""

import re
from collections.abc import Mapping

from yjp.numbers import rounded
from yjp.periods import Window, month_end, parse_window
from yjp.reference import slug

Row = Mapping[str, object]
Table = tuple[Row, ...]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH = "|".join(MONTHS)
INDICATORS = {
    "fte_rate": ("fte_rate", 100_000),
    "custody_rate": ("custody_rate", 1_000),
    "binary_reoffending": ("binary_reoffending", 100),
    "reoffences_per_reoffender": ("reoffences_per_reoffender", 1),
    "reoffences_per_offender": ("reoffences_per_child", 1),
}
COUNTRIES = {"England": "england", "England and Wales": "england_and_wales", "National": "england_and_wales"}
POLICE = {"West Yorkshire", "South Yorkshire", "North Yorkshire", "Humberside", "Devon and Cornwall"}
"""Police force areas of a regional data page. London is left out: the page's area is without the City."""
OFFICIAL_TABLES = ("YE Mar 2016", "YE Mar 2017", "YE Mar 2018")
"""Years of the YJB's own tables whose cohorts are those of the method of October 2017."""
LABELLED_OTHERWISE = {"Northamptonshire": "2017-03.12m"}
"""Northamptonshire's table says January to March 2017, but its counts are those of the year to March."""
NOT_A_POPULATION_OF_THE_TIME = {"Wigan"}
"""The base was put beside the count by whoever checked the rate: it was not published with it."""
PLANS_OF = "2019"
"""When the plans were published. The other sources name the year that they are of; when they came out was not kept."""
FORMER = {"Western Bay": "Swansea, Neath Port Talbot and Bridgend, one service until 2019"}


def counts(oracles: list[dict[str, str]], fingertips: list[dict[str, str]], services: set[str]) -> Table:
    """Every pair of counts for an exact window that gives the printed rate, each once, with its source."""
    known = {name: name for name in services}
    rows = [row for each in fingertips for row in _fingertips(each, known)]
    rows += [row for each in oracles for row in _oracle(each, known)]
    once = {(r["indicator"], r["window"], r["area"], r["state"]): r for r in reversed(rows)}
    return tuple(once[key] for key in sorted(once, key=lambda k: tuple(map(str, k))))


def _fingertips(row: dict[str, str], known: Mapping[str, str]) -> list[Row]:
    area = slug(row["area"])
    return [
        _row(
            "fte_rate",
            "2018-12.12m",
            (area, row["area"], "service" if area in known else "authority"),
            (row["numerator_fte_2018"], row["denominator_pop_10_17"]),
            (row["rate_per_100k"], "4"),
            "OHID Fingertips indicator 10401, 2018",
        )
    ]


def _oracle(row: dict[str, str], known: Mapping[str, str]) -> list[Row]:
    official = row["source"].startswith("YJB tables") and row["period"] in OFFICIAL_TABLES
    window = _window(row)
    area = _area(row, known)
    if not (row["agrees"] == "yes" or official) or row["indicator"] not in INDICATORS:
        return []
    if window is None or area is None or row["council"] in NOT_A_POPULATION_OF_THE_TIME:
        return []
    indicator, per = INDICATORS[row["indicator"]]
    numerator, denominator = row["numerator"], row["denominator"]
    if not (numerator.isdigit() and denominator.isdigit()):  # a family's average counts: means, not counts
        return []
    if not official:
        printed = rounded(int(numerator) / int(denominator) * per, int(row["dp"]))
        if printed != rounded(float(row["published_value"]), int(row["dp"])):
            raise SystemExit(f"{row['id']}: the counts do not give the printed rate")
    source = (
        "YJB proven reoffending tables, years to March 2010 to 2020"
        if official
        else f"RADAR (news agency), regional data page on {row['council']}, cohort of the year to March "
        f"{window.end.year}"
        if row["source"].startswith("RADAR")
        else f"{row['council']} youth justice plan 2019 (labelled Jan-Mar 2017)"
        if row["council"] in LABELLED_OTHERWISE
        else f"{row['council']} youth justice plan 2019 ({row['period']})"
    )
    found = [
        _row(
            indicator, window.id, area, (numerator, denominator), (row["published_value"], row["dp"]), source
        )
    ]
    return [dict(found[0]) | {"state": "revised"}] if official else found


def _row(
    indicator: str,
    window: str,
    area: tuple[str, str, str],
    parts: tuple[str, str],
    printed: tuple[str, str],
    source: str,
) -> Row:
    return {
        "indicator": indicator,
        "window": window,
        "area": area[0],
        "area_name": area[1],
        "area_type": area[2],
        "numerator": parts[0],
        "denominator": parts[1],
        "printed": printed[0],
        "decimals": printed[1],
        "state": "as_published",
        "source": source,
        "published": PLANS_OF if "youth justice plan" in source else "",
        "note": FORMER.get(area[1], ""),
    }


def _area(row: dict[str, str], known: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Slug, name and kind of an area; none for families' averages and trackers of a service's own."""
    name = row["council"] if row["area"] == "local" else row["area"]
    if name in COUNTRIES:
        code = COUNTRIES[name]
        return code, "England" if code == "england" else "England and Wales", "country"
    if row["source"].startswith("RADAR"):
        return (f"{slug(name)}_pcc", f"{name} PCC area", "pcc") if name in POLICE else None
    if name == "East Midlands":
        return slug(name), name, "region"
    if slug(name) in known:
        return slug(name), name, "service"
    return (slug(name), name, "former_service") if name in FORMER else None


def _window(row: dict[str, str]) -> Window | None:
    """The exact window of a printed period; none where it could mean more than one."""
    period, indicator = row["period"], row["indicator"]
    if row["council"] in LABELLED_OTHERWISE:
        return parse_window(LABELLED_OTHERWISE[row["council"]])
    if match := re.match(rf"({MONTH})(\d\d)?-({MONTH})(\d\d)\b", period):
        end_year, last = 2000 + int(match[4]), MONTHS.index(match[3]) + 1
        start_year = 2000 + int(match[2]) if match[2] else end_year
        months = (end_year - start_year) * 12 + last - MONTHS.index(match[1])
        end = month_end(parse_window(f"{end_year}-{last:02}-01").end)
        return Window(end=end, months=months) if months in (3, 12) and end_year > 2015 else None
    if match := re.match(r"(\d{4})(?: \(calendar year\))?$", period):
        return parse_window(f"{match[1]}-12.12m") if indicator == "fte_rate" else None
    if match := re.match(r"YE Mar (\d{4})(?:/(\d\d) cohort)?$", period):
        year = int(match[1]) + (1 if match[2] else 0)
        return parse_window(f"{year}-03.12m")
    # A financial year is exact for custody, and where England's counts of North Somerset's table say so.
    years = re.match(r"(\d{4})/\d\d$", period)
    if years and (indicator == "custody_rate" or row["council"] == "North Somerset"):
        return (
            parse_window(f"{int(years[1]) + 1}-03.12m")
            if "reoffen" in indicator or "custody" in indicator
            else None
        )
    return None
