"""How the dashboard holds up: fifty people at once for a minute, and its memory over a thousand requests.

    .venv/bin/python benchmarks/dashboard.py WORKSPACE [--clients 50] [--seconds 60] [--pause 1.0]

The server is a process of its own, as `yjp dashboard` starts it. Each client loads a page, asks for its content and
then chooses one grouping after another, with a pause between, as a reader does (`--pause 0`: as fast as it answers).
Memory is what the system says that the process holds (Linux).
"""

import argparse
import http.client
import json
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

from yjp_dashboards.components.panel import outputs

PORT = 8659
PATH, PANEL = "/first-time-entrants", "first-time-entrants-groups"
GROUPINGS = ("age", "sex", "ethnic", "outcome", "gravity")
OUTPUTS = [f"{each.component_id}.{each.component_property}" for each in outputs(PANEL)]
THOUSAND = 1_000


class Client:
    """One reader, with one connection."""

    def __init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        self.took: list[float] = []
        self.faults: list[str] = []

    def ask(self, method: str, path: str, body: object = None) -> str:
        """One request, timed; anything but a good answer is a fault."""
        began = time.perf_counter()
        try:
            text = json.dumps(body) if body is not None else None
            self.connection.request(method, path, text, {"Content-Type": "application/json"})
            answer = self.connection.getresponse()
            content = answer.read().decode("utf-8")
            if answer.status != 200 or "sideUpdate" in content:
                self.faults.append(f"{path}: {answer.status}")
        except OSError as error:
            self.faults.append(f"{path}: {type(error).__name__}")
            self.connection.close()
            content = ""
        self.took.append(time.perf_counter() - began)
        return content

    def load(self) -> str:
        """The page, and what its figures were drawn from."""
        self.ask("GET", "/")
        found = re.search(r'"id":"drawn-from","data":"([^"]+)"', self.ask("GET", "/_dash-layout"))
        stamp = found[1] if found else ""
        state = [
            {"id": "address", "property": "search", "value": ""},
            {"id": "drawn-from", "property": "data", "value": stamp},
        ]
        self.ask(
            "POST",
            "/_dash-update-component",
            {
                "output": "content.children",
                "outputs": {"id": "content", "property": "children"},
                "inputs": [{"id": "address", "property": "pathname", "value": PATH}],
                "state": state,
                "changedPropIds": ["address.pathname"],
            },
        )
        return stamp

    def choose(self, stamp: str, grouping: str) -> None:
        """Another grouping's chart."""
        chosen = {"measure": "fte_rate", "by": grouping, "over": "year"}
        self.ask(
            "POST",
            "/_dash-update-component",
            {
                "output": f"..{'...'.join(OUTPUTS)}..",
                "outputs": [dict(zip(("id", "property"), each.split("."), strict=True)) for each in OUTPUTS],
                "inputs": [
                    {"id": f"first-time-entrants-{key}", "property": "value", "value": value}
                    for key, value in chosen.items()
                ],
                "state": [{"id": "drawn-from", "property": "data", "value": stamp}],
                "changedPropIds": ["first-time-entrants-by.value"],
            },
        )


def read(client: Client, until: float, pause: float) -> None:
    """What one reader does until the time is over."""
    chance = random.Random(id(client))
    time.sleep(chance.uniform(0, pause))
    stamp = client.load()
    while time.perf_counter() < until:
        client.choose(stamp, chance.choice(GROUPINGS))
        time.sleep(chance.uniform(0, 2 * pause))


def held(process: "subprocess.Popen[bytes]") -> float:
    """Megabytes that the process holds."""
    text = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", text)
    return int(found[1]) / 1_024 if found else 0.0


def main() -> None:
    """Run both and print what came out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0)
    given = parser.parse_args()
    code = "from yjp.cli import main; main()"
    command = [sys.executable, "-c", code, "-w", str(given.workspace), "dashboard", "--port", str(PORT)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE)
    assert server.stderr
    print(server.stderr.readline().decode().strip())
    try:
        many(given.clients, given.seconds, given.pause)
        memory(server)
    finally:
        server.terminate()
        server.wait(timeout=30)


def many(clients: int, seconds: float, pause: float) -> None:
    """Many readers at once."""
    until = time.perf_counter() + seconds
    readers = [Client() for _ in range(clients)]
    threads = [threading.Thread(target=read, args=(each, until, pause)) for each in readers]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    took = sorted(t for each in readers for t in each.took)
    faults = [fault for each in readers for fault in each.faults]
    print(
        f"{clients} clients, {seconds:.0f} s: {len(took)} requests, {len(took) / seconds:.0f} a second, "
        f"{len(faults)} faults; median {statistics.median(took) * 1e3:.0f} ms, "
        f"95% within {took[int(len(took) * 0.95)] * 1e3:.0f} ms, longest {took[-1] * 1e3:.0f} ms"
    )
    for fault in sorted(set(faults))[:5]:
        print(f"  {fault}")


def memory(server: "subprocess.Popen[bytes]") -> None:
    """A thousand requests from one reader, three times over."""
    client = Client()
    stamp = client.load()
    marks = [held(server)]
    for _ in range(3):
        for n in range(THOUSAND):
            client.choose(stamp, GROUPINGS[n % len(GROUPINGS)])
        marks.append(held(server))
    print("memory after 0, 1,000, 2,000, 3,000 requests: " + ", ".join(f"{mark:.1f} MB" for mark in marks))
    print(
        f"one reader alone: median {statistics.median(client.took) * 1e3:.1f} ms, {len(client.faults)} faults"
    )


if __name__ == "__main__":
    main()
