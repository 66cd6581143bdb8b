"""Reads the boxes of an MP4 (ISO/IEC 14496-12), as much as a test of what leaves needs."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

CONTAINERS = {"moov", "trak", "mdia", "minf", "stbl", "edts", "udta"}


def boxes(data: bytes, path: str = "") -> Iterator[tuple[str, bytes]]:
    """Every box with its path, as "moov/trak/edts", in the order of the file."""
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        head = 8
        if size == 1:
            size, head = struct.unpack(">Q", data[at + 8 : at + 16])[0], 16
        if size == 0:
            size = len(data) - at
        name = f"{path}/{kind.decode('latin-1')}".lstrip("/")
        body = data[at + head : at + size]
        yield name, body
        if kind.decode("latin-1") in CONTAINERS:
            yield from boxes(body, name)
        at += size


def names(path: Path) -> list[str]:
    """The paths of all boxes of a file."""
    return [name for name, _ in boxes(path.read_bytes())]
