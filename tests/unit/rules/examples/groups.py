"""Populations of groups, and what the police print."""

from tests.unit.rules.reading import Example

EXAMPLES = {
    "PGR01": Example(
        fails="""
population_groups: area | year | grouping | group_value | population
rotherham | 2021 | ethnic | black | 500
rotherham | 2021 | ethnic | black | 550
rotherham | 2021 | ethnic | white | 500
""",
        rows=(2, 3),
        passes="""
population_groups: area | year | grouping | group_value | population
rotherham | 2021 | ethnic | black | 500
rotherham | 2021 | ethnic | white | 500
rotherham | 2021 | ethnic_code | not_known | 500
rotherham | 2021 | ethnic | not_known | 500
rotherham | 2022 | ethnic | black | 500
barnsley | 2021 | ethnic | black | 500
""",
    ),
    "PGR02": Example(
        fails="""
population_groups: grouping | group_value
ethnic | W1
ethnic_code | white
sex | male
care | no_send
""",
        rows=(2, 3, 5),
        passes="""
population_groups: grouping | group_value
ethnic | white
ethnic_code | W1
sex | male
care | not_lac
send_held | no_send
""",
    ),
    "PGR03": Example(
        # 1,021 of 1,000 is more than a fiftieth; sex adds up, and care is 979.
        fails="""
population_groups: area | year | grouping | group_value | population
rotherham | 2021 | ethnic | white | 1000
rotherham | 2021 | ethnic | black | 21
rotherham | 2021 | sex | male | 510
rotherham | 2021 | sex | female | 490
rotherham | 2021 | care | not_lac | 979

population: area | year | population_10_17
rotherham | 2021 | 1000
""",
        rows=(2, 3, 6),
        # A fiftieth more, a fiftieth fewer, and a year and an area that no population is given for.
        passes="""
population_groups: area | year | grouping | group_value | population
rotherham | 2021 | ethnic | white | 1000
rotherham | 2021 | ethnic | black | 20
rotherham | 2021 | sex | male | 500
rotherham | 2021 | sex | female | 480
rotherham | 2022 | sex | male | 5
barnsley | 2021 | sex | male | 5

population: area | year | population_10_17
rotherham | 2021 | 1000
""",
    ),
    "PGR04": Example(
        fails="""
population_groups: area | year | grouping | group_value | population
rotherham | 2021 | sex | male | 510
rotherham | 2021 | sex | female | 490
rotherham | 2021 | care | lac | 21
""",
        rows=(4,),
        passes="""
population_groups: area | year | grouping | group_value | population
rotherham | 2021 | sex | male | 510
rotherham | 2021 | sex | female | 490
rotherham | 2021 | care | lac | 20
rotherham | 2021 | care | not_lac | 960
rotherham | 2022 | care | lac | 20
barnsley | 2021 | care | lac | 20
""",
    ),
    "PGR05": Example(
        fails="""
population_groups: group_value | source
white |
black | Census 2021
""",
        rows=(2,),
        passes="""
population_groups: group_value | source
white | Census 2021
""",
    ),
    "POL01": Example(
        fails="""
police_contacts: year | contact | grouping | group_value | contacts
2024 | arrest | ethnic | white | 100
2024 | arrest | ethnic | white | 100
2024 | arrest | ethnic | black | 10
""",
        rows=(2, 3),
        passes="""
police_contacts: year | contact | grouping | group_value | contacts
2024 | arrest | ethnic | white | 100
2024 | stop_search | ethnic | white | 100
2023 | arrest | ethnic | white | 100
2024 | arrest | ethnic | not_known | 100
2024 | arrest | ethnic_code | not_known | 100
""",
    ),
    "POL02": Example(
        fails="""
police_contacts: grouping | group_value
sex | white
ethnic | white
""",
        rows=(2,),
        passes="""
police_contacts: grouping | group_value
sex | female
ethnic | not_known
ethnic_code | NS
""",
    ),
    "POL03": Example(
        fails="""
police_contacts: group_value | source
white |
black | The force's own totals
""",
        rows=(2,),
        passes="""
police_contacts: group_value | source
black | The force's own totals
""",
    ),
}
