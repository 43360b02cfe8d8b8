"""Local count against published count, as a bridge of named reasons."""
