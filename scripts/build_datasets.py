"""Builds every CSV in ``datasets/`` from its source files, and writes row count and SHA-256 into the facts beside it.

    python scripts/build_datasets.py SOURCES PLAN_TEXT [--out datasets]

SOURCES is the folder of collected public files (the names are in the facts files); PLAN_TEXT the text of
Rotherham's scrutiny pack of 29 October 2019. The prose of the facts files (``name.toml``) is written by hand.
"""

import argparse
import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from comparison_lists import families, neighbours
from published_counts import counts
from rotherham_plan import chart_1c, tables

from yjp.periods import Window, month_end, parse_window
from yjp.reference import slug

Row = Mapping[str, object]
Table = tuple[Row, ...]

OLD_NAME_OF_ENGLISH_REGION = {"East of England": "Eastern"}
"""LAIT's name of a region -> the YJB's, which the services file uses. The area is the same."""
PART_YEAR = {
    ("Northamptonshire", "2021"),
    ("North Northamptonshire", "2021"),
    ("West Northamptonshire", "2021"),
    ("Cumbria", "2023"),
}
"""Authorities that ended or began within the year: part of a year's children over a whole year's population."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH = "|".join(MONTHS)
COMPARATOR_INDICATORS = {
    "fte_rate": "fte_rate",
    "custody_rate": "custody_rate",
    "binary_reoffending": "binary_reoffending",
    "reoffences_per_reoffender": "reoffences_per_reoffender",
    "reoffences_per_offender": "reoffences_per_child",
}
DOUBTFUL_ENGLAND = ("Southwark", "Norfolk")
"""Plans whose England is in doubt: Southwark's looks like England and Wales, and Norfolk misnames its region."""
NATIONAL = {"England": "england", "England and Wales": "england_and_wales", "E&W": "england_and_wales"}


def read(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def services(sources: Path) -> Table:
    """One row a service, with its PCC area, region and country."""
    return tuple(
        {
            "service": row["yjs"],
            "slug": slug(row["yjs"]),
            "police_force_area": row["police_force_area"],
            "pcc_slug": f"{slug(row['police_force_area'])}_pcc",
            "region": row["region"],
            "region_slug": slug(row["region"]),
            "country": "Wales" if row["region"] == "Wales" else "England",
        }
        for row in read(sources / "yjs_155_force_region.csv")
    )


def population(sources: Path) -> Table:
    """Children aged 10 to 17 of each service, PCC area, region and country: districts added up."""
    by_authority: dict[str, int] = defaultdict(int)
    for row in read(sources / "ons_mid2023_lad_age_10_17.csv"):
        by_authority[row["upper_gss"]] += sum(int(row[f"age_{age}"]) for age in range(10, 18))
    by_service: dict[str, int] = defaultdict(int)
    for row in read(sources / "yjs_155_to_local_authority.csv"):
        by_service[slug(row["yjs"])] += by_authority.pop(row["la_gss"])
    if by_authority:
        raise SystemExit(f"authorities of no service: {sorted(by_authority)}")
    total: dict[tuple[str, str], int] = defaultdict(int)
    for place in services(sources):
        children = by_service[str(place["slug"])]
        for area in (
            (place["slug"], place["service"]),
            (place["pcc_slug"], f"{place['police_force_area']} PCC area"),
            (place["region_slug"], place["region"]),
            ("england_and_wales", "England and Wales"),
        ):
            total[str(area[0]), str(area[1])] += children
        if place["country"] == "England":
            total["england", "England"] += children
    source = "ONS mid-2023 population estimates"
    return tuple(
        {"area": area, "area_name": name, "year": 2023, "population_10_17": children, "source": source}
        for (area, name), children in total.items()
    )


def fte_rates(sources: Path) -> Table:
    """LAIT's rates by authority and region; the false England row, blanks and part years are left out."""
    authorities: dict[str, set[str]] = defaultdict(set)
    service_of: dict[str, str] = {}
    for row in read(sources / "yjs_155_to_local_authority.csv"):
        authorities[row["yjs"]].add(row["la_gss"])
        service_of[row["dfe_la_number"]] = row["yjs"]
    rows = []
    for row in read(sources / "dfe_lait_youth_offending_by_la.csv"):
        area, year, rate = row["area"], row["period"], row["value_as_published"]
        if row["indicator"] != "fte_rate_per_100k" or area == "England" or rate == "-":
            continue
        if (area, year) in PART_YEAR:
            continue
        if row["region"] == "NA":
            name, kind = slug(OLD_NAME_OF_ENGLISH_REGION.get(area, area)), "region"
        else:
            service, kind = service_of.get(str(int(float(row["la_number"]))), ""), "authority"
            name = slug(service) if len(authorities[service]) == 1 else ""
        rows.append({"authority": area, "slug": name, "area_type": kind, "year": year, "rate_per_100k": rate})
    return tuple(sorted(rows, key=lambda r: (r["area_type"] == "region", r["authority"], r["year"])))


def national_series(sources: Path) -> Table:
    """Headline numbers for the countries, with dates only where the printed period can mean one thing."""
    rows = []
    for row in read(sources / "national_headline_series.csv"):
        measure, period, source = row["measure"], row["period"], row["source"]
        start, end = national_dates(measure, period, source)
        doubtful = "E&W 236" in source
        geography = {"E&W": "England and Wales"}.get(row["geography"], row["geography"])
        rows.append(
            {
                "measure": measure,
                "geography": "England or England and Wales" if doubtful else geography,
                "period": period,
                "period_start": start,
                "period_end": end,
                "value": row["value"],
                "rounded": "yes" if "(rounded" in source else "no",
                "source": source,
                "note": "Printed as England; other plans print 236 for England and Wales and 238 for England."
                if doubtful
                else "Differs from the Hansard total by two digits changed about."
                if row["value"] == "110826"
                else "",
            }
        )
    return tuple(rows)


def national_dates(measure: str, period: str, source: str) -> tuple[str, str]:
    """First and last day as text, or two empty texts where the printed period could mean more than one."""
    if match := re.search(r"YE Dec (\d{4})|^(\d{4})(?: calendar)?$", period):
        year = match[1] or match[2]
        return f"{year}-01-01", f"{year}-12-31"
    # From 2016/17 the annual bulletin's entrants are sometimes years to March, sometimes to December.
    if measure == "fte_number" and source.startswith(("Youth Justice Statistics", "https://www.gov.uk")):
        return "", ""
    if match := re.search(r"(\d{4})/\d\d(?: cohort)?(?: \(as restated\))?$", period):
        return f"{match[1]}-04-01", f"{int(match[1]) + 1}-03-31"
    return "", ""


def comparators(sources: Path) -> Table:
    """Rates of regions, PCC areas, England, and England and Wales that plans of 2019 print for exact windows."""
    known = {row["region"]: row["region_slug"] for row in services(sources)}
    said: dict[tuple[str, str, str, str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in read(sources / "published_comparators.csv"):
        window = comparator_window(row["council"], row["indicator"], row["period"])
        area = comparator_area(row["geog_type"], row["geog"], known)
        if row["indicator"] not in COMPARATOR_INDICATORS or window is None or area is None:
            continue
        if "printed" in row["unit"] or row["council"] in ("Buckinghamshire", "Gateshead"):
            continue
        key = (COMPARATOR_INDICATORS[row["indicator"]], window.id, *area)
        said[key][row["value"]].append(f"{row['council']} youth justice plan 2019 ({row['period']})")
    return tuple(
        {
            "indicator": indicator,
            "window": window_id,
            "area": area_slug,
            "area_name": name,
            "area_role": role,
            "value": value,
            "disagrees": "yes" if len(values) > 1 else "no",
            "use": "yes" if value == to_use(values, role) else "no",
            "source": "; ".join(sorted(set(plans))),
        }
        for (indicator, window_id, area_slug, name, role), values in sorted(said.items())
        for value, plans in sorted(values.items(), key=lambda v: float(v[0]))
    )


def to_use(values: dict[str, list[str]], role: str) -> str | None:
    """Of the values printed for one thing, the current one that most plans print.

    None where only plans in doubt, or only earlier publications, print it.
    """
    doubtful = DOUBTFUL_ENGLAND if role == "national" else ()
    current = {
        value: [p for p in plans if "previous" not in p and not p.startswith(doubtful)]
        for value, plans in values.items()
    }
    best = max(current, key=lambda value: len(current[value]))
    if sorted(len(plans) for plans in current.values())[-2:] == [len(current[best])] * 2:
        raise SystemExit(f"no rule chooses between {values}")
    return best if current[best] else None


def comparator_area(kind: str, printed: str, regions: dict[object, object]) -> tuple[str, str, str] | None:
    """Slug, name and role of an area; none for services, families, and areas whose label is in doubt."""
    if kind == "region" and printed in regions:
        return str(regions[printed]), printed, "region"
    if kind == "pcc":
        name = printed.removesuffix(" PCC Area")
        return f"{slug(name)}_pcc", f"{name} PCC area", "pcc"
    if kind == "national" and printed in NATIONAL:
        return NATIONAL[printed], printed, "national"
    return None


def comparator_window(council: str, indicator: str, period: str) -> Window | None:
    """The exact window of a printed period; none where it could mean more than one."""
    if "annual cohort" in period:  # the method before October 2017: not comparable
        return None
    plain = re.sub(r" \([^)]*\)$", "", period)
    if match := re.fullmatch(rf"({MONTH})(\d\d)?-({MONTH})(\d\d)", plain):
        end_year, last = 2000 + int(match[4]), MONTHS.index(match[3]) + 1
        start_year = 2000 + int(match[2]) if match[2] else end_year
        months = (end_year - start_year) * 12 + last - MONTHS.index(match[1])
        end = month_end(parse_window(f"{end_year}-{last:02}-01").end)
        return Window(end=end, months=months) if months in (3, 12) else None
    if indicator == "custody_rate" and (match := re.fullmatch(r"(\d{4})/\d\d", plain)):
        return parse_window(f"{int(match[1]) + 1}-03.12m")
    if council == "Southwark" and indicator == "fte_rate" and re.fullmatch(r"\d{4}", plain):
        return parse_window(f"{plain}-12.12m")  # Southwark's table says calendar year
    return None


def service_slugs(sources: Path) -> set[str]:
    """Slugs of all services."""
    return {str(row["slug"]) for row in services(sources)}


def family_lists(sources: Path) -> Table:
    """YOT families as printed in 2019."""
    return families(read(sources / "yot_families_2019.csv"), service_slugs(sources))


def neighbour_lists(sources: Path) -> Table:
    """The DfE's statistical neighbours of May 2025."""
    authorities = read(sources / "yjs_155_to_local_authority.csv")
    return neighbours(sources / "dfe_statistical_neighbours_may_2025.xlsx", authorities)


def published_counts(sources: Path) -> Table:
    """Counts behind published rates."""
    return counts(
        read(sources / "published_oracles.csv"),
        read(sources / "fingertips_10401_fte_2018.csv"),
        service_slugs(sources),
    )


def write(out: Path, name: str, rows: Table) -> None:
    """The CSV (UTF-8, line feeds) and, in the facts beside it, its row count and digest."""
    path, facts = out / f"{name}.csv", out / f"{name}.toml"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    text = facts.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^sha256 = .*$", f'sha256 = "{digest}"', text)
    text = re.sub(r"(?m)^rows = .*$", f"rows = {len(rows)}", text)
    facts.write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(rows)} rows, {digest[:12]}")


def main() -> None:
    """Build all of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sources", type=Path, help="folder of collected public files")
    parser.add_argument("plan_text", type=Path, help="text of the scrutiny pack that holds the plan")
    parser.add_argument("--out", type=Path, default=Path("datasets"))
    given = parser.parse_args()
    from_sources: dict[str, Callable[[Path], Table]] = {
        "services": services,
        "population_10_17": population,
        "fte_rates_by_authority": fte_rates,
        "national_series": national_series,
        "published_comparators_2019": comparators,
        "families_2019": family_lists,
        "statistical_neighbours_2025": neighbour_lists,
        "published_counts_2019": published_counts,
    }
    from_plan: dict[str, Callable[[str], Table]] = {
        "rotherham_plan_2019": tables,
        "rotherham_plan_2019_chart_1c": chart_1c,
    }
    text = given.plan_text.read_text(encoding="utf-8")
    for name, build in from_sources.items():
        write(given.out, name, build(given.sources))
    for name, build_plan in from_plan.items():
        write(given.out, name, build_plan(text))


if __name__ == "__main__":
    main()
