"""What is wrong with a line that was typed, in the catalogue's words. Exit code 2."""

from __future__ import annotations

import click

from studio.commands.base import say


def tell_usage(error: click.ClickException) -> None:
    """Write on stderr how the command is used, where its help is, and what is wrong."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    if context is not None:
        click.echo(context.get_usage(), err=True)
        click.echo(say("usage-help", command=context.command_path), err=True)
    click.echo(say("usage-wrong", why=_why(error)), err=True)


def _why(error: click.ClickException) -> str:
    match error:
        case click.exceptions.NoSuchCommand():
            return say("usage-no-command", name=error.command_name)
        case click.NoSuchOption():
            return say("usage-no-option", name=error.option_name)
        case click.MissingParameter():
            return say("usage-missing", name=_name(error))
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            told = ", ".join(map(str, choices))
            return say("usage-not-one-of", name=_name(error), choices=told)
        case click.BadParameter(param=None):
            return error.message  # ours, in the language of the run
        case click.BadParameter(param=click.Argument(type=click.Path())):
            return say("usage-no-such-file", name=_name(error))
        case click.BadParameter():
            return say("usage-unfit", name=_name(error))
        case click.BadOptionUsage():
            return say("usage-no-value", name=error.option_name)
        case click.UsageError() if type(error) is click.UsageError:
            return say("usage-too-many") if error.message.startswith("Got ") else error.message
        case _:
            return error.format_message()


def _name(error: click.BadParameter) -> str:
    """The parameter, as one types it."""
    if isinstance(error.param, click.Option):
        return " / ".join(error.param.opts)
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else "?"
