"""Pages about one subject: what they are about, their panels, and the page made of these."""
