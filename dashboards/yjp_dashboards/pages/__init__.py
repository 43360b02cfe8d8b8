"""The pages of the dashboard, in the order of their menu."""
