"""Every figure that a Word file shows, by its tag."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from yjp.figures import Facet, split_tag

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHOLE = {Facet.TABLE, Facet.CHART}


def shown(document: bytes | Path) -> Iterator[tuple[str, str, bool]]:
    """Tag, text, and whether it stands in a cell, of every content control that holds a part of one figure."""
    data = document if isinstance(document, bytes) else document.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    for control in body.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        name = "" if tag is None else tag.get(f"{W}val")
        if "#" not in name or split_tag(name)[1] in WHOLE:
            continue
        text = "".join(each.text or "" for each in control.iter(f"{W}t"))
        yield name, text, next(control.iterancestors(f"{W}tc"), None) is not None
