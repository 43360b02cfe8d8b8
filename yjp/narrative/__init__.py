"""Words from figures: sentences hedged by the verdict, and the headline of each indicator."""
