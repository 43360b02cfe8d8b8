"""Bound charts: their stored values, their words and their workbook from newer figures, in the colours they have."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Final

import docx
import docx.document
from docx.shared import Cm

from yjp.charts.spec import Chart
from yjp.charts.to_word import add_chart
from yjp.errors import UnreadableInput
from yjp.office.names import A, C, R
from yjp.office.package import Package
from yjp.office.xml import Node as Element
from yjp.office.xml import parse, to_bytes
from yjp.plan.refresh.reading import Control
from yjp.plan.refresh.written import Block, digest, same
from yjp.plan.refresh.xml import Node

_DIGITS: Final = 10
"""Word keeps 17 digits, other editors fewer."""

Values = tuple[tuple[str, ...], tuple[tuple[str, tuple[float | None, ...]], ...]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Drawn:
    """A chart as it lies in a document: its part, its workbook, its place in the text."""

    part: str
    space: Element
    workbook_part: str | None
    workbook: bytes
    properties: Node | None

    @property
    def values(self) -> Values:
        """Categories, and each series with its name."""
        return _values(self.space)

    @property
    def title(self) -> str:
        """What stands over it."""
        return "".join(each.text or "" for each in _title_texts(self.space))

    @property
    def top(self) -> str:
        """The end of the value axis; empty where Word chooses it."""
        found = _top(self.space)
        return found.get("val", "") if found is not None else ""

    @property
    def alt(self) -> str:
        """The alternative text."""
        return self.properties.attributes.get("descr", "") if self.properties is not None else ""

    @property
    def reaches(self) -> tuple[tuple[float | None, ...], ...]:
        """The whiskers of all series, above and below."""
        found = (bars.find(f"{C}{n}") for bars in self.space.iter(f"{C}errBars") for n in ("plus", "minus"))
        return tuple(_numbers(each) for each in found if each is not None)

    def block(self, caption: str, *, named: bool) -> Block:
        """What to remember of it."""
        return Block(
            named=named,
            caption=caption,
            data=digest(self.values),
            workbook=digest(self.workbook),
            title=self.title,
            alt=self.alt,
            top=self.top,
        )


def drawn(control: Control, package: Package, relations_of: str) -> Drawn | None:
    """The chart in a block control; None where there is none any more."""
    reference = control.inside.first("c:chart")
    relation = (
        package.relations(relations_of).get(reference.attributes.get("r:id", "")) if reference else None
    )
    if relation is None or relation.target not in package:
        return None
    part = package.actual(relation.target)
    space = parse(package.name, part, package.read(part))
    external = space.find(f"{C}externalData")
    inner = package.relations(part).get(external.get(f"{R}id", "")) if external is not None else None
    workbook = package.actual(inner.target) if inner is not None and inner.target in package else None
    return Drawn(
        part=part,
        space=space,
        workbook_part=workbook,
        workbook=package.read(workbook) if workbook else b"",
        properties=control.inside.first("wp:docPr"),
    )


@dataclass(kw_only=True)
class Drawing:
    """Draws charts as a new draft would, to take their values from; one for a document."""

    made_on: date
    _paper: docx.document.Document | None = None

    def fresh(self, chart: Chart) -> tuple[Element, bytes]:
        """The chart's ``c:chartSpace`` and its workbook."""
        self._paper = paper = self._paper or docx.Document()
        run = add_chart(paper, chart, width=Cm(16), height=Cm(8), made_on=self.made_on)
        reference = run.find(f".//{C}chart")
        assert reference is not None
        part = paper.part.related_parts[reference.get(f"{R}id")]
        space = parse("the chart", str(part.partname), part.blob)
        book = next(each.target_part.blob for each in part.rels.values() if not each.is_external)
        return space, book


def up_to_date(found: Drawn, space: Element) -> bool:
    """Does the chart show the values and whiskers of the fresh one?"""
    fresh = Drawn(part="", space=space, workbook_part=None, workbook=b"", properties=None)
    return found.values == fresh.values and (not found.reaches or found.reaches == fresh.reaches)


def by_hand(found: Drawn, memory: Block) -> bool:
    """Did somebody edit its data since yjp wrote it?"""
    return memory.data != digest(found.values) or memory.workbook != digest(found.workbook)


def redrawn(found: Drawn, fresh: Element, memory: Block | None) -> bytes:
    """The chart part with the values of the fresh one: series of the same name keep their looks.

    The title follows where it is still the one that yjp wrote; so does the end of the axis, and it also moves where a
    value would lie beyond it.
    """
    space = deepcopy(found.space)
    for plot, new in zip(_plots(space), _plots(fresh), strict=False):
        known = {_name(each): each for each in plot.findall(f"{C}ser")}
        place = plot.index(next(iter(known.values()))) if known else 1
        for each in known.values():
            plot.remove(each)
        for number, series in enumerate(new.findall(f"{C}ser")):
            old = known.get(_name(series))
            plot.insert(place + number, deepcopy(series) if old is None else _filled(old, series))
    title = "".join(each.text or "" for each in _title_texts(fresh))
    if memory is not None and same(found.title, memory.title):
        for number, each in enumerate(_title_texts(space)):
            each.text = title if number == 0 else ""
    _scale(space, fresh, found, memory)
    return to_bytes(space)


def _plots(space: Element) -> Iterator[Element]:
    """The plots that hold series, one for each kind of chart."""
    area = space.find(f"{C}chart/{C}plotArea")
    for each in area if area is not None else ():
        if each.find(f"{C}ser") is not None:
            yield each


def _filled(old: Element, new: Element) -> Element:
    """A series with the values of another: its colours, markers and labels stay."""
    for name in ("idx", "order", "tx", "cat", "val"):
        _swap(old, new, name)
    bars, fresh = old.find(f"{C}errBars"), new.find(f"{C}errBars")
    if bars is not None and fresh is None:
        old.remove(bars)
    elif bars is not None:
        for name in ("plus", "minus"):
            _swap(bars, fresh, name)
    labels, others = old.find(f"{C}dLbls"), new.find(f"{C}dLbls")
    if labels is not None and others is not None:
        marks, wanted = (each.findall(f"{C}dLbl/{C}idx") for each in (labels, others))
        if len(marks) == len(wanted):
            for mark, want in zip(marks, wanted, strict=True):
                mark.set("val", want.get("val"))
        else:
            old.replace(labels, deepcopy(others))
    return old


def _swap(old: Element, new: Element, name: str) -> None:
    before, after = old.find(f"{C}{name}"), new.find(f"{C}{name}")
    if before is not None and after is not None:
        old.replace(before, deepcopy(after))


def _scale(space: Element, fresh: Element, found: Drawn, memory: Block | None) -> None:
    top, wanted = _top(space), _top(fresh)
    if top is None or wanted is None:
        return
    ours = memory is not None and memory.top == found.top
    shown = [v for _, values in _values(fresh)[1] for v in values if v is not None]
    if ours or (_float(top.get("val")) or 0.0) < max(shown, default=0.0):
        top.set("val", wanted.get("val"))
        steps = [axis.find(f".//{C}valAx/{C}majorUnit") for axis in (space, fresh)]
        if all(step is not None for step in steps):
            steps[0].set("val", steps[1].get("val"))


def _top(space: Element) -> Element | None:
    return space.find(f".//{C}valAx/{C}scaling/{C}max")


def _title_texts(space: Element) -> list[Element]:
    title = space.find(f"{C}chart/{C}title")
    return list(title.iter(f"{A}t")) if title is not None else []


def _name(series: Element) -> str:
    name = series.find(f"{C}tx")
    return "".join(each.text or "" for each in name.iter(f"{C}v")) if name is not None else ""


def _values(space: Element) -> Values:
    categories: tuple[str, ...] = ()
    found = []
    for series in space.iter(f"{C}ser"):
        labels = series.find(f"{C}cat")
        if labels is not None and not categories:
            categories = tuple(" ".join((v.text or "").split()) for v in labels.iter(f"{C}v"))
        found.append((_name(series), _numbers(series.find(f"{C}val"))))
    return categories, tuple(found)


def _numbers(holder: Element | None) -> tuple[float | None, ...]:
    if holder is None:
        return ()
    points = {each.get("idx", ""): _float(each.findtext(f"{C}v")) for each in holder.iter(f"{C}pt")}
    count = next((each.get("val", "0") for each in holder.iter(f"{C}ptCount")), "0")
    if not count.isdigit() or int(count) > _MOST_POINTS:
        raise UnreadableInput("the document", "a chart claims more points than any plan", "Draw it anew.")
    return tuple(points.get(str(number)) for number in range(int(count)))


_MOST_POINTS = 10_000


def _float(text: str | None) -> float | None:
    try:
        return None if text is None else float(f"{float(text):.{_DIGITS}g}")
    except ValueError:
        return None
