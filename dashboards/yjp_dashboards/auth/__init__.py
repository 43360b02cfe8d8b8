"""Who asks, what the person may see, and how a server finds out: roles, sessions, sign-in, a trusted proxy."""
