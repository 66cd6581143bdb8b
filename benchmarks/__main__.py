"""Measures speed and writes benchmarks/RESULTS.md.

    python -m benchmarks                 # all lines, into the table (make bench)
    python -m benchmarks stills drafts   # some of them, to the screen
    python -m benchmarks --rounds 5 cold

What is compared is run in turn within one run, and medians of ratios are told: seconds alone say
little on a machine that others use too.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import changes, cold, drafts, growth, intake, peers, renditions, stills
from benchmarks.job import Job, prepare
from benchmarks.machine import described, load
from benchmarks.table import HEAD, Row, markdown

LINES: Mapping[str, Callable[[Job, int], list[Row]]] = {
    "stills": stills.rows,
    "drafts": drafts.rows,
    "intake": intake.rows,
    "cold": cold.rows,
    "changes": changes.rows,
    "renditions": renditions.rows,
    "growth": growth.rows,
    "peers": peers.rows,
}
RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> None:
    """Measures what was asked for."""
    asked = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    asked.add_argument("lines", nargs="*", metavar="LINE", help=", ".join(LINES))
    asked.add_argument("--rounds", type=int, default=2)
    given = asked.parse_args()
    unknown = [name for name in given.lines if name not in LINES]
    if unknown or given.rounds < 1:
        asked.error(f"{' '.join(unknown) or 'rounds'}: choose from {', '.join(LINES)}")
    began, busy = time.monotonic(), [load()]
    table: list[str] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        job = prepare(Path(folder))
        for name in given.lines or LINES:
            print(f"{name} …", file=sys.stderr, flush=True)
            rows = LINES[name](job, given.rounds)
            busy.append(load())
            table += markdown(f"python -m benchmarks {name}", rows)
            print("\n".join(table[-len(rows) :]), flush=True)
    if not given.lines:
        told = described(given.rounds, max(busy), time.monotonic() - began)
        RESULTS.write_text("\n".join([*told, "", *HEAD, *table, ""]), "utf-8")


if __name__ == "__main__":
    main()
