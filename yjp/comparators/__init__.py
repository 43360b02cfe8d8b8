"""What a figure is compared with: published figures, its own past, and whether a difference is more than chance."""
