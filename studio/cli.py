"""The command line: `studio WORD …`. Each noun is a module of `studio.commands`.

Exit codes: 0 done, 1 problems (sentences on stderr, JSON with --json), 2 usage, 130 cancelled.
"""

from __future__ import annotations

import sys

import click
from sqlalchemy.exc import SQLAlchemyError

from studio.commands import Words
from studio.commands.base import Fault, of_database, of_machine, tell_problems
from studio.commands.usage import tell_usage


@click.group(
    cls=Words,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="clin-d-oeil", prog_name="studio")
@click.option(
    "--data",
    type=click.Path(file_okay=False),
    envvar="STUDIO_DATA",
    default="instance",
    show_default=True,
)
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr")
@click.pass_context
def studio(context: click.Context, data: str, lang: str) -> None:
    """Clin d’Œil."""
    context.obj = {"data": data, "lang": lang}


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        code = studio.main(standalone_mode=False)
    except Fault as fault:
        tell_problems(fault)
        sys.exit(1)
    except SQLAlchemyError as error:
        tell_problems(of_database(error))
        sys.exit(1)
    except OSError as error:
        tell_problems(of_machine(error))
        sys.exit(1)
    except (click.exceptions.Abort, KeyboardInterrupt):
        sys.exit(130)
    except click.ClickException as error:
        tell_usage(error)
        sys.exit(error.exit_code)
    sys.exit(code if isinstance(code, int) else 0)  # click hands a command's Exit back
