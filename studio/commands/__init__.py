"""The words of the command line, a module per noun."""

from __future__ import annotations

import importlib
import pkgutil

import click


def groups() -> tuple[click.Command, ...]:
    """Return every command of every module, in alphabetical order of their names."""
    found: list[click.Command] = []
    for module in pkgutil.iter_modules(__path__):
        made = importlib.import_module(f"{__name__}.{module.name}")
        found += [thing for thing in vars(made).values() if _is_top(thing, made.__name__)]
    return tuple(sorted(found, key=lambda command: command.name or ""))


def _is_top(thing: object, module: str) -> bool:
    """Whether it is a command of that module that hangs under no other."""
    if not isinstance(thing, click.Command) or getattr(thing, "nested", False):
        return False
    callback = thing.callback
    return callback is not None and callback.__module__ == module
