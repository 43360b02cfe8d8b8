"""Turns made-up children into the rows of the plain extract: text, as in its CSV files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yjp.synthetic import people
from yjp.synthetic.chance import Chance
from yjp.synthetic.columns import COLUMNS, Tables
from yjp.synthetic.lives import Child, Decision, Offence, Programme
from yjp.synthetic.targets import PopulationTarget

MADE_HERE = (
    "children",
    "offences",
    "outcomes",
    "programmes",
    "programme_offences",
    "care_status",
    "send",
    "population",
)
COMPENSATION = "compensation_order"
FORMAL = ("ehcp", "statement")


@dataclass(frozen=True, kw_only=True)
class Written:
    """The tables of the children's cases, and the ids that their children and programmes got, in the order given."""

    tables: Tables
    child_ids: dict[Child, str]
    programme_ids: dict[Programme, str]


def write(
    chance: Chance, children: Sequence[Child], area: str, populations: Sequence[PopulationTarget]
) -> Written:
    """The tables ``MADE_HERE``, with ids given out in the order of the children's first days."""
    found = _Writer()
    for child in sorted(children, key=_seen_from):
        found.child(chance, child)
    for target in populations:
        found.add("population", area, str(target.year), str(target.population_10_17), target.source)
    return Written(tables=found.tables, child_ids=found.child_ids, programme_ids=found.programme_ids)


def _seen_from(child: Child) -> date:
    days = [decision.day for decision in child.decisions] + [
        programme.start for programme in child.programmes
    ]
    return min(days)


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


class _Writer:
    """Collects rows and gives out ids."""

    def __init__(self) -> None:
        self.tables: Tables = {name: [] for name in MADE_HERE}
        self.child_ids: dict[Child, str] = {}
        self.programme_ids: dict[Programme, str] = {}
        self._occasions = 0
        self._offence_ids: dict[Offence, str] = {}

    def add(self, table: str, *values: str) -> None:
        self.tables[table].append(dict(zip(COLUMNS[table], values, strict=True)))

    def child(self, chance: Chance, child: Child) -> None:
        """Everything about one child."""
        child_id = self.child_ids[child] = f"C{len(self.tables['children']) + 1:04d}"
        ethnicity = chance.weighted(people.ETHNICITIES)
        self.add(
            "children",
            child_id,
            _text(child.birth),
            chance.weighted(people.SEXES),
            ethnicity,
            people.language(chance, ethnicity),
            chance.weighted(people.DISTRICTS),
            "",
        )
        first_outcome: dict[Decision, str] = {}
        for decision in child.decisions:
            first_outcome[decision] = self._decision(child_id, decision)
        for offence in child.pending:
            self._offence(child_id, offence)
        for programme in sorted(child.programmes, key=lambda programme: programme.start):
            self._programme(child_id, programme, first_outcome)
        for spell in child.care:
            self.add("care_status", child_id, _text(spell.start), _text(spell.end), spell.value)
        for spell in child.send:
            identified = "no" if spell.value == "none" else "yes"
            formal = "yes" if spell.value in FORMAL else "no"
            self.add("send", child_id, _text(spell.start), _text(spell.end), identified, spell.value, formal)

    def _decision(self, child_id: str, decision: Decision) -> str:
        """One row an offence, all on one occasion; the id of the first."""
        self._occasions += 1
        first = f"O{len(self.tables['outcomes']) + 1:05d}"
        for place, offence in enumerate(decision.offences):
            offence_id = self._offence_ids.get(offence) or self._offence(child_id, offence)
            self._outcome(child_id, offence_id, decision, decision.kind, _text(decision.end))
            if decision.with_compensation and place == 0:
                self._outcome(child_id, offence_id, decision, COMPENSATION, "")
        return first

    def _outcome(self, child_id: str, offence_id: str, decision: Decision, kind: str, end: str) -> None:
        self.add(
            "outcomes",
            f"O{len(self.tables['outcomes']) + 1:05d}",
            offence_id,
            child_id,
            _text(decision.day),
            kind,
            _text(decision.first_hearing),
            "other" if decision.elsewhere else "local",
            decision.appeal,
            end,
            _text(decision.release),
            f"S{self._occasions:05d}",
        )

    def _offence(self, child_id: str, offence: Offence) -> str:
        offence_id = f"F{len(self.tables['offences']) + 1:05d}"
        self._offence_ids[offence] = offence_id
        self.add(
            "offences",
            offence_id,
            child_id,
            _text(offence.day),
            _text(offence.arrest),
            offence.category,
            str(offence.gravity),
            "yes" if offence.knife else "no",
        )
        return offence_id

    def _programme(self, child_id: str, programme: Programme, outcomes: dict[Decision, str]) -> None:
        programme_id = f"P{len(self.tables['programmes']) + 1:05d}"
        self.programme_ids[programme] = programme_id
        decision = programme.decision
        completed = "" if programme.completed is None else "yes" if programme.completed else "no"
        self.add(
            "programmes",
            programme_id,
            child_id,
            _text(programme.start),
            _text(programme.end),
            programme.disposal_type,
            outcomes[decision] if decision else "",
            completed,
        )
        for offence in decision.offences if decision else ():
            self.add("programme_offences", programme_id, self._offence_ids[offence])
