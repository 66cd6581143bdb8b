"""A filter graph as a value: frozen nodes, read from the output back to the inputs. Pure.

A stream is either a pad of an input or the one output of a filter; a stream used twice is split
when the command is written. Inputs name what they need by token (`media/<id>/original`,
`sprite/<fingerprint>`), never by path: so a graph is the same on every machine and its fingerprint
too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["video", "audio"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file that is read."""

    source: str
    """Token of the file, resolved to a path when the command is written."""
    options: tuple[tuple[str, str | None], ...] = ()
    """Options before -i; a value of None is a switch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pad:
    """One stream of an input."""

    input: Input
    stream: str
    """Stream specifier: "v:0", "a:0", or the stream's number in the file."""
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterNode:
    """One filter with one output."""

    name: str
    inputs: tuple[Stream, ...]
    options: tuple[tuple[str, str], ...] = ()
    """By name; plain values, escaped only when the command is written."""

    @property
    def kind(self) -> Kind:
        """What flows out: the kind of the first input."""
        return self.inputs[0].kind


Stream = Pad | FilterNode


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterGraph:
    """Everything between files and a coder."""

    output: Stream
    frames: int = 0
    """Pictures that come out; 0 for sound."""


def inputs(stream: Stream) -> tuple[Input, ...]:
    """The inputs a stream is made of, each once, in the order they are met."""
    return tuple(dict.fromkeys(_inputs(stream)))


def text(graph: FilterGraph) -> str:
    """A graph for people and golden files: a numbered line per input and filter."""
    numbers: dict[Stream, int] = {}
    lines: list[str] = []

    def visit(stream: Stream) -> int:
        if stream in numbers:
            return numbers[stream]
        if isinstance(stream, Pad):
            options = " ".join(k if v is None else f"{k}={v}" for k, v in stream.input.options)
            line = f"{stream.input.source} [{stream.stream}] {options}".rstrip()
        else:
            before = " ".join(f"#{visit(each)}" for each in stream.inputs)
            options = " ".join(f"{k}={v}" for k, v in stream.options)
            line = f"{before} {stream.name} {options}".rstrip()
        numbers[stream] = len(numbers)
        lines.append(f"#{numbers[stream]} {line}")
        return numbers[stream]

    visit(graph.output)
    return "\n".join(lines) + "\n"


def _inputs(stream: Stream) -> Iterator[Input]:
    if isinstance(stream, Pad):
        yield stream.input
    else:
        for each in stream.inputs:
            yield from _inputs(each)
