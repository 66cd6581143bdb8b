"""The command line: `studio WORD …`. Each noun is a module of `studio.commands`.

Exit codes: 0 done, 1 problems (sentences on stderr, JSON with --json), 2 usage, 130 cancelled.
"""

from __future__ import annotations

import sys

import click

from studio.commands import groups
from studio.commands.base import Fault, tell_problems


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="clin-d-oeil", prog_name="studio")
@click.option(
    "--data",
    type=click.Path(file_okay=False),
    envvar="STUDIO_DATA",
    default="instance",
    show_default=True,
    help="Where everything lies (STUDIO_DATA).",
)
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Language of messages.")
@click.pass_context
def studio(context: click.Context, data: str, lang: str) -> None:
    """Clin d'Œil: funny videos for the Missions Locales, from template to view counts."""
    context.obj = {"data": data, "lang": lang}


for command in groups():
    studio.add_command(command)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        code = studio.main(standalone_mode=False)
    except Fault as fault:
        tell_problems(fault)
        sys.exit(1)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    sys.exit(code if isinstance(code, int) else 0)  # click hands a command's Exit back
