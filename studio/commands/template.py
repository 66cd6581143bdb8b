"""`studio template list | check FILE | names | schema`: for those who write templates."""

from __future__ import annotations

import json
from pathlib import Path

import click

from studio.commands.base import Fault, Trouble, language, say, sentence, table
from studio.inspecting import inspected
from studio.lengths import lasting
from studio.named import SHELF
from templates import document, pace
from templates.catalog import Catalog
from templates.problems import Problem


@click.group(short_help="Templates: list, check, names, schema.")
def template() -> None:
    """Templates are storyboards with holes."""


@template.command("list", short_help="List the bundled templates.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def list_templates(as_json: bool) -> None:
    """List the templates that come with the studio."""
    lang = language()
    found = list(Catalog().all())
    if as_json:
        told = [
            {
                "name": name,
                "title": one.storyboard.title.said(lang),
                "scenes": len(one.storyboard.scenes),
                "frames": pace.length(one.storyboard),
                "people": list(one.storyboard.about.people),
                "file": str(one.path),
            }
            for name, one in found
        ]
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    table(
        [
            (
                name,
                one.storyboard.title.said(lang),
                say("cli-scenes", count=len(one.storyboard.scenes)),
                lasting(pace.length(one.storyboard), lang),
            )
            for name, one in found
        ]
    )


@template.command("names", short_help="List the sounds, the music and the acts one may name.")
def names() -> None:
    """List what a storyboard may call by name: sounds, music, acts of the troupe, drawings."""
    for kind in ("sounds", "music", "acts", "drawings"):
        for name in sorted(getattr(SHELF, kind)):
            click.echo(f"{kind}\t{name}")


@template.command("schema", short_help="Write the JSON Schema of a storyboard.")
def schema() -> None:
    """Write the JSON Schema that an author's editor may check a storyboard against."""
    click.echo(json.dumps(document.json_schema(), ensure_ascii=False, indent=2))


@template.command("check", short_help="Check a storyboard file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write problems as JSON.")
def check(file: Path, as_json: bool) -> None:
    """Say everything that is wrong with a file, at once; what is still to fill is no fault."""
    everything = inspected(file)
    wrong = [told(p) for p in everything if p.severity == "error"]
    if wrong:
        raise Fault(*wrong, as_json=as_json)
    if as_json:
        rest = [
            {"code": p.code, "where": list(p.where), "severity": p.severity} for p in everything
        ]
        click.echo(json.dumps({"problems": [], "notes": rest}, ensure_ascii=False))
        return
    for problem in everything:
        click.echo(sentence(told(problem), language()))
    click.echo(say("cli-template-good", file=str(file)))


def told(problem: Problem) -> Trouble:
    """Return a problem of a storyboard as this package tells it."""
    where = " › ".join(str(step) for step in problem.where)
    return Trouble(code=problem.code, values=dict(problem.values), where=where)
