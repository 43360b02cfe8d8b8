"""Populations of groups and police contacts of the example ``rotherham_2025``. All of them are invented."""

from typing import Final

from yjp.synthetic.columns import Row, row

POPULATION_SOURCE: Final = "invented for this example"
CONTACTS_SOURCE: Final = "invented for this example: no force has printed it"

CENSUS_YEAR: Final = 2021
"""Ethnic groups are of the census year: no estimate of later years holds them."""
LATEST_YEAR: Final = 2024
ETHNICITIES: Final[dict[str, dict[str, int]]] = {
    "white": {"W1": 21_900, "W2": 30, "W3": 70, "W4": 150, "W9": 550},
    "mixed": {"M1": 290, "M2": 140, "M3": 310, "M9": 140},
    "asian": {"A1": 130, "A2": 1_260, "A3": 20, "A4": 90, "A9": 230},
    "black": {"B1": 60, "B2": 390, "B9": 70},
    "other": {"O2": 120, "O9": 150},
}
"""They add up to the 26,100 children of 2021."""
OF_2024: Final[dict[str, dict[str, int]]] = {
    "sex": {"male": 13_950, "female": 13_250},
    "care": {"lac": 390, "not_lac": 26_810},
    "send_held": {"ehcp": 1_360, "sen_support": 4_080, "no_send": 21_760},
}
"""Each adds up to the 27,200 children of 2024."""

_GROUPS: Final = ("white", "mixed", "asian", "black", "other", "not_known")
_CONTACTS: Final[dict[str, dict[int, tuple[int, ...]]]] = {
    "stop_search": {
        2022: (212, 14, 21, 16, 5, 46),
        2023: (236, 17, 24, 19, 6, 52),
        2024: (248, 19, 27, 18, 7, 58),
    },
    "arrest": {
        2022: (301, 19, 24, 13, 6, 18),
        2023: (318, 22, 27, 15, 5, 21),
        2024: (295, 24, 29, 16, 7, 17),
    },
}
"""By financial year, in the order of the groups above."""


def populations(area: str) -> list[Row]:
    """Children aged 10 to 17 of each group."""
    five = {group: sum(codes.values()) for group, codes in ETHNICITIES.items()}
    codes = {code: children for group in ETHNICITIES.values() for code, children in group.items()}
    tables = [
        (CENSUS_YEAR, "ethnic", five),
        (CENSUS_YEAR, "ethnic_code", codes),
        *((LATEST_YEAR, grouping, groups) for grouping, groups in OF_2024.items()),
    ]
    return [
        row(
            "population_groups",
            area=area,
            year=year,
            grouping=grouping,
            group_value=value,
            population=children,
            source=POPULATION_SOURCE,
        )
        for year, grouping, groups in tables
        for value, children in groups.items()
    ]


def contacts() -> list[Row]:
    """Searches and arrests by ethnic group, as a force would print them."""
    return [
        row(
            "police_contacts",
            year=year,
            contact=contact,
            grouping="ethnic",
            group_value=value,
            contacts=number,
            source=CONTACTS_SOURCE,
        )
        for contact, years in _CONTACTS.items()
        for year, numbers in years.items()
        for value, number in zip(_GROUPS, numbers, strict=True)
    ]
