"""A scorecard to begin with: one measure, and a word on every line of it."""


def template(name: str) -> str:
    """The TOML of a new scorecard, whose numbers go into ``NAME.csv`` beside it."""
    title = name.replace("_", " ").capitalize()
    return f"""# A scorecard: measures of your own. The numbers are in {name}.csv beside this file, a line a measure
# and period:
#   measure,period,numerator,denominator,value,target,published,source
#   {name}_1,2025/26,90,100,,80,,
# A period is 2025/26, 2025, 2025-12.12m (a year), 2025-12.3m (a quarter) or 2026-03-31 (a day).
title = "{title}"
# Where the numbers come from; it stands under every chart and table.
source = "Case system, report 14"
values = "{name}.csv"

# One such block for each measure. Copy it for the next one.
[[measure]]
# Small letters, digits and underscores. The figure is called local_{name}_1: choose better words.
id = "{name}_1"
title = "Children visited within five working days"
# What stands on a card or an axis.
short_title = "Visited in five days"
# What is counted, and out of what. A count has no denominator.
numerator = "Children visited within five working days"
denominator = "Children who came to us"
# percent, rate (then also per = 1000, 10000 or 100000) or count.
unit = "percent"
# Which way is good: higher, lower or neither.
polarity = "higher"
# What a reader must know:
# note = "Visits by phone are not counted"
# Who set the target; the number stands in the CSV, or here where it is the same for all periods: target = 80
# target_source = "Management board, March 2026"
# For what is counted up to a target, and so not held against chance:
# chance = false
"""
