"""Budget and staffing: the plan's table of costs and contributions, and tables B7 and B8, cast and cross-cast."""
