"""Lists of members: who is in a family, from when, and what is never called one."""

from datetime import date

import pytest

from yjp import reference
from yjp.comparators.groups import families, family_members, groups, names, places
from yjp.figures import AreaRole
from yjp.settings import Settings

FAMILIES = {
    "Leicester City": "Slough, Wolverhampton, Sandwell, Hounslow, Hillingdon, Blackburn with Darwen, Coventry, "
    "Southampton, Birmingham and Walsall",
    "Plymouth": "Wrexham, Torbay, Portsmouth, Southend-on-Sea, Isle of Wight, Newport, Rotherham, Sheffield, "
    "Conwy and Denbighshire and Medway",
    "Norfolk": "Suffolk, Cornwall, Devon, Lincolnshire, Cumbria, Wrexham, Somerset, West Mercia, "
    "Gwynedd and Ynys Môn and Flintshire",
    "Solihull": "Stockport, Vale of Glamorgan, Trafford, Warwickshire, Essex, Hertfordshire, Leicestershire, "
    "Bracknell Forest, Hampshire and East Riding of Yorkshire",
    "Oldham": "Bury and Rochdale, Bradford, Walsall, Tameside, Bolton, Kirklees, Blackburn with Darwen, Derby, "
    "Dudley and Newport",
}


@pytest.mark.parametrize("name", FAMILIES)
def test_the_five_families_as_printed(name: str) -> None:
    (family,) = families(reference.service(name), Settings(service=name))
    assert names(family.members) == FAMILIES[name]
    assert (family.role, family.valid_from) == (AreaRole.FAMILY, date(2017, 1, 1))
    assert "printed in 2019" in family.source_ref
    assert reference.slug(name) not in {m.slug for m in family.members}


def test_a_member_that_is_no_more_keeps_its_name() -> None:
    (family,) = families(reference.service("Norfolk"), Settings(service="Norfolk"))
    assert [m.name for m in family.members if m.slug is None] == ["Cumbria"]
    note = reference.dataset("families_2019").filter(member="Cumbria").item(0, "note")
    assert note.startswith("Split in 2023")
    assert len(family_members(reference.service("Norfolk"), Settings(service="Norfolk"))) == 9


def test_membership_is_not_symmetric() -> None:
    """Rotherham is in Plymouth's family; its own list is not public."""
    assert families(reference.service("Rotherham"), Settings(service="Rotherham")) == ()


def test_a_family_of_ones_own_takes_over_on_its_day() -> None:
    settings = Settings(
        service="Oldham",
        family=("Bolton", "Derby"),
        family_from=date(2024, 4, 1),
        family_reason="YJB Data Summary of June 2024",
    )
    before, after = families(reference.service("Oldham"), settings)
    assert [g.holds(date(2024, 3, 31)) for g in (before, after)] == [True, False]
    assert [g.holds(date(2024, 6, 30)) for g in (before, after)] == [False, True]
    assert not before.holds(date(2016, 12, 31))  # drawn anew in 2017
    assert after.source_ref == "family of 2 from yjp.toml: YJB Data Summary of June 2024"
    assert before.area == after.area == "oldham_family_pooled"


def test_statistical_neighbours_are_a_proxy_and_only_on_request() -> None:
    rotherham = reference.service("Rotherham")
    assert not any(g.role is AreaRole.PROXY for g in groups(rotherham, Settings(service="Rotherham")))
    (proxy,) = (
        g for g in groups(rotherham, Settings(service="Rotherham", proxy=True)) if g.role is AreaRole.PROXY
    )
    assert proxy.area_name == "Statistical neighbours (proxy)"
    assert "not a YOT family" in proxy.source_ref
    assert names(proxy.members) == (
        "Barnsley, Tameside, Doncaster, Wakefield, Telford and Wrekin, Dudley, Redcar and Cleveland, Sunderland, "
        "Gateshead and Durham"
    )
    alone = {m.name: m.slug for m in proxy.members}
    assert (alone["Telford and Wrekin"], alone["Redcar and Cleveland"]) == (
        None,
        None,
    )  # parts of joint services
    assert alone["Durham"] == "durham"


def test_nottinghams_printed_neighbours_are_no_family() -> None:
    nottingham = reference.service("Nottingham")
    assert families(nottingham, Settings(service="Nottingham")) == ()
    roles = {g.role: g for g in groups(nottingham, Settings(service="Nottingham", proxy=True))}
    assert [m.name for m in roles[AreaRole.PROXY].members][:3] == [
        "Southampton",
        "Kingston-upon-Hull",
        "Manchester",
    ]


def test_chosen_services_are_pooled_where_there_are_two() -> None:
    rotherham = reference.service("Rotherham")
    one = groups(rotherham, Settings(service="Rotherham", chosen=("Barnsley",)))
    two = groups(rotherham, Settings(service="Rotherham", chosen=("Barnsley", "Leeds")))
    assert not any(g.role is AreaRole.CHOSEN for g in one)
    assert [g.area_name for g in two if g.role is AreaRole.CHOSEN] == ["Chosen services (pooled)"]


def test_places_hold_all_the_services_in_them() -> None:
    found = {g.area: len(g.members) for g in places(reference.service("Rotherham"))}
    assert found == {
        "south_yorkshire_pcc_pooled": 4,
        "yorkshire_and_the_humber_pooled": 15,
        "england_pooled": 138,
        "england_and_wales_pooled": 155,
    }
    assert "england_pooled" not in {g.area for g in places(reference.service("Cardiff"))}
