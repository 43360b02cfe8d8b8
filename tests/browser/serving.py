"""A dashboard on a free port of this machine, for as long as a test needs it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from waitress import wasyncore

from yjp.ledger import Ledger
from yjp_dashboards.serve import address_of, bind


@contextmanager
def served(ledger: Ledger) -> Iterator[str]:
    """Serves the ledger from a thread and gives the address."""
    server = bind(ledger, port=0)
    address = address_of(server)
    thread = threading.Thread(target=server.run, name=f"dashboard {address}", daemon=True)
    thread.start()
    try:
        yield address
    finally:
        # Closed in its own loop: a socket closed under a running select is an error.
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        thread.join(timeout=10)
        server.task_dispatcher.shutdown()
        assert not thread.is_alive()
