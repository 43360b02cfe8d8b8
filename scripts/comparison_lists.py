"""Builds the lists of services that are compared with each other: YOT families and statistical neighbours."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import fastexcel

from yjp.reference import slug

Row = Mapping[str, object]
Table = tuple[Row, ...]

REBASED, PRINTED = 2017, 2019
"""Families were drawn anew in 2017 (plans of Northamptonshire and Oldham); these lists were printed in 2019."""
NAMED_OTHERWISE = {"Cumbria": "Split in 2023 into Cumberland and Westmorland and Furness"}
FIRST_NEIGHBOUR, NEIGHBOURS = 5, 10
"""The sheet has the authority in its first three columns, then number and closeness of each neighbour in turn."""


def families(rows: list[dict[str, str]], services: set[str]) -> Table:
    """Members of the five families printed in 2019, and Nottingham's statistical neighbours, as printed."""
    built = []
    for row in rows:
        member = slug(row["member"])
        known = member in services
        if slug(row["yot"]) not in services or not (known or row["member"] in NAMED_OTHERWISE):
            raise SystemExit(f"no service of that name: {row['yot']}, {row['member']}")
        built.append(
            {
                "service": row["yot"],
                "slug": slug(row["yot"]),
                "kind": "family" if row["kind"].startswith("YJB YOT family") else "statistical_neighbours",
                "position": row["position"],
                "member": row["member"],
                "member_slug": member if known else "",
                "valid_from": REBASED,
                "printed": PRINTED,
                "note": "" if known else NAMED_OTHERWISE[row["member"]],
                "source": f"{row['yot']} youth justice plan 2019",
            }
        )
    return tuple(built)


def neighbours(workbook: Path, authorities: list[dict[str, str]]) -> Table:
    """Ten statistical neighbours of every authority, closest first; slugs where authority and service are one area."""
    of_service: dict[str, set[str]] = defaultdict(set)
    for row in authorities:
        of_service[row["yjs"]].add(row["dfe_la_number"])
    alone = {next(iter(numbers)): slug(name) for name, numbers in of_service.items() if len(numbers) == 1}
    sheet = fastexcel.read_excel(workbook).load_sheet("LA SN Groups", header_row=None, dtypes="string")
    cells = [row for row in sheet.to_polars().iter_rows() if (row[0] or "").isdigit() and len(row[0]) == 3]
    names = {row[0]: row[1] for row in cells}
    current = {row["dfe_la_number"] for row in authorities}
    built = []
    for row in sorted(cells, key=lambda r: r[0]):
        if row[0] not in current:  # counties and boroughs that have ended
            continue
        for position in range(NEIGHBOURS):
            number, closeness = row[FIRST_NEIGHBOUR + 2 * position : FIRST_NEIGHBOUR + 2 * position + 2]
            built.append(
                {
                    "authority": row[1],
                    "slug": alone.get(row[0], ""),
                    "position": position + 1,
                    "neighbour": names[number],
                    "neighbour_slug": alone.get(number, ""),
                    "closeness": closeness.capitalize(),
                }
            )
    return tuple(built)
