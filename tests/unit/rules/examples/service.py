"""Examples of the rules about the service itself: board, budget, staff, actions, populations."""

from tests.unit.rules.reading import Example

EXAMPLES = {
    "BRD01": Example(
        fails="""
board_meetings: meeting_date | sector
2026-01-10 | police
2026-01-10 | police
2026-01-10 | health
""",
        rows=(2, 3),
        passes="""
board_meetings: meeting_date | sector
2026-01-10 | police
2026-04-10 | police
2026-01-10 | other
2026-01-10 | other
""",
    ),
    "BRD02": Example(
        fails="""
board_meetings: meeting_date | sector
2026-01-10 | childrens_social_care
2026-01-10 | education
2026-01-10 | police
2026-01-10 | probation
2026-01-10 | other
2026-04-10 | childrens_social_care
2026-04-10 | education
2026-04-10 | police
2026-04-10 | probation
2026-04-10 | health
""",
        rows=(2, 3, 4, 5, 6),
        passes="""
board_meetings: meeting_date | sector
2026-04-10 | childrens_social_care
2026-04-10 | education
2026-04-10 | police
2026-04-10 | probation
2026-04-10 | health
2026-04-10 | other
""",
    ),
    "BRD03": Example(
        fails="""
board_meetings: sector | senior_attended | delegate_attended
police | | no
health | yes |
education | no | no
""",
        rows=(2, 3),
        passes="""
board_meetings: sector | senior_attended | delegate_attended
police | yes | no
""",
    ),
    "BRD04": Example(
        fails="""
board_meetings: sector | senior_attended | delegate_attended | new_partner
police    | no |     | yes
health    | no | yes | yes
education | no | no  | no
""",
        rows=(2,),
        passes="""
board_meetings: sector | senior_attended | delegate_attended | new_partner
police    | yes | no | yes
education | no  | no |
""",
    ),
    "BUD01": Example(
        fails="""
budget: year | agency
2025 | police
2025 | police
2026 | police
""",
        rows=(2, 3),
        passes="""
budget: year | agency
2025 | police
2026 | police
2025 | other
2025 | other
""",
    ),
    "BUD02": Example(
        fails="""
budget: agency | staffing_costs | payments_in_kind | other_delegated_funds
police | | |
health | 0 | |
""",
        rows=(2,),
        passes="""
budget: agency | staffing_costs | payments_in_kind | other_delegated_funds
health | 0 | | 50000
""",
    ),
    "BUD03": Example(
        fails="""
budget: year | agency
2024 | police
2024 | health
2025 | police
2025 | youth_justice_grant
""",
        rows=(2, 3),
        passes="""
budget: year | agency
2025 | police
2025 | youth_justice_grant
""",
    ),
    "BUD04": Example(
        fails="""
budget: agency | staffing_costs | payments_in_kind | other_delegated_funds
police | 400 | 599 |
health | 400 | 600 |
""",
        rows=(2,),
        passes="""
budget: agency | staffing_costs | payments_in_kind | other_delegated_funds
health | 400 | 600 |
pcc    | 0   |     | 0
other  |     |     |
""",
    ),
    "BUD05": Example(
        fails="""
budget: year | agency | staffing_costs | payments_in_kind
2024 | police | 10000 |
2025 | police | 10000 | 5001
2026 | police | 15001 | 0
""",
        rows=(3,),
        passes="""
budget: year | agency | staffing_costs | payments_in_kind
2024 | police | 10000 |
2025 | police | 10000 | 5000
2026 | police |  7500 |
2024 | health | 10000 |
2026 | health | 90000 |
2024 | pcc    | 0     |
2025 | pcc    | 90000 |
""",
    ),
    "STA01": Example(
        fails="""
staffing: contract_type | posts_fte | headcount
permanent | 2.5 | 2
          | 2   | 1
permanent | 2   | 2
""",
        rows=(2, 3),
        passes="""
staffing: contract_type | posts_fte | headcount
permanent | 2 | 2
permanent | 1.5 | 3
vacant | 1 | 0
permanent | 1 |
permanent |   | 1
""",
    ),
    "STA02": Example(
        fails="""
staffing: contract_type | headcount
vacant    | 1
vacant    | 0
permanent | 1
""",
        rows=(2,),
        passes="""
staffing: contract_type | headcount
vacant    | 0
vacant    |
permanent | 1
          | 1
""",
    ),
    "STA03": Example(
        fails="""
staffing: role | posts_fte | headcount
practitioner | |
volunteer | | 12
""",
        rows=(2,),
        passes="""
staffing: role | posts_fte | headcount
practitioner | 0 |
volunteer | | 12
""",
    ),
    "STA04": Example(
        fails="""
staffing: year | role | contract_type | posts_fte
2025 | practitioner | permanent | 2
2025 | practitioner | permanent | 3
2026 | practitioner | permanent | 2
2025 | volunteer | | 1
2025 | volunteer | | 2
""",
        rows=(2, 3, 5, 6),
        passes="""
staffing: year | role | contract_type | staff_sex
2025 | practitioner | permanent | male
2025 | practitioner | permanent | female
2025 | practitioner | | male
2026 | practitioner | permanent | male
""",
    ),
    "STA05": Example(
        fails="""
staffing: headcount | staff_sex | staff_ethnicity
1 | | W1
1 | male |
1 | male | NS
""",
        rows=(2, 3),
        passes="""
staffing: headcount | staff_sex | staff_ethnicity
1 | unknown | NS
0 | |
  | |
""",
    ),
    "STA06": Example(
        fails="""
staffing: role | contract_type
practitioner |
practitioner | vacant
""",
        rows=(2,),
        passes="""
staffing: role | contract_type
practitioner | vacant
""",
    ),
    "ACT01": Example(
        fails="""
actions: action | due | status
One   | 2026-06-29 | on_track
Two   | 2026-06-29 |
Three | 2026-06-29 | late
Four  | 2026-06-30 | on_track
""",
        rows=(2, 3),
        passes="""
actions: action | due | status
One   | 2026-06-30 | on_track
Two   | 2026-06-29 | done
Three | 2026-06-29 | stopped
Four  | 2026-06-29 | late
Five  |            | on_track
""",
    ),
    "ACT02": Example(
        fails="""
actions: action | owner | due | status
One   |         | 2026-12-31 | on_track
Two   | Manager |            |
Three | Manager | 2026-12-31 |
""",
        rows=(2, 3),
        passes="""
actions: action | owner | due | status
One | Manager | 2026-12-31 | on_track
Two |         |            | done
""",
    ),
    "POP01": Example(
        fails="""
population: area | year | population_10_17
rotherham | 2024 | 26000
rotherham | 2024 | 26500
rotherham | 2025 | 26500
""",
        rows=(2, 3),
        passes="""
population: area | year | population_10_17
rotherham | 2024 | 26000
rotherham | 2025 | 26000
barnsley  | 2024 | 22000
""",
    ),
    "POP02": Example(
        fails="""
population: area | year | population_10_17
rotherham | 2023 | 10000
rotherham | 2024 | 11001
rotherham | 2025 | 9900
""",
        rows=(3, 4),
        # A tenth more, then 9.9% fewer.
        passes="""
population: area | year | population_10_17
rotherham | 2023 | 10000
rotherham | 2024 | 11000
rotherham | 2025 | 9911
barnsley  | 2021 | 100
barnsley  | 2023 | 900
""",
    ),
    "POP03": Example(
        fails="""
population: area | year | source
rotherham | 2024 |
rotherham | 2025 | ONS mid-year estimate
""",
        rows=(2,),
        passes="""
population: area | year | source
rotherham | 2025 | ONS mid-year estimate
""",
    ),
    "POP04": Example(
        fails="""
population: area | year
rotherham | 2027
rotherham | 2026
""",
        rows=(2,),
        passes="""
population: area | year
rotherham | 2026
""",
    ),
}
