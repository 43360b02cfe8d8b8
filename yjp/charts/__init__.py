"""Charts as data: one spec from figures, one renderer to Plotly, one to native Word charts."""
