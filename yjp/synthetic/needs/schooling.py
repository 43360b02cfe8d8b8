"""Education, training and employment of made-up children. Rough shares, nobody's statistics."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yjp.synthetic.chance import Chance, Weighted
from yjp.synthetic.columns import Row, row
from yjp.synthetic.lives import Child, Spell
from yjp.synthetic.needs.stretches import IN_CUSTODY, custody, known_time, laid_over

SEPTEMBER = 9
AT_SCHOOL: Weighted[str] = (
    ("mainstream_school", 62),
    ("pupil_referral_unit", 14),
    ("alternative_provision_part_time", 8),
    ("school_part_time", 5),
    ("electively_home_educated", 4),
    ("education_re_engagement_programme", 2),
    ("none", 5),
)
AFTER_EXCLUSION: Weighted[str] = (
    ("pupil_referral_unit", 45),
    ("alternative_provision_part_time", 25),
    ("school_part_time", 15),
    ("electively_home_educated", 5),
    ("none", 10),
)
ABOVE: Weighted[str] = (
    ("college", 40),
    ("none", 27),
    ("training_course_apprenticeship", 12),
    ("full_time_employment", 7),
    ("part_time_employment", 6),
    ("traineeship", 4),
    ("education_re_engagement_programme", 3),
    ("voluntary_work", 1),
)
EXCLUSION_SHARE = 0.25
SECOND_JOB_SHARE = 0.12
LEFT_EARLY_SHARE = 0.3
SECOND_JOB = "part_time_employment"


@dataclass(frozen=True)
class Provision:
    """Hours a week that are offered, the share of them that is attended at least, and how often it suits."""

    hours: tuple[float, ...]
    attended: float
    suits: float


PROVISIONS: dict[str, Provision] = {
    "mainstream_school": Provision((25.0, 25.0, 25.0, 27.5), 0.6, 0.93),
    "school_part_time": Provision((10.0, 12.5, 15.0), 0.5, 0.55),
    "pupil_referral_unit": Provision((12.5, 15.0, 20.0, 25.0), 0.4, 0.85),
    "alternative_provision_part_time": Provision((6.0, 10.0, 15.0, 18.0), 0.4, 0.75),
    "electively_home_educated": Provision((15.0, 20.0, 25.0), 0.5, 0.6),
    "education_re_engagement_programme": Provision((6.0, 10.0, 12.0), 0.3, 0.8),
    "college": Provision((12.0, 16.0, 18.0, 20.0), 0.4, 0.93),
    "training_course_apprenticeship": Provision((16.0, 30.0, 35.0), 0.6, 0.95),
    "traineeship": Provision((16.0, 20.0), 0.5, 0.95),
    "full_time_employment": Provision((35.0, 37.5, 40.0), 0.9, 0.97),
    "part_time_employment": Provision((8.0, 12.0, 15.0), 0.8, 0.9),
    "voluntary_work": Provision((6.0, 8.0), 0.7, 0.9),
    IN_CUSTODY: Provision((15.0, 20.0), 0.6, 0.85),
}


def leaves_school(child: Child) -> date:
    """The last day of August of the school year in which the child turns 16: what comes then is above school age."""
    year = child.birth.year + 16 + (child.birth.month >= SEPTEMBER)
    return date(year, 8, 31)


def schooling(chance: Chance, child: Child, last_day: date) -> list[Spell]:
    """One provision after another: school or what there is instead, then college, training, work or nothing."""
    first, last = known_time(chance, child, last_day)
    leaves = leaves_school(child)
    at_school = [Spell(start=first, end=leaves, value=chance.weighted(AT_SCHOOL))]
    excluded = first + timedelta(chance.between(60, 600))
    if chance.yes(EXCLUSION_SHARE) and excluded < min(leaves, last_day):
        at_school.append(Spell(start=excluded, end=leaves, value=chance.weighted(AFTER_EXCLUSION)))
    begins = max(first, leaves + timedelta(1))
    above = [Spell(start=begins, end=None, value=chance.weighted(ABOVE))]
    changed = begins + timedelta(chance.between(90, 400))
    if chance.yes(LEFT_EARLY_SHARE) and changed < last_day:
        above.append(Spell(start=changed, end=None, value=chance.weighted(ABOVE)))
    layers = (at_school, above) if first <= leaves else (above,)
    until = last_day if last is None else last
    found = laid_over(first, last, *_begun(until, *layers), custody(child))
    return found + _second_job(chance, found, leaves)


def rows(chance: Chance, child: Child, child_id: str, stretches: Sequence[Spell]) -> list[Row]:
    """Rows of the table ``education``."""
    return [_row(chance, child, child_id, spell) for spell in sorted(stretches, key=lambda s: s.start)]


def _begun(until: date, *layers: Sequence[Spell]) -> list[list[Spell]]:
    """Nothing that would begin after the last day, and nothing that would end after it."""
    return [
        [
            Spell(
                start=spell.start,
                end=spell.end if spell.end and spell.end < until else None,
                value=spell.value,
            )
            for spell in layer
            if spell.start <= until
        ]
        for layer in layers
    ]


def _second_job(chance: Chance, found: Sequence[Spell], leaves: date) -> list[Spell]:
    """Some go to college and to work: two records that coexist, and both must be suitable."""
    return [
        Spell(start=spell.start + timedelta(30), end=spell.end, value=SECOND_JOB)
        for spell in found
        if spell.value == "college" and chance.yes(SECOND_JOB_SHARE)
        if spell.start > leaves and (spell.end is None or spell.start + timedelta(30) < spell.end)
    ]


def _row(chance: Chance, child: Child, child_id: str, spell: Spell) -> Row:
    provision = PROVISIONS.get(spell.value)
    hours = chance.one_of(provision.hours) if provision else 0.0
    share = provision.attended + (1 - provision.attended) * chance.share() if provision else 0.0
    suits = bool(provision) and chance.yes(provision.suits if provision else 0.0)
    return row(
        "education",
        child_id=child_id,
        start_date=spell.start,
        end_date=spell.end,
        ete_type="other" if spell.value == IN_CUSTODY else spell.value,
        suitability="suitable" if suits else "unsuitable",
        hours_offered=hours,
        # Half hours, never more than offered.
        hours_attended=int(hours * share * 2) / 2,
        school_age="yes" if spell.start <= leaves_school(child) - timedelta(68) else "no",
    )
