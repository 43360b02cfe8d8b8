"""The generator is exact for any seed and any plan that can be met, and says so when a plan cannot."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests import oracle
from yjp.errors import UnknownName
from yjp.model.codes import DISPOSAL_CATEGORY, CaseloadCategory
from yjp.synthetic import caseload as programmes
from yjp.synthetic import closing, courses, rotherham_2019, support, tables, write_example
from yjp.synthetic.chance import Chance
from yjp.synthetic.lives import Child, Decision, Offence, Programme
from yjp.synthetic.places import Places
from yjp.synthetic.targets import EXTRACT_DATE, FIRST_OUTCOMES, QUARTERS, CaseloadTarget, QuarterTarget

LAST = EXTRACT_DATE


def test_draws_are_those_of_the_mersenne_twister() -> None:
    chance = Chance(2019)
    assert [chance.share() for _ in range(20)] == _reference(2019, 20)


def _reference(seed: int, number: int) -> list[float]:
    """MT19937 as Matsumoto and Nishimura published it (init_by_array, genrand_res53)."""
    state = [0] * 624
    state[0] = 19650218
    for i in range(1, 624):
        state[i] = (1812433253 * (state[i - 1] ^ (state[i - 1] >> 30)) + i) & 0xFFFFFFFF
    i = 1
    for _ in range(624):
        state[i] = ((state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525)) + seed) & 0xFFFFFFFF
        i += 1
        if i >= 624:
            state[0], i = state[623], 1
    for _ in range(623):
        state[i] = ((state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941)) - i) & 0xFFFFFFFF
        i += 1
        if i >= 624:
            state[0], i = state[623], 1
    state[0] = 0x80000000
    for k in range(624):
        y = (state[k] & 0x80000000) | (state[(k + 1) % 624] & 0x7FFFFFFF)
        state[k] = state[(k + 397) % 624] ^ (y >> 1) ^ (0x9908B0DF if y & 1 else 0)

    def word(k: int) -> int:
        y = state[k]
        y ^= y >> 11
        y ^= (y << 7) & 0x9D2C5680
        y ^= (y << 15) & 0xEFC60000
        return y ^ (y >> 18)

    return [((word(2 * k) >> 5) * 67108864.0 + (word(2 * k + 1) >> 6)) / 2**53 for k in range(number)]


def test_draws_stay_within_what_is_asked() -> None:
    chance = Chance(1)
    assert {chance.between(3, 5) for _ in range(200)} == {3, 4, 5}
    assert {chance.one_of("ab") for _ in range(100)} == {"a", "b"}
    drawn = [chance.weighted((("often", 9), ("seldom", 1), ("never", 0))) for _ in range(2000)]
    assert 0.87 < drawn.count("often") / 2000 < 0.93
    assert "never" not in drawn
    assert sorted(chance.shuffled(range(50))) == list(range(50))
    first = [chance.by_weight((("heavy", 8.0), ("light", 1.0)))[0] for _ in range(2000)]
    assert first.count("heavy") / 2000 > 0.8


def test_a_working_day_is_no_weekend_day_unless_there_is_no_other() -> None:
    chance = Chance(1)
    monday, sunday = date(2019, 6, 10), date(2019, 6, 16)
    days = {chance.working_day(monday, sunday) for _ in range(200)}
    assert days == {monday + timedelta(n) for n in range(5)}
    assert chance.working_day(sunday, sunday) == sunday
    assert chance.working_day(sunday, sunday + timedelta(1)) == sunday + timedelta(1)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_another_seed_makes_other_children_and_the_same_counts(seed: int) -> None:
    found = rotherham_2019.tables(seed, "rotherham")
    assert found["children"] != tables("rotherham_2019")["children"]
    entrants, custody = oracle.fte_by_quarter(found), oracle.custody_by_quarter(found)
    for target in QUARTERS:
        followed = oracle.cohort(found, target.end, LAST)
        proven = [child.reoffences for child in followed if child.reoffences]
        assert (
            entrants.get(target.end, 0),
            len(followed),
            len(proven),
            sum(proven),
            custody.get(target.end, 0),
        ) == (
            target.first_time_entrants,
            target.cohort,
            target.reoffenders,
            target.reoffences,
            target.custody,
        )
    assert len(oracle.caseload(found, LAST)) == 103


def test_the_same_seed_makes_the_same_rows() -> None:
    assert tables("rotherham_2019") == tables("rotherham_2019")


def test_every_place_is_taken() -> None:
    chance = Chance(7)
    children, places = courses.deal(chance, QUARTERS, FIRST_OUTCOMES, LAST)
    assert set(places.entries) == set(places.custody) == {0}
    assert sum(places.reoffenders) > 0  # left for closing
    closing.close(chance, children, places)
    assert set(places.reoffenders) == set(places.reoffences) == {0}


def test_a_plan_that_nobody_can_meet_is_refused() -> None:
    quarter = QuarterTarget(
        end=date(2017, 3, 31), first_time_entrants=2, cohort=2, reoffenders=3, reoffences=3, custody=0
    )
    chance = Chance(1)
    children, places = courses.deal(chance, [quarter], [], LAST)
    with pytest.raises(ValueError, match="quarter to 2017-03-31"):
        closing.close(chance, children, places)


# Places, by hand: a child cautioned on 29 February 2016 --------------------------------------------------------


@pytest.fixture
def places() -> Places:
    target = {"first_time_entrants": 1, "custody": 0}
    return Places(
        [
            QuarterTarget(end=date(2016, 3, 31), cohort=1, reoffenders=1, reoffences=2, **target),
            QuarterTarget(end=date(2016, 6, 30), cohort=1, reoffenders=0, reoffences=0, **target),
        ],
        LAST,
    )


@pytest.fixture
def child(places: Places) -> Child:
    child = Child(birth=date(2001, 1, 1), first_day=date(2016, 2, 29))
    places.enter(child, date(2016, 2, 29))
    return child


def test_an_entry_takes_a_place_once_a_quarter(places: Places, child: Child) -> None:
    assert places.entries == [0, 1]
    places.enter(child, date(2016, 3, 31))
    assert places.entries == [0, 1]
    assert child.entries[0].index == date(2016, 2, 29)
    places.enter(child, date(2016, 4, 1))
    assert places.entries == [0, 0]


@pytest.mark.parametrize(
    ("committed", "decided", "breach", "number"),
    [
        ("2016-02-29", "2016-05-01", "", 0),
        ("2016-03-01", "2016-05-01", "", 1),
        ("2017-02-28", "2017-05-01", "", 1),
        ("2017-03-01", "2017-05-01", "", 0),
        ("2016-05-01", "2017-08-29", "", 1),
        ("2016-05-01", "2017-08-30", "", 0),
        ("2016-05-01", "2016-08-30", "breach_of_bail", 0),
    ],
)
def test_what_takes_a_place_as_a_reoffence(
    places: Places, child: Child, committed: str, decided: str, breach: str, number: int
) -> None:
    offence = Offence(day=date.fromisoformat(committed), breach=breach)
    counted = places.counted(child, date.fromisoformat(decided), [offence])
    assert [n for _, n in counted] == ([number] if number else [])


def test_reoffences_must_leave_what_is_left_possible(places: Places, child: Child) -> None:
    def offences(number: int) -> list[Offence]:
        return [Offence(day=date(2016, 4, 1)) for _ in range(number)]

    day = date(2016, 6, 1)
    # One reoffender and two reoffences are wanted: taking one would leave one without anybody to commit it.
    assert not places.have_room(places.counted(child, day, offences(1)))
    assert not places.have_room(places.counted(child, day, offences(3)))
    two = places.counted(child, day, offences(2))
    assert places.have_room(two)
    places.take(two)
    assert (places.reoffenders[0], places.reoffences[0]) == (0, 0)
    assert not places.have_room(places.counted(child, day, offences(1)))


# Caseload ----------------------------------------------------------------------------------------------------


def _on_order(days_ago: int, kind: str = "referral_order", months: int = 12) -> Child:
    day = LAST - timedelta(days_ago)
    child = Child(birth=date(2004, 1, 1), first_day=day)
    decision = Decision(day=day, kind=kind, offences=[Offence(day=day - timedelta(60))], months=months)
    end = decision.end
    running = end is not None and end >= LAST
    child.decisions.append(decision)
    child.programmes.append(
        Programme(start=day, end=None if running else end, disposal_type=kind, decision=decision)
    )
    return child


def _running(children: list[Child], category: CaseloadCategory) -> list[Child]:
    return [child for child in children if programmes.open_on(child, category)]


def test_too_many_orders_are_revoked_early_oldest_first() -> None:
    children = [_on_order(days) for days in (300, 200, 100, 60, 30)]
    caution = _on_order(20, "youth_caution", 2)
    children.append(caution)
    kept, cautioned = programmes.settle(Chance(1), children, statutory=4, cautions=1, last_day=LAST)
    hosted = [c for c in kept if c.decisions[0].elsewhere]
    assert len(hosted) == 2
    assert [c for c in kept if c not in hosted] == [children[4], children[3]]
    assert set(_running(children, CaseloadCategory.STATUTORY)) == set(kept)
    for revoked in children[:3]:
        assert revoked.decisions[0].end == revoked.programmes[0].end
        assert revoked.decisions[0].day < revoked.programmes[0].end < LAST
    assert cautioned == [caution]


def test_too_few_orders_are_lengthened_newest_first_and_then_hosted() -> None:
    over = [_on_order(days, months=3) for days in (340, 250, 150)]
    adult_order = _on_order(500, "youth_rehabilitation_order", 6)
    caution = _on_order(20, "youth_caution", 2)
    children = [*over, adult_order, caution]
    kept, _ = programmes.settle(Chance(1), children, statutory=4, cautions=1, last_day=LAST)
    assert set(over[1:]) <= set(kept)
    assert over[2].decisions[0].months == 6  # the shortest that still runs after 150 days
    assert over[1].decisions[0].months == 9
    assert over[0] not in kept
    assert sum(c.decisions[0].elsewhere for c in kept) == 2


def test_a_caution_too_many_is_over_and_one_too_few_is_refused() -> None:
    children = [_on_order(days, "youth_conditional_caution", 4) for days in (100, 50, 10)]
    _, cautioned = programmes.settle(Chance(1), children, statutory=2, cautions=1, last_day=LAST)
    assert cautioned == [children[2]]
    assert _running(children, CaseloadCategory.YC_YCC) == [children[2]]
    with pytest.raises(ValueError, match="too few children have a running caution"):
        programmes.settle(Chance(1), [], statutory=2, cautions=1, last_day=LAST)


def test_too_few_children_of_an_age_for_a_plan_are_refused() -> None:
    target = CaseloadTarget(category="prevention", ehcp=1, sen_support=0, not_recorded=0, ehcp_post_16=1)
    young = Child(birth=date(2006, 1, 1), first_day=date(2019, 1, 1))
    with pytest.raises(ValueError, match="too few prevention children"):
        support.give_send_on_caseload(Chance(1), target, [young], LAST)


def test_every_disposal_of_the_generator_has_a_caseload_category() -> None:
    assert set(programmes.SHARE_WITH_PROGRAMME) <= set(DISPOSAL_CATEGORY)


# Writing -------------------------------------------------------------------------------------------------------


def test_write_example_writes_what_tables_says(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "extract"
    written = write_example("rotherham_2019", folder)
    assert sorted(folder.iterdir()) == sorted(written)
    assert oracle.read(folder) == tables("rotherham_2019")
    readme = (folder / "README.txt").read_text(encoding="utf-8")
    assert "The children in this example are made up; they stand for nobody." in readme
    assert "2019-06-18" in readme
    for path in written:
        assert b"\r" not in path.read_bytes()


def test_an_unknown_example_is_a_users_mistake() -> None:
    with pytest.raises(UnknownName, match="rotherham_2019"):
        tables("atlantis")


def test_an_example_needs_the_standard_library_only() -> None:
    code = (
        "import sys, yjp.synthetic as s; s.tables('rotherham_2019'); "
        "foreign = {'polars', 'pandera', 'dash', 'plotly', 'docx', 'click'} & set(sys.modules); "
        "print(foreign or 'none')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "none"
