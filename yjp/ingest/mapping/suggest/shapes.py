"""What values look like, without the values: digits as 9, letters as A and a. Nothing personal is left of them."""

import polars as pl

LONGEST = 16
COMMON = 3


def shape(text: pl.Expr) -> pl.Expr:
    """``04/03/2019`` becomes ``99/99/9999``, ``AB123`` becomes ``AA999``; cut after sixteen characters."""
    return (
        text.str.replace_all(r"\p{Nd}", "9")
        .str.replace_all(r"\p{Lu}", "A")
        .str.replace_all(r"\p{Ll}|\p{Lo}|\p{Lt}|\p{Lm}", "a")
        .str.slice(0, LONGEST)
    )


def shapes(values: pl.Series) -> tuple[str, ...]:
    """The commonest shapes of a column's values."""
    if not values.len():
        return ()
    counted = values.to_frame("v").select(shape=shape(pl.col("v"))).get_column("shape").value_counts()
    ordered = counted.sort("count", "shape", descending=[True, False])
    return tuple(ordered.get_column("shape").head(COMMON))
