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
        found += [thing for thing in vars(made).values() if _is_of(thing, made.__name__)]
    below = {id(sub) for thing in found if isinstance(thing, click.Group) for sub in _under(thing)}
    top = [command for command in found if id(command) not in below]
    return tuple(sorted(top, key=lambda command: command.name or ""))


def _is_of(thing: object, module: str) -> bool:
    """Whether it is a command made in that module."""
    if not isinstance(thing, click.Command):
        return False
    callback = thing.callback
    return callback is not None and callback.__module__ == module


def _under(group: click.Group) -> tuple[click.Command, ...]:
    return tuple(group.commands.values())
