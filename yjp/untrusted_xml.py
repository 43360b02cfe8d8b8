"""The parser for XML from strangers: Office files, case-level returns, exports of case systems."""

from lxml import etree


def strict_parser() -> etree.XMLParser:
    """A parser for one piece: it expands no entity, fetches nothing, and leaves comments out.

    libxml2's limits on depth, length of text and growth stay on. A document type is not refused here: who parses looks
    for it, since no piece that yjp reads needs one.
    """
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
