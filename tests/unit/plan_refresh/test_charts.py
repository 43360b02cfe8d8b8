"""Bound charts: new values in the looks that somebody gave them."""

from functools import cache

import fastexcel
from docx.shared import Cm
from lxml import etree

from tests.sample import sample
from tests.unit.plan_refresh import newer
from tests.unit.plan_refresh.editor import BODY, outside, packed, parts
from tests.unit.plan_refresh.newer import FTE
from yjp.charts.trend import trend
from yjp.narrative.headline import headline
from yjp.plan.bindings import Bindings
from yjp.plan.document import opened, to_bytes
from yjp.plan.page import Page
from yjp.plan.refresh import State, record, refresh

PART, BOOK = "word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@cache
def plan() -> bytes:
    ledger = sample()
    told = headline(ledger, "fte_rate")
    assert told is not None
    document = opened()
    Page(document, ledger.about.extract_date).chart(trend(ledger, told, yearly=True), Cm(8))
    return record(to_bytes(document), Bindings(ledger=ledger))


def with_part(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    held = parts(content)
    assert old in held[name]
    return packed(held | {name: held[name].replace(old, new)})


def local_values(content: bytes) -> list[str]:
    root = etree.fromstring(parts(content)[PART])
    return [each.text or "" for each in root.find(f".//{C}ser/{C}val").iter(f"{C}v")]


def test_values_whiskers_and_workbook_follow_the_ledger() -> None:
    done = refresh(plan(), Bindings(ledger=newer.revised()))
    assert local_values(plan())[-1].startswith("169.0")
    assert local_values(done.content)[-1] == "181.37"
    plus = etree.fromstring(parts(done.content)[PART]).find(f".//{C}plus")
    assert abs(float(list(plus.iter(f"{C}v"))[-1].text) - (243.5 - 181.37)) < 1e-9
    sheet = fastexcel.read_excel(parts(done.content)[BOOK]).load_sheet(0).to_polars()
    assert sheet.row(-1)[1] == 181.37
    changed = {n for n in parts(plan()) if parts(plan())[n] != parts(done.content)[n]}
    assert changed == {BODY, PART, BOOK, "customXml/item1.xml"}
    assert outside(parts(done.content)[BODY]) == outside(parts(plan())[BODY])


def test_the_alternative_text_follows_and_the_words_of_a_person_stay() -> None:
    done = refresh(plan(), Bindings(ledger=newer.revised()))
    assert b"181 per 100,000 in December 2018" in parts(done.content)[BODY]
    mine = with_part(plan(), BODY, b'descr="Line chart', b'descr="In my words: line chart')
    kept = refresh(mine, Bindings(ledger=newer.revised()))
    assert b"In my words: line chart" in parts(kept.content)[BODY]
    assert b"169 per 100,000 in December 2018" in parts(kept.content)[BODY]


def test_colours_and_a_title_set_by_hand_stay() -> None:
    root = etree.fromstring(parts(plan())[PART])
    colour = root.find(f".//{C}ser//{{*}}srgbClr").get("val").encode()
    mine = with_part(plan(), PART, b'val="' + colour + b'"', b'val="AB12CD"')
    title = "".join(root.find(f".//{C}title").itertext()).strip().encode()
    mine = with_part(mine, PART, title, b"Our own title")
    done = refresh(mine, Bindings(ledger=newer.turned()))
    assert local_values(done.content)[-1] == "181.37"
    assert colour not in parts(done.content)[PART]
    assert b"AB12CD" in parts(done.content)[PART]
    assert b"Our own title" in parts(done.content)[PART]


def test_our_title_turns_with_the_figure() -> None:
    worse = newer.with_comparison(newer.turned(), newer.FTE_BEFORE, verdict="worse", direction="higher")
    done = refresh(plan(), Bindings(ledger=worse))
    assert b"First time entrants: no clear change" in parts(plan())[PART]
    assert b"First time entrants: no clear change" not in parts(done.content)[PART]
    assert b"First time entrants rose, more than chance would explain" in parts(done.content)[PART]


def test_a_chart_whose_data_somebody_edited_is_kept_and_listed() -> None:
    value = local_values(plan())[-1].encode()
    mine = with_part(plan(), PART, b"<c:v>" + value + b"</c:v>", b"<c:v>175</c:v>")
    done = refresh(mine, Bindings(ledger=newer.revised()))
    assert [e.tag for e in done.report.of(State.EDITED)] == [f"{FTE}#chart"]
    assert parts(done.content)[PART] == parts(mine)[PART]


def test_a_value_above_the_axis_raises_it() -> None:
    ledger = newer.with_figure(sample(), FTE, value=900.0, upper=990.0)
    done = refresh(plan(), Bindings(ledger=ledger))
    root = etree.fromstring(parts(done.content)[PART])
    assert float(root.find(f".//{C}valAx/{C}scaling/{C}max").get("val")) >= 990


def test_a_series_that_left_the_ledger_leaves_the_chart() -> None:
    from dataclasses import replace

    import polars as pl

    ledger = replace(sample(), figures=sample().figures.filter(pl.col("area") != "england"))
    done = refresh(plan(), Bindings(ledger=ledger))
    names = [
        "".join(v.text or "" for v in each.find(f"{C}tx").iter(f"{C}v"))
        for each in etree.fromstring(parts(done.content)[PART]).iter(f"{C}ser")
    ]
    assert names == ["Rotherham", "Yorkshire and the Humber", "Rotherham, official (as published)"]
