"""The words of the command line, a module per noun.

A module is imported when its word is used: `studio render` does not wait for the web server's
parts, nor `studio --help` for any. What a command and an option are for stands in the catalogue
(`command-<words>`, `option-<name>`), in both languages.
"""

from __future__ import annotations

import importlib
from types import MappingProxyType
from typing import Final

import click

from studio.commands.base import language, say
from studio.sentences import has

PLACES: Final = MappingProxyType(
    {
        "accounts": "accounts.accounts",
        "doctor": "doctor.doctor",
        "emulator": "emulator.emulator",
        "frame": "render.frame",
        "media": "media.media",
        "publish": "publish.publish",
        "render": "render.render_command",
        "report": "report.report",
        "run": "run.run",
        "template": "template.template",
        "users": "users.users",
        "views": "views.views",
        "web": "web.web",
        "worker": "worker.worker",
    }
)
"""Where the command of each word is made: module and name."""


class Words(click.Group):
    """The words after `studio`; each is imported when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return every word, in alphabetical order."""
        return sorted(PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that word, its help in the language of this run."""
        return one(cmd_name) if cmd_name in PLACES else None

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how it is used, in the language of this run."""
        _explain(self, "")
        super().format_usage(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write every word with what it is for, without importing any."""
        with formatter.section(say("cli-commands")):
            formatter.write_dl([(word, say(f"command-{word}")) for word in self.list_commands(ctx)])


def one(word: str) -> click.Command:
    """Return the command of that word. Raises KeyError."""
    module, name = PLACES[word].split(".")
    command: click.Command = getattr(importlib.import_module(f"{__name__}.{module}"), name)
    _explain(command, word)
    return command


def _explain(command: click.Command, words: str) -> None:
    """Give a command and its options their help from the catalogue, in this run's language."""
    if words:
        command.help = command.short_help = say(f"command-{words}")
    if help_option := command.get_help_option(click.Context(command)):  # kept by the command
        help_option.help = say("option-help")
    if isinstance(command, click.Group):
        command.subcommand_metavar = say("cli-words-after")
    for param in command.params:
        own, shared = f"option-{words}-{param.name}", f"option-{param.name}"
        key = own if has(own, language()) else shared
        if isinstance(param, click.Option) and has(key, language()):
            param.help = say(key)
    if isinstance(command, click.Group) and words:
        for name, below in command.commands.items():
            _explain(below, f"{words}-{name}")
