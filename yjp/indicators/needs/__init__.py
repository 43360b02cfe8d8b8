"""Needs of children: who has which, how many together, and of how many nothing is recorded."""
