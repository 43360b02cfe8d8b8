"""All services at once: the four indicators for every service and quarter, from one store of children."""
