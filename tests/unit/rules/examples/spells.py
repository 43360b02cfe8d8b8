"""Examples of the rules that every table of spells has."""

from tests.unit.rules.reading import Example

BORN = """
children: child_id | date_of_birth
A | 2010-01-15
B | 2008-02-29
"""


def in_order(table: str) -> Example:
    return Example(
        fails=f"""
{table}: child_id | start_date | end_date
A | 2024-05-02 | 2024-05-01
A | 2024-05-02 | 2024-05-02
A | 2024-05-02 |
""",
        rows=(2,),
        # A date that only means "open" is told apart by the rule about birth.
        passes=f"""
{table}: child_id | start_date | end_date
A | 2024-05-02 | 2024-05-03
A | 2024-05-02 | 1900-01-01
""",
    )


def after_birth(table: str) -> Example:
    return Example(
        fails=f"""{BORN}
{table}: child_id | start_date | end_date
A | 1900-01-01 | 2024-05-01
A | 2024-05-02 | 1900-01-01
B | 2008-02-28 |
B | 2008-03-01 |
""",
        rows=(2, 3, 4),
        passes=f"""{BORN}
{table}: child_id | start_date | end_date
A | 2010-01-15 |
B | 2008-02-29 | 2024-05-01
""",
    )


def one_at_a_time(table: str) -> Example:
    return Example(
        fails=f"""
{table}: child_id | start_date | end_date
A | 2024-01-01 | 2024-03-31
A | 2024-03-01 |
B | 2024-03-01 |
B | 2024-02-01 | 2024-03-01
""",
        rows=(2, 3),
        # The last day of one may be the first of the next; days out of order are another rule's.
        passes=f"""
{table}: child_id | start_date | end_date
A | 2024-01-01 | 2024-03-31
A | 2024-03-31 |
B | 2024-05-01 | 2024-04-01
B | 2024-02-01 | 2024-06-01
""",
    )


def one_of_a_kind(table: str, column: str, kind: str, other: str) -> Example:
    return Example(
        fails=f"""
{table}: child_id | start_date | end_date | {column}
A | 2024-01-01 | 2024-03-31 | {kind}
A | 2024-03-01 |            | {kind}
A | 2024-03-01 |            | {other}
""",
        rows=(2, 3),
        passes=f"""
{table}: child_id | start_date | end_date | {column}
A | 2024-01-01 | 2024-03-31 | {kind}
A | 2024-03-01 |            | {other}
A | 2024-03-01 |            |
A | 2024-02-01 |            |
B | 2024-01-01 |            | {kind}
""",
    )


def with_none(table: str, column: str, kind: str) -> Example:
    return Example(
        fails=f"""
{table}: child_id | start_date | end_date | {column}
A | 2024-01-01 | 2024-03-31 | none
A | 2024-03-01 |            | {kind}
""",
        rows=(2,),
        passes=f"""
{table}: child_id | start_date | end_date | {column}
A | 2024-01-01 | 2024-03-31 | none
A | 2024-03-31 |            | {kind}
B | 2024-01-01 |            | none
B | 2024-01-01 |            |
""",
    )
