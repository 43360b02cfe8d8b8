"""The Word plan: house style, native charts, content controls, and a check of what was written."""
