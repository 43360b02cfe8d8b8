"""What the numbers of a document claim: shares, changes, rates, totals, facts."""
