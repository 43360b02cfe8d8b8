"""What the ten tables and their measures are; nothing here counts anybody."""
