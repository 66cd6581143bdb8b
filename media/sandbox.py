"""A child process that looks at what a person uploaded, so that nothing else has to.

Whatever a stranger's file does to a decoder, it does to a process that may use so much memory, time
and disk and no more, and that dies with its parent. `ask` starts one (`python -m media.sandbox`),
gives it one task as JSON and takes JSON back. Tasks: "probe", "first", "photo", "moving" (see
`media.probe` and `media.pictures`), "faces" (`media.detector`).
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from media.confine import Confined, Limits, run_confined
from media.errors import Cancelled, Killed, is_no_space

ROOM = Limits(seconds=60, cpu_seconds=50, memory=2_500_000_000, file_size=2_000_000_000)
"""What a look at one file may cost: wall and processor seconds, bytes of memory, bytes written."""


def ask(
    task: str,
    arguments: Mapping[str, str],
    limits: Limits = ROOM,
    cancel: threading.Event | None = None,
    nice: int = 0,
) -> Mapping[str, Any]:
    """The child's answer: {"ok": …}, or {"refused": code, "values": {…}}. `nice` lowers its rank.

    A child that crashes, runs out of its limits or answers nonsense gives refused "damaged" or
    "too-heavy". Raises Cancelled, Killed when somebody else ended it, and OSError when no process
    can be started at all.
    """
    question = json.dumps({"task": task, "arguments": dict(arguments)}).encode()
    result = run_confined(
        [sys.executable, "-m", "media.sandbox"],
        limits=limits,
        feed=question,
        folder=Path(__file__).resolve().parent.parent,
        cancel=cancel,
        nice=nice,
    )
    if result.cancelled:
        raise Cancelled
    return _answer(result)


def _answer(result: Confined) -> Mapping[str, Any]:
    if result.killed:
        raise Killed((sys.executable, "-m", "media.sandbox"), result.code, "")
    if result.timed_out or result.over_limit:
        return {"refused": "too-heavy", "values": {}}
    try:
        answer = json.loads(result.output)
    except ValueError:
        return {"refused": "damaged", "values": {}}
    if not isinstance(answer, dict) or not ({"ok", "refused"} & answer.keys()):
        return {"refused": "damaged", "values": {}}
    return answer


def _faces(**arguments: str) -> dict[str, Any]:
    from media import detector  # noqa: PLC0415 - no other task has a use for it

    return detector.faces(**arguments)


def main() -> None:
    """Reads one task, answers it, ends. Only ever run in the child."""
    question = json.loads(sys.stdin.buffer.read(1_000_000))
    from media import pictures, probe  # noqa: PLC0415 - decoders are loaded inside the limits only

    tasks: dict[str, Callable[..., dict[str, Any]]] = {
        "probe": probe.look,
        "first": probe.first,
        "photo": pictures.photo,
        "moving": pictures.moving,
        "faces": _faces,
    }
    try:
        answer = tasks[question["task"]](**question["arguments"])
    except OSError as error:
        answer = {"refused": "no-space" if is_no_space(error) else "damaged", "values": {}}
    except MemoryError:
        answer = {"refused": "too-heavy", "values": {}}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
