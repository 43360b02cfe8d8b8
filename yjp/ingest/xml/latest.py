"""A child's latest return: by return start, return end, sign-off and return id, all newest first."""

from collections.abc import Callable, Iterable, Mapping

Rank = tuple[str, str, str, int, str]


def latest_returns(records: Iterable[Mapping[str, str]]) -> Callable[[Mapping[str, str]], bool]:
    """Says of a record whether it belongs to its child's latest return; deleted returns are never the latest.

    Where no return date is given there is nothing to choose between, and every record is of the latest return.
    """
    newest: dict[str, Rank] = {}
    for record in records:
        child = record.get("ypid")
        if child and not _deleted(record):
            newest[child] = max(newest.get(child, _rank({})), _rank(record))
    return lambda record: (
        not _deleted(record)
        and (record.get("ypid", "") not in newest or _rank(record) == newest[record["ypid"]])
    )


def _rank(record: Mapping[str, str]) -> Rank:
    start, end = record.get("return_start_date", "")[:10], record.get("return_end_date", "")[:10]
    if not (start or end):
        return ("", "", "", 0, "")
    number = record.get("source_return_id", "")
    return (start, end, record.get("sign_off_date", ""), int(number) if number.isdecimal() else 0, number)


def _deleted(record: Mapping[str, str]) -> bool:
    return record.get("deleted", "").strip().lower() in ("true", "1", "yes", "y")
