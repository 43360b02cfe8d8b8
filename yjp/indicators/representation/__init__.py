"""Over-representation: which groups of children are more often diverted, cautioned, sentenced or remanded."""
