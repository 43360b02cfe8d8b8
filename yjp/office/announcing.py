"""A new part of a package must be announced: its type in the list of types, and a relation from the part that uses it.

The two lists keep every byte they have; what is new goes in before their end.
"""

import posixpath

from yjp.office.names import CONTENT_TYPES, RELATIONSHIPS
from yjp.office.package import Package, relations_part

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
"""The type of Word's part of comments."""


def with_type(package: Package, part: str, kind: str) -> dict[str, bytes]:
    """The list of types with that of one more part, by its name in the package."""
    types = package.actual(CONTENT_TYPES)
    return {types: _before_end(package.read(types), f'<Override PartName="/{part}" ContentType="{kind}"/>')}


def with_relation(
    package: Package, source: str, part: str, *, kind: str, identifier: str
) -> dict[str, bytes]:
    """The relations of ``source`` with one more, to ``part``; a number goes behind an ``identifier`` that is taken."""
    name = package.actual(relations_part(source))
    if name in package:
        relations = package.read(name)
    else:
        relations = DECLARATION + f'<Relationships xmlns="{RELATIONSHIPS}"></Relationships>'.encode()
    number = 0
    while f'"{identifier}"'.encode() in relations:
        number += 1
        identifier = f"{identifier.rstrip('0123456789')}{number}"
    target = posixpath.relpath(part, posixpath.dirname(source))
    relation = f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return {name: _before_end(relations, relation)}


def single_relation(kind: str, target: str) -> bytes:
    """The relations of a new part that points to one other."""
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return DECLARATION + f'<Relationships xmlns="{RELATIONSHIPS}">{relation}</Relationships>'.encode()


def _before_end(part: bytes, element: str) -> bytes:
    """Put an element before the closing tag of the root; its namespace is the root's own, without a prefix."""
    place = part.rindex(b"</")
    prefix = part[place + 2 :].split(b">")[0].rpartition(b":")[0]
    written = element.encode()
    if prefix:
        written = written.replace(b"<", b"<" + prefix + b":", 1)
    return part[:place] + written + part[place:]
