"""A made-up child's life with the service, as the generator thinks of it before it becomes rows."""

from dataclasses import dataclass, field
from datetime import date

from yjp.periods import add_months

REOFFENDING_MONTHS = 12
PROOF_MONTHS = 18


@dataclass(slots=True, kw_only=True, eq=False)
class Offence:
    """One offence. Category, gravity and knife are filled in when everything else is settled."""

    day: date
    breach: str = ""
    category: str = ""
    gravity: int = 0
    knife: bool = False
    arrest: date | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Decision:
    """What was decided on one day about one or more offences: a caution, a sentence, a diversion.

    ``months`` is the length, 0 where there is none; ``revoked`` the day of an early end.
    """

    day: date
    kind: str
    offences: list[Offence]
    first_hearing: date | None = None
    elsewhere: bool = False
    appeal: str = ""
    months: int = 0
    revoked: date | None = None
    release: date | None = None
    with_compensation: bool = False

    @property
    def end(self) -> date | None:
        """The last day of the order, or the day on which it is due to end."""
        return self.revoked or (add_months(self.day, self.months) if self.months else None)


@dataclass(slots=True, kw_only=True, eq=False)
class Entry:
    """A child's place in a three-month cohort: the index date and the proven reoffences that followed."""

    quarter: int
    index: date
    reoffences: int = 0
    offence_limit: date = field(init=False)
    proof_limit: date = field(init=False)

    def __post_init__(self) -> None:
        self.offence_limit = add_months(self.index, REOFFENDING_MONTHS)
        self.proof_limit = add_months(self.index, PROOF_MONTHS)


@dataclass(slots=True, kw_only=True, eq=False)
class Programme:
    """Work with a child over some time; ``decision`` is what it carries out, if anything. No end is open."""

    start: date
    end: date | None
    disposal_type: str
    decision: Decision | None = None
    completed: bool | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Spell:
    """A time that something held for a child; no end is open."""

    start: date
    end: date | None
    value: str


@dataclass(slots=True, kw_only=True, eq=False)
class Child:
    """One made-up child.

    ``first_day`` is the day of the first outcome (an earlier diversion apart), or the day from which the service
    worked with the child; ``free_from`` the last day on which the child could not be dealt with again (a decision, or
    the release from custody). ``drive`` is how likely the child is to come back, ``looked_after`` whether the child was
    looked after on the first day. ``pending`` are offences that nobody has decided about yet.
    """

    birth: date
    first_day: date
    free_from: date = field(init=False)
    drive: float = 0.0
    looked_after: bool = False
    decisions: list[Decision] = field(default_factory=list)
    entries: dict[int, Entry] = field(default_factory=dict)
    pending: list[Offence] = field(default_factory=list)
    programmes: list[Programme] = field(default_factory=list)
    care: list[Spell] = field(default_factory=list)
    send: list[Spell] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.free_from = self.first_day

    @property
    def eighteenth_birthday(self) -> date:
        """The first day on which the child's age is 18. No made-up child is born on 29 February."""
        return self.birth.replace(year=self.birth.year + 18)

    @property
    def last_day(self) -> date:
        """The day of the newest decision, or the day that the child was made for."""
        return self.decisions[-1].day if self.decisions else self.first_day

    def under_18(self, day: date) -> bool:
        """Whether the child was still 17 or younger on the day."""
        return day < self.eighteenth_birthday

    def age(self, day: date) -> int:
        """Completed years on the day."""
        return day.year - self.birth.year - ((day.month, day.day) < (self.birth.month, self.birth.day))
