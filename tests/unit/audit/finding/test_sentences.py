"""Sentences with the places of their numbers in the block."""

from yjp.audit.document import Block, Place
from yjp.audit.finding.sentences import of_block


def split(text: str) -> list[str]:
    """The sentences of a text, trimmed."""
    return [sentence.text.strip() for sentence in of_block(Block(text=text, place=Place(block=1)))]


def test_decimals_and_abbreviations_end_no_sentence() -> None:
    assert split("The rate is 0.12 per 1,000, i.e. Low. It was 0.41.") == [
        "The rate is 0.12 per 1,000, i.e. Low.",
        "It was 0.41.",
    ]


def test_a_footnote_mark_ends_its_sentence() -> None:
    assert split("It fell by 71%.12 In 2013 it rose.") == ["It fell by 71%.12", "In 2013 it rose."]


def test_the_span_of_a_number_is_its_place_in_the_block() -> None:
    text = "First. There were 41 children (27.0% fewer)."
    spans = [
        sentence.span(token)
        for sentence in of_block(Block(text=text, place=Place(block=1)))
        for token in sentence.tokens
    ]
    assert [text[span.start : span.end] for span in spans] == ["41", "27.0%"]
    assert [span.text for span in spans] == ["41", "27.0%"]
