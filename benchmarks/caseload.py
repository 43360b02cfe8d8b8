"""A made-up caseload of any size over all tables, vectorised, with errors strewn in. Nobody in it is real."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.model import codes
from yjp.model.caseload import Caseload, numbered
from yjp.model.registry import table

EXTRACT_DATE = date(2026, 6, 30)
CHILDREN = 10_000
PARTS = {
    "offences": 2.5,
    "outcomes": 2.6,
    "programmes": 1.2,
    "programme_offences": 1.6,
    "care_status": 0.6,
    "send": 0.4,
    "accommodation": 0.9,
    "education": 0.9,
    "health": 0.5,
    "remands": 0.15,
    "victims": 0.6,
    "reparation": 0.6,
}
"""Rows a child of each table."""
SERVICE = {
    "board_meetings": 240,
    "budget": 80,
    "staffing": 200,
    "actions": 40,
    "population": 30,
    "population_groups": 200,
    "police_contacts": 60,
}
"""Rows of the tables that do not grow with children."""


class Dice:
    """Random columns, the same ones in every run."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def pick(self, values: Sequence[object], rows: int) -> pl.Series:
        """One of the values for each row."""
        self.seed += 1
        return pl.Series(values).sample(rows, with_replacement=True, seed=self.seed)

    def number(self, first: int, last: int, rows: int) -> pl.Series:
        """A whole number for each row."""
        self.seed += 1
        return pl.int_range(first, last + 1, eager=True).sample(rows, with_replacement=True, seed=self.seed)

    def sometimes(self, share: float, column: pl.Series) -> pl.Series:
        """The column with so great a share of its rows filled, the rest empty."""
        keep = self.number(1, 1000, column.len()) <= round(share * 1000)
        return pl.select(pl.when(keep).then(column)).to_series()

    def after(self, day: pl.Series, first: int, last: int) -> pl.Series:
        """Some days after a day; one in a hundred lies far off, in either direction."""
        days = self.number(first, last, day.len())
        far_off = self.number(-4000, 4000, day.len())
        strewn = self.number(1, 100, day.len()) == 1
        days = pl.select(pl.when(strewn).then(far_off).otherwise(days)).to_series()
        return pl.select(day + pl.lit(days) * pl.duration(days=1)).to_series()

    def one_of(self, entries: Sequence[codes.Code], rows: int, filled: float = 0.97) -> pl.Series:
        """A code of a list, sometimes empty."""
        return self.sometimes(filled, self.pick(codes.values(entries), rows))

    def yes_no(self, rows: int, filled: float = 0.9) -> pl.Series:
        """Yes, no or empty."""
        return self.sometimes(filled, self.pick(["yes", "no"], rows))


def made_up(children: int = CHILDREN, seed: int = 1) -> Caseload:
    """A caseload over all tables, about 13 rows a child. Nobody in it is real."""
    dice = Dice(seed)
    rows = {name: round(children * part) for name, part in PARTS.items()}
    born = dice.pick(pl.date_range(date(1996, 1, 1), date(2015, 12, 31), eager=True).to_list(), children)
    ids = _ids("C", children)
    frames: dict[str, dict[str, pl.Series]] = {
        "children": {
            "child_id": ids,
            "date_of_birth": born,
            "sex": dice.one_of(codes.SEXES, children),
            "ethnicity": dice.one_of(codes.ETHNICITIES, children),
            "postcode_district": dice.pick(["S60", "S65", "S6O", "M1", "S60 2AB", None], children),
            "pnc_id": dice.sometimes(0.7, pl.Series([f"20{i % 26:02}/{i:07}Z" for i in range(children)])),
        }
    }

    def whose(name: str) -> tuple[pl.Series, pl.Series, int]:
        """For each row of a table: the child, its birth, and how many rows there are."""
        n = rows[name]
        child = dice.number(0, children - 1, n)
        return ids.gather(child), born.gather(child), n

    child, birth, n = whose("offences")
    offences = frames["offences"] = {
        "offence_id": _ids("F", n),
        "child_id": child,
        "offence_date": dice.after(birth, 4000, 6500),
        "offence_category": dice.one_of(codes.OFFENCE_CATEGORIES, n),
        "gravity": dice.sometimes(0.97, dice.number(1, 8, n)),
        "knife": dice.yes_no(n),
    }
    offences["arrest_date"] = dice.sometimes(0.9, dice.after(offences["offence_date"], 0, 40))

    of = dice.number(0, n - 1, rows["outcomes"])
    n = rows["outcomes"]
    outcomes = frames["outcomes"] = {
        "outcome_id": _ids("O", n),
        "offence_id": offences["offence_id"].gather(of),
        "child_id": offences["child_id"].gather(of),
        "outcome_date": dice.after(offences["offence_date"].gather(of), 20, 400),
        "outcome_type": dice.pick(codes.OUTCOME_CODES, n),
        "residence": dice.pick(["local", "local", "local", "other", None], n),
        "appeal_status": dice.pick([None] * 30 + ["none", "unchanged", "changed", "successful"], n),
        "sentencing_occasion_id": dice.sometimes(0.5, _ids("S", n)),
    }
    outcomes["first_hearing_date"] = dice.sometimes(0.6, dice.after(outcomes["outcome_date"], -90, 0))
    outcomes["end_date"] = dice.sometimes(0.7, dice.after(outcomes["outcome_date"], 30, 700))
    outcomes["release_date"] = dice.sometimes(0.2, dice.after(outcomes["outcome_date"], 30, 400))

    of = dice.number(0, n - 1, rows["programmes"])
    n = rows["programmes"]
    programmes = frames["programmes"] = {
        "programme_id": _ids("P", n),
        "child_id": outcomes["child_id"].gather(of),
        "start_date": dice.after(outcomes["outcome_date"].gather(of), 0, 20),
        "disposal_type": dice.pick(list(codes.DISPOSAL_CATEGORY), n),
        "outcome_id": dice.sometimes(0.8, outcomes["outcome_id"].gather(of)),
        "kpi6_completed": dice.yes_no(n, 0.3),
    }
    programmes["end_date"] = dice.sometimes(0.9, dice.after(programmes["start_date"], 30, 400))

    links = dice.number(0, n - 1, rows["programme_offences"])
    other = dice.number(0, rows["offences"] - 1, rows["programme_offences"])
    frames["programme_offences"] = {
        "programme_id": programmes["programme_id"].gather(links),
        "offence_id": offences["offence_id"].gather(other),
    }

    for name in ("care_status", "send", "accommodation", "education", "remands"):
        child, birth, n = whose(name)
        start = dice.after(birth, 3000, 6500)
        end = dice.sometimes(0.8, dice.after(start, 10, 900))
        frames[name] = {"child_id": child, "start_date": start, "end_date": end}
    n = rows["care_status"]
    frames["care_status"]["status"] = dice.one_of(codes.CARE_STATUSES, n)
    n = rows["send"]
    frames["send"] |= {"identified": dice.yes_no(n), "formal_plan": dice.yes_no(n)}
    frames["send"]["category"] = dice.one_of(codes.SEND_CATEGORIES, n)
    n = rows["accommodation"]
    frames["accommodation"]["accommodation_type"] = dice.one_of(codes.ACCOMMODATION_TYPES, n)
    frames["accommodation"]["suitability"] = dice.one_of(codes.SUITABILITIES, n)
    n = rows["education"]
    frames["education"] |= {
        "ete_type": dice.one_of(codes.ETE_TYPES, n),
        "suitability": dice.one_of(codes.SUITABILITIES, n),
        "hours_offered": dice.sometimes(0.9, dice.number(0, 65, n)),
        "hours_attended": dice.sometimes(0.9, dice.number(0, 30, n)),
        "school_age": dice.yes_no(n),
    }
    frames["remands"]["remand_type"] = dice.one_of(codes.REMAND_TYPES, rows["remands"])

    child, birth, n = whose("health")
    known = dice.after(birth, 4000, 6500)
    offered = dice.sometimes(0.7, dice.after(known, 5, 90))
    frames["health"] = {
        "child_id": child,
        "strand": dice.one_of(codes.HEALTH_STRANDS, n),
        "identified_date": dice.sometimes(0.8, known),
        "screened_date": dice.sometimes(0.8, dice.after(known, -10, 0)),
        "referred_date": dice.sometimes(0.7, dice.after(known, 0, 20)),
        "offered_date": offered,
        "attended_start": dice.sometimes(0.7, dice.after(offered, 0, 60)),
        "attended_end": dice.sometimes(0.5, dice.after(offered, 30, 300)),
        "intervention_type": dice.one_of(codes.HEALTH_INTERVENTIONS, n),
    }

    of = dice.number(0, rows["programmes"] - 1, rows["victims"])
    n = rows["victims"]
    answers = (
        "consent_contact",
        "rj_offered",
        "rj_engaged",
        "view_sought",
        "progress_requested",
        "progress_provided",
        "support_requested",
        "support_provided",
    )
    frames["victims"] = {
        "victim_id": _ids("V", n),
        "child_id": programmes["child_id"].gather(of),
        "programme_id": dice.sometimes(0.95, programmes["programme_id"].gather(of)),
        "contacted_date": dice.sometimes(0.7, dice.after(programmes["start_date"].gather(of), -30, 60)),
        "rj_type": dice.sometimes(0.5, dice.pick(codes.values(codes.RJ_TYPES), n)),
        **{name: dice.yes_no(n) for name in answers},
    }
    child, birth, n = whose("reparation")
    frames["reparation"] = {
        "child_id": child,
        "date": dice.after(birth, 4200, 6600),
        "hours_offered": dice.sometimes(0.97, dice.number(0, 14, n)),
        "hours_attended": dice.sometimes(0.9, dice.number(0, 5, n)),
    }
    frames |= _service(dice)
    return Caseload({name: _typed(name, columns) for name, columns in frames.items()}, EXTRACT_DATE)


def _service(dice: Dice) -> dict[str, dict[str, pl.Series]]:
    n = SERVICE["board_meetings"]
    meetings = pl.date_range(date(2016, 1, 10), date(2026, 6, 10), "3mo", eager=True).to_list()
    board = {
        "meeting_date": dice.pick(meetings, n),
        "sector": dice.pick(codes.values(codes.BOARD_SECTORS), n),
        **{
            name: dice.yes_no(n)
            for name in ("senior_attended", "delegate_attended", "new_partner", "shares_ethnicity_data")
        },
    }
    n = SERVICE["budget"]
    amounts = ("staffing_costs", "payments_in_kind", "other_delegated_funds")
    budget = {
        "year": dice.number(2016, 2026, n),
        "agency": dice.pick(codes.values(codes.BUDGET_AGENCIES), n),
        **{name: dice.sometimes(0.8, dice.number(0, 200_000, n)) for name in amounts},
    }
    n = SERVICE["staffing"]
    staffing = {
        "year": dice.number(2016, 2026, n),
        "contract_type": dice.one_of(codes.CONTRACT_TYPES, n),
        "role": dice.pick(codes.values(codes.STAFF_ROLES), n),
        "working_hours": dice.one_of(codes.WORKING_HOURS, n),
        "staff_sex": dice.one_of(codes.SEXES, n),
        "staff_ethnicity": dice.one_of(codes.ETHNICITIES, n),
        "posts_fte": dice.sometimes(0.9, dice.number(0, 5, n)),
        "headcount": dice.sometimes(0.9, dice.number(0, 5, n)),
    }
    n = SERVICE["actions"]
    actions = {
        "action": _ids("Action ", n),
        "owner": dice.sometimes(0.8, _ids("Owner ", n)),
        "due": dice.sometimes(0.9, dice.pick(meetings, n)),
        "status": dice.one_of(codes.ACTION_STATUSES, n),
    }
    n = SERVICE["population"]
    population = {
        "area": dice.pick(["rotherham", "barnsley"], n),
        "year": dice.number(2010, 2027, n),
        "population_10_17": dice.number(20_000, 27_000, n),
        "source": dice.sometimes(0.8, _ids("Source ", n)),
    }
    n = SERVICE["population_groups"]
    population_groups = {
        "area": dice.pick(["rotherham", "barnsley"], n),
        "year": dice.number(2023, 2024, n),
        "grouping": dice.pick(codes.values(codes.POPULATION_GROUPINGS), n),
        "group_value": dice.pick(codes.values(codes.POPULATION_GROUPS), n),
        "population": dice.number(0, 20_000, n),
        "source": dice.sometimes(0.8, _ids("Source ", n)),
    }
    n = SERVICE["police_contacts"]
    police_contacts = {
        "year": dice.number(2023, 2024, n),
        "contact": dice.pick(codes.values(codes.POLICE_CONTACTS), n),
        "grouping": dice.pick(codes.values(codes.POPULATION_GROUPINGS), n),
        "group_value": dice.pick(codes.values(codes.POPULATION_GROUPS), n),
        "contacts": dice.number(0, 200, n),
        "source": dice.sometimes(0.8, _ids("Source ", n)),
    }
    return {
        "board_meetings": board,
        "budget": budget,
        "staffing": staffing,
        "actions": actions,
        "population": population,
        "population_groups": population_groups,
        "police_contacts": police_contacts,
    }


def _ids(letter: str, rows: int) -> pl.Series:
    return pl.select(pl.lit(letter) + pl.int_range(rows).cast(pl.String)).to_series()


def _typed(name: str, columns: dict[str, pl.Series]) -> pl.DataFrame:
    unknown = set(columns) - set(table(name).dtypes)
    assert not unknown, f"{name}: {unknown}"
    frame = pl.DataFrame(list(columns.values()), schema=list(columns))
    return numbered(
        frame.select(
            pl.col(column).cast(kind) if column in columns else pl.lit(None, dtype=kind).alias(column)
            for column, kind in table(name).dtypes.items()
        )
    )
