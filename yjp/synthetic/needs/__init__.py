"""What the service knows about a made-up child beside the case: home, school, health, remand.

Each takes a source of draws of its own, so that one more table never changes a byte of another.
"""
