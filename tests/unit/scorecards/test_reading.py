"""Scorecards as people write them: what is read, and the one sentence that a mistake gets."""

from datetime import date
from pathlib import Path

import pytest

from yjp.errors import UnknownName, UnreadableInput
from yjp.periods import Window
from yjp.scorecards import PACKAGED, packaged, published_values, read_scorecard, scorecards

GOOD = """
title = "Ours"
[[measure]]
id = "visited"
title = "Children visited within five days"
numerator = "Children visited within five days"
denominator = "Children who came to us"
unit = "percent"
polarity = "higher"
target = 80
[[measure.value]]
period = "2018/19"
numerator = 90
denominator = 100
"""


def write(folder: Path, text: str, name: str = "ours.toml") -> Path:
    path = folder / "scorecards" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_measure_is_read_as_it_is_written(tmp_path: Path) -> None:
    card = read_scorecard(write(tmp_path, GOOD))
    (measure,) = card.measures
    declared, (value,) = measure.declared, measure.values
    assert (card.name, card.title) == ("ours", "Ours")
    assert (declared.id, declared.kind, declared.unit, declared.per) == (
        "local_visited",
        "share",
        "percent",
        100,
    )
    assert value.window == Window(end=date(2019, 3, 31), months=12)
    assert (value.numerator, value.denominator, value.value, value.target) == (90, 100, 90, 80)


@pytest.mark.parametrize(
    ("written", "window"),
    [
        ('"2018/19"', "2019-03.12m"),
        ("2018", "2018-12.12m"),
        ('"1999/00"', "2000-03.12m"),
        ('"2019-06.3m"', "2019-06.3m"),
        ('"2018-09.12m"', "2018-09.12m"),
        ("2019-06-18", "2019-06-18"),
    ],
)
def test_periods_as_people_write_them(tmp_path: Path, written: str, window: str) -> None:
    card = read_scorecard(write(tmp_path, GOOD.replace('"2018/19"', written)))
    assert card.measures[0].values[0].window.id == window


MISTAKES = {
    "title = 'Ours": "ours.toml: this is not valid TOML: ",
    'polarity = "up"': "measure 1, polarity: 'up' is none of its words. Write lower or higher or neither.",
    'unit = "per cent"': "measure 1, unit: 'per cent' is none of its words. Write count or percent or rate.",
    'id = "Visited!"': "measure 1, id: 'Visited!' cannot be an id. Write 2 to 30 small letters",
    "targets = 80": "measure 1, targets: there is no such key. Use one of: id, title,",
    'target = "80"': "measure 1, target: '80' is no number. Write target = 12.5, without quotation marks.",
    "decimals = 7": "measure 1, decimals: 7 cannot be. Write 0, 1 or 2.",
    'per = 1000\nunit = "percent"': "measure 1, per: a percent is always per 100. Take it out.",
    'unit = "rate"': "measure 1, per: a rate needs to say per how many. Write per = 1000, 10000 or 100000.",
    'chance = "no"': "measure 1, chance: 'no' is neither true nor false. Write chance = true or chance = false.",
}


@pytest.mark.parametrize("line", list(MISTAKES))
def test_a_mistake_in_a_measure_is_one_sentence(tmp_path: Path, line: str) -> None:
    key = line.split(" = ")[0]
    kept = [
        row
        for row in GOOD.splitlines()
        if row.split(" = ")[0] != key and not (key == "per" and "unit" in row)
    ]
    at = 1 if key == "title" else kept.index("[[measure]]") + 1
    path = write(tmp_path, "\n".join([*kept[:at], line, *kept[at:]]))
    with pytest.raises(UnreadableInput) as mistake:
        read_scorecard(path)
    assert str(mistake.value).startswith(str(path))
    assert MISTAKES[line] in str(mistake.value)
    assert "\n" not in str(mistake.value)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "numerator = 90\ndenominator = 100",
            "numerator = 90",
            "denominator: of Apr 2018 to Mar 2019: it is missing",
        ),
        (
            "numerator = 90\n",
            "numerator = 190\n",
            "numerator: of Apr 2018 to Mar 2019: a part is more than the whole",
        ),
        (
            "denominator = 100",
            "denominator = 0",
            "denominator: of Apr 2018 to Mar 2019: nothing can be out of nought",
        ),
        ("numerator = 90\n", "numerator = 9.5\n", "numerator: of Apr 2018 to Mar 2019: 9.5 is no count"),
        ("denominator = 100", "denominator = 100\nvalue = 80", "80 is not what the counts give, 90"),
        (
            "denominator = 100",
            "denominator = 100\ntarget = 800",
            "target: of Apr 2018 to Mar 2019: 800 cannot be",
        ),
        ('"2018/19"', '"2018/20"', "period: '2018/20' is no period. Write 2018/19, 2018,"),
        ("numerator = 90\ndenominator = 100\n", "", "value: of Apr 2018 to Mar 2019: there is no number"),
        ('unit = "percent"\n', "", "unit: it is missing. Every measure needs:"),
        ('title = "Ours"', "", "ours.toml: title: words are missing."),
    ],
)
def test_a_mistake_in_a_value_is_one_sentence(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    # The last place where it stands: keys of the measure come before those of its value.
    head, _, tail = GOOD.rpartition(old)
    with pytest.raises(UnreadableInput) as mistake:
        read_scorecard(write(tmp_path, head + new + tail))
    assert sentence in str(mistake.value)


def test_the_same_period_twice_is_refused(tmp_path: Path) -> None:
    again = '[[measure.value]]\nperiod = "2019-03.12m"\nnumerator = 1\ndenominator = 2\n'
    with pytest.raises(UnreadableInput, match="Apr 2018 to Mar 2019 is there twice"):
        read_scorecard(write(tmp_path, GOOD + again))


def test_the_same_measure_in_two_scorecards_is_refused(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD, "theirs.toml")
    with pytest.raises(UnreadableInput, match=r"theirs\.toml: measure visited is in ours\.toml too"):
        scorecards(tmp_path)


def with_file(folder: Path, csv: str) -> Path:
    text = GOOD.replace('title = "Ours"', 'title = "Ours"\nvalues = "ours.csv"').split("[[measure.value]]")[0]
    write(folder, csv, "ours.csv")
    return write(folder, text)


def test_values_may_stand_in_a_csv(tmp_path: Path) -> None:
    path = with_file(
        tmp_path, 'measure,period,numerator,denominator,source\nvisited,2018/19,"1,090","1,200",Board\n'
    )
    (value,) = read_scorecard(path).measures[0].values
    assert (value.numerator, value.denominator, value.source) == (1090, 1200, "Board")


def test_semicolons_and_a_byte_order_mark_are_read_too(tmp_path: Path) -> None:
    path = with_file(tmp_path, "\ufeffmeasure;period;numerator;denominator\r\nvisited;2018/19;90;100\r\n")
    (value,) = read_scorecard(path).measures[0].values
    assert (value.numerator, value.denominator) == (90, 100)


@pytest.mark.parametrize("blank", ["", ",,", " , , ", ",,,,,"])
def test_a_line_that_somebody_emptied_is_passed_over(tmp_path: Path, blank: str) -> None:
    lines = ("measure,period,value", blank, "visited,2018,80", blank, "visited,2019,many")
    with pytest.raises(UnreadableInput, match=r"ours\.csv: row 5, value: 'many' is no number"):
        read_scorecard(with_file(tmp_path, "\n".join(lines)))
    path = with_file(tmp_path, "\n".join((*lines[:4], "visited,2019,81", blank, "")))
    assert [value.value for value in read_scorecard(path).measures[0].values] == [80, 81]


@pytest.mark.parametrize(
    ("csv", "sentence"),
    [
        ("measure,value\nvisited,1\n", "ours.csv: row 1 has no column period."),
        ("measure,period,valeu\nvisited,2018,1\n", "ours.csv: row 1 has a column 'valeu'."),
        (
            "measure,period,value\nvisit,2018,1\n",
            "ours.csv: row 2, measure: the scorecard has no measure of that id.",
        ),
        ("measure,period,value\nvisited,2018,many\n", "ours.csv: row 2, value: 'many' is no number."),
        ("measure,period,value\nvisited,2018,1,2\n", "ours.csv: row 2, cells: it does not have 3 of them."),
    ],
)
def test_a_mistake_in_the_csv_names_its_row(tmp_path: Path, csv: str, sentence: str) -> None:
    with pytest.raises(UnreadableInput) as mistake:
        read_scorecard(with_file(tmp_path, csv))
    assert sentence in str(mistake.value)


def test_a_csv_outside_the_folder_is_refused(tmp_path: Path) -> None:
    text = GOOD.replace('title = "Ours"', 'title = "Ours"\nvalues = "../secret.csv"')
    with pytest.raises(UnreadableInput, match="is not in the folder of the scorecard"):
        read_scorecard(write(tmp_path, text))


@pytest.mark.parametrize("name", PACKAGED)
def test_a_packaged_scorecard_reads_before_anybody_has_filled_it_in(tmp_path: Path, name: str) -> None:
    write(tmp_path, "measure,period,numerator,denominator,value,target,published,source\n", f"{name}.csv")
    card = read_scorecard(write(tmp_path, packaged(name), f"{name}.toml"))
    assert len(card.measures) >= 11
    assert not any(measure.values for measure in card.measures)


def test_what_rotherham_published_for_2018_19(tmp_path: Path) -> None:
    """The report on Rotherham's Early Help Offer of 29 October 2019, section 7.6."""
    found = published_values("early_help", "rotherham")
    assert found is not None
    write(tmp_path, found, "early_help.csv")
    card = read_scorecard(write(tmp_path, packaged("early_help"), "early_help.toml"))
    newest = {m.declared.id.removeprefix("local_"): m.values[-1].value for m in card.measures if m.values}
    assert newest == {
        "contact_3_days": 72.6,
        "engaged": 95.2,
        "assessed_45_days": 62.9,
        "by_partners": 24.9,
        "stepped_down": 559,
        "satisfied": 97.2,
        "centre_registered": 95,
        "centre_engaged": 67,
        "troubled_families": 2679,
        "troubled_claims": 46,
        "neet": 5.8,
        "attendance_primary": 95.7,
        "attendance_secondary": 94.7,
    }
    before = {
        m.declared.id.removeprefix("local_"): m.values[0].value for m in card.measures if len(m.values) == 2
    }
    assert before == {
        "contact_3_days": 59.7,
        "assessed_45_days": 47.0,
        "by_partners": 15.9,
        "stepped_down": 489,
        "attendance_primary": 95.4,
        "attendance_secondary": 94.3,
    }
    targets = {m.declared.id.removeprefix("local_"): m.values[-1].target for m in card.measures if m.values}
    assert {name: target for name, target in targets.items() if target is not None} == {
        "centre_engaged": 65,
        "troubled_families": 2674,
        "troubled_claims": 45,
        "neet": 5.8,
    }
    assert all(value.published and "section" in value.source for m in card.measures for value in m.values)


def test_an_unknown_packaged_scorecard_lists_those_there_are() -> None:
    with pytest.raises(UnknownName, match="early_help"):
        packaged("late_help")
