"""Text as print leaves it made plain: one kind of space, dash and quote, every character in its old place."""

_SPACES = (
    "\t\n\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2007\u2008\u205f\u3000\ufeff\u200b"
)
_THIN = "\u2006\u2009\u200a\u202f"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\ufe58\ufe63\uff0d\xad"
_QUOTES = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201a": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u2032": "'",
}

THIN = "\u2009"
"""The space that may stand inside a number (``1 585``)."""
MINUS = "\u2212"

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_THIN, THIN),
        **dict.fromkeys(_DASHES, "-"),
        **_QUOTES,
        "\u2044": "/",
        "\u2215": "/",
        "\uff05": "%",
        "\u066a": "%",
    }
)


def flat(text: str) -> str:
    """The same text, character for character, with spaces, dashes and quotes of one kind each.

    The length never changes, so that a place in it is a place in the original. A true minus sign stays.
    """
    return text.translate(_PLAIN)
