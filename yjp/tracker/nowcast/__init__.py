"""Where a cohort whose follow-up still runs is likely to end: an estimate with limits, never a figure."""
