"""Whatever people do to a plan in Word, a refresh loses no word of theirs and touches no byte outside bound content."""

import random
from collections import Counter
from collections.abc import Callable, Collection

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.unit.plan_refresh import newer
from tests.unit.plan_refresh.editor import BODY, Editor, W, outside, parts, run, text
from tests.unit.plan_refresh.newer import FTE
from tests.unit.plan_refresh.small import tiny
from yjp.ledger import Ledger
from yjp.plan.bindings import Bindings
from yjp.plan.refresh import State, refresh

MAY_CHANGE = {BODY, "customXml/item1.xml"}
MAY_GROW = {"word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def hidden_rate() -> Ledger:
    return newer.with_figure(newer.revised(), FTE, suppressed=True, numerator=None, value=None)


LEDGERS = {
    make.__name__: make() for make in (newer.revised, newer.turned, newer.without_england, hidden_rate)
}


class Person:
    """Somebody who edits; whatever they write has a mark of its own."""

    def __init__(self, seed: int) -> None:
        self.editor, self.luck = Editor(tiny()), random.Random(seed)
        self.words: list[str] = []

    def write(self) -> str:
        self.words.append(f"author{len(self.words)}x")
        return self.words[-1]

    def inline(self) -> etree._Element | None:
        free = [c for c in self.editor.controls() if self.editor.runs(c)]
        return self.luck.choice(free) if free else None

    def paragraph(self) -> etree._Element:
        return self.luck.choice(self.editor.paragraphs())

    def row(self) -> etree._Element:
        return self.luck.choice(self.editor.rows()[1:])


def over_a_value(person: Person, control: etree._Element) -> None:
    person.editor.type_into(control, person.write())


def into_a_value(person: Person, control: etree._Element) -> None:
    held = person.editor.runs(control)[0].find(f"{{{W}}}t")
    held.text = f"{held.text} {person.write()}"


def beside(person: Person, control: etree._Element) -> None:
    person.editor.write_beside(control, f" {person.write()} ", after=person.luck.random() < 0.5)


def split(person: Person, control: etree._Element) -> None:
    person.editor.split(control, person.luck.randint(0, 3), bold=person.luck.random() < 0.5)


def move(person: Person, _: etree._Element) -> None:
    paragraph = person.paragraph()
    paragraph.append(run(person.write()))
    person.editor.move_to_end(paragraph)


def copy(person: Person, control: etree._Element) -> None:
    person.editor.copy_to(control, person.paragraph())


def tracked_value(person: Person, control: etree._Element) -> None:
    person.editor.track_inside(control, person.write())


def box(person: Person, control: etree._Element) -> None:
    if not any(True for _ in control.iterancestors(f"{{{W}}}txbxContent")):
        person.editor.into_text_box(control)


def comment(person: Person, control: etree._Element) -> None:
    person.editor.comment_on(control, 700 + person.luck.randint(0, 99))


def wrap(person: Person, control: etree._Element) -> None:
    """A control of another program around one of ours, with words in it."""
    around = etree.fromstring(
        f'<w:sdt xmlns:w="{W}"><w:sdtPr><w:tag w:val="council"/></w:sdtPr><w:sdtContent></w:sdtContent></w:sdt>'
    )
    control.addprevious(around)
    around[1].append(control)
    around[1].append(run(person.write()))


def new_row(person: Person, _: etree._Element) -> None:
    row = person.row()
    mine = etree.fromstring(etree.tostring(row))
    for control in mine.findall(f".//{{{W}}}sdt"):
        control.getparent().remove(control)
    for paragraph in mine.iter(f"{{{W}}}p"):
        paragraph.append(run(person.write()))
    row.addnext(mine)


def into_a_cell(person: Person, _: etree._Element) -> None:
    paragraph = next(person.row().iter(f"{{{W}}}p"))
    paragraph.append(run(person.write()))


def stamp(person: Person, _: etree._Element) -> None:
    person.editor.stamp(person.luck.randint(1, 9999))


def delete(person: Person, control: etree._Element) -> None:
    person.editor.delete(control)


def unwrap(person: Person, control: etree._Element) -> None:
    person.editor.unwrap(control)


def tracked_control(person: Person, control: etree._Element) -> None:
    person.editor.track_insertion(control)


def empty(person: Person, control: etree._Element) -> None:
    person.editor.empty(control)


def lock(person: Person, control: etree._Element) -> None:
    person.editor.lock(control)


Edit = Callable[[Person, etree._Element], None]
EDITS: list[Edit] = [
    *(over_a_value, into_a_value, beside, split, move, copy, tracked_value, box, comment, wrap),
    *(new_row, into_a_cell, stamp, delete, unwrap, tracked_control, empty, lock),
]


@settings(max_examples=300, deadline=None)
@given(
    script=st.lists(st.sampled_from(EDITS), max_size=6),
    name=st.sampled_from(["revised", "revised", "revised", "without_england", "turned", "hidden_rate"]),
    seed=st.integers(0, 2**32),
)
def test_no_word_of_a_person_is_lost_and_no_byte_outside_bound_content_changes(
    script: list[Edit], name: str, seed: int
) -> None:
    person, ledger = Person(seed), LEDGERS[name]
    for edit in script:
        control = person.inline()
        if control is not None:
            edit(person, control)
    before = person.editor.saved()
    said = text(before)
    kept = [word for word in person.words if word in said]
    done = refresh(before, Bindings(ledger=ledger))
    old, new = parts(before), parts(done.content)
    told = {entry.new for entry in done.report.of(State.RETOLD)}
    if told:
        # Only where a number is hidden now, and only paragraphs in which nobody wrote.
        assert name == "hidden_rate"
        stays, was = spoken(new[BODY], told), spoken(old[BODY])
        rest = iter(was)
        assert all(each in rest for each in stays), "every other paragraph stays, in its order"
        gone = Counter(was) - Counter(stays)
        assert set(gone) <= OURS
    else:
        assert outside(new[BODY]) == outside(old[BODY])
        assert loose(new[BODY]) == loose(old[BODY])
    after = text(done.content)
    assert [after.count(word) for word in kept] == [said.count(word) for word in kept]
    for part, content in old.items():
        assert part in MAY_CHANGE | MAY_GROW or new[part] == content
    assert set(new) - set(old) <= {"word/comments.xml"}
    if seed % 5 == 0:
        assert refresh(done.content, Bindings(ledger=ledger)).content == done.content


def spoken(xml: bytes, told: Collection[str | None] = ()) -> list[str]:
    """What every paragraph outside tables says beside what is bound in it; without those that say one of ``told``."""
    found = etree.fromstring(xml).xpath("//w:p[not(ancestor::w:tbl)]", namespaces={"w": W})
    ours = "ancestor::w:sdt[w:sdtPr/w:tag[contains(@w:val, '#')]]"
    return [
        "".join(map(str, each.xpath(f".//w:t[not({ours})]/text()", namespaces={"w": W})))
        for each in found
        if "".join(each.itertext(f"{{{W}}}t")) not in told
    ]


OURS = {each for each in spoken(parts(tiny())[BODY]) if each != "This stays as somebody wrote it."}
"""The paragraphs of the plan as yjp wrote it."""


def loose(xml: bytes) -> list[str]:
    """The texts that stand in no figure's control and in no bound table, wherever they are."""
    ours = "ancestor::w:sdt[w:sdtPr/w:tag[contains(@w:val, '#')]]"
    found = etree.fromstring(xml).xpath(f"//w:t[not({ours})]/text()", namespaces={"w": W})
    return [str(each) for each in found]
