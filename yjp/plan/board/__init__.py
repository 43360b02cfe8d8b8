"""The paper for a board meeting: a few pages of the same figures as the plan, bound and refreshed like it."""
