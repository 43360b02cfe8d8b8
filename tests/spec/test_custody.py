"""Use of custody: sentences, not children."""

from tests.spec.reading import read
from yjp.indicators.custody import custodial_sentences


def sentences(table: str) -> list[tuple[str, str, str]]:
    """Child, date and type of every custodial sentence that counts."""
    found = custodial_sentences(read(table)).collect().sort("child_id", "date", "outcome_type")
    rows = found.select("child_id", "date", "outcome_type").iter_rows()
    return [(child, str(day), kind) for child, day, kind in rows]


def test_the_same_sentence_on_the_same_day_counts_once() -> None:
    assert sentences("""
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | detention_and_training_order
        A     |            | 2024-01-12 | 2024-02-01 | detention_and_training_order
    """) == [("A", "2024-02-01", "detention_and_training_order")]


def test_another_type_on_the_same_day_counts_too() -> None:
    assert sentences("""
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | detention_and_training_order
        A     |            | 2024-01-12 | 2024-02-01 | section_250
    """) == [("A", "2024-02-01", "detention_and_training_order"), ("A", "2024-02-01", "section_250")]


def test_a_child_sentenced_twice_counts_twice() -> None:
    assert sentences("""
        child | born       | offence    | outcome    | type
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | detention_and_training_order
        A     |            | 2024-05-10 | 2024-06-01 | detention_and_training_order
    """) == [
        ("A", "2024-02-01", "detention_and_training_order"),
        ("A", "2024-06-01", "detention_and_training_order"),
    ]


def test_community_sentences_residence_elsewhere_and_lost_appeals_do_not_count() -> None:
    assert sentences("""
        child | born       | offence    | outcome    | type                         | residence | appeal
        A     | 2008-01-01 | 2024-01-10 | 2024-02-01 | youth_rehabilitation_order   |           |
        B     | 2008-01-01 | 2024-01-10 | 2024-02-01 | detention_and_training_order | other     |
        C     | 2008-01-01 | 2024-01-10 | 2024-02-01 | detention_and_training_order |           | successful
        D     | 2008-01-01 | 2024-01-10 | 2024-02-01 | detention_and_training_order |           | changed
        E     | 2008-01-01 | 2024-01-10 | 2024-02-01 | detention_and_training_order |           | unchanged
    """) == [("E", "2024-02-01", "detention_and_training_order")]


def test_the_age_at_the_first_hearing_counts_not_at_the_sentence() -> None:
    assert sentences("""
        child | born       | offence    | hearing    | outcome    | type
        A     | 2006-03-01 | 2024-01-10 | 2024-02-29 | 2024-05-01 | detention_and_training_order
        B     | 2006-03-01 | 2024-01-10 | 2024-03-01 | 2024-05-01 | detention_and_training_order
        C     | 2006-03-01 | 2024-01-10 |            | 2024-05-01 | detention_and_training_order
    """) == [("A", "2024-05-01", "detention_and_training_order")]
