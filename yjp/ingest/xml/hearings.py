"""The first hearing of every outcome's offence, from the items hearing and link_hearing_offence."""

from collections.abc import Iterable

from yjp.ingest.xml.items import FIRST_HEARING

Record = dict[str, str]


def add_first_hearings(records: Iterable[tuple[str, Record]]) -> None:
    """Give outcomes the earliest hearing date of their offence, where they have none of their own."""
    every = list(records)
    day = {
        r["hearingID"]: r["hearingDate"][:10]
        for name, r in every
        if name == "hearing" and r.get("hearingID") and r.get("hearingDate")
    }
    first: dict[str, str] = {}
    for name, link in every:
        offence, hearing = link.get("offenceID", ""), link.get("hearingID", "")
        if name == "link_hearing_offence" and hearing in day:
            first[offence] = min(first.get(offence, day[hearing]), day[hearing])
    for name, outcome in every:
        if name == "offenceLegalOutcome" and first.get(outcome.get("offenceID", "")):
            outcome.setdefault(FIRST_HEARING, first[outcome["offenceID"]])
