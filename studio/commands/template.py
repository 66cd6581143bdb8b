"""`studio template list | new | check | shotlist | sheet | pack | unpack | names | schema`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from media.timing import timecode
from studio.authoring import shots
from studio.authoring.inspecting import inspected
from studio.authoring.sheets import Beat, Review, review
from studio.authoring.sources import from_file
from studio.commands.base import (
    Fault,
    Trouble,
    language,
    say,
    sentence,
    settings,
    table,
    trouble,
)
from studio.named import SHELF
from studio.words.lengths import lasting
from templates import document, pace, parcel
from templates.catalog import Catalog, load
from templates.problems import Problem, StoryboardError
from templates.skeleton import skeleton


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


@template.command("sheet", short_help="Draft, measure, and lay out twelve pictures.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option("--bundled", is_flag=True, help="All bundled demos; the output is a folder.")
@click.option("--json", "as_json", is_flag=True, help="Write what was measured as JSON.")
def sheet(files: tuple[Path, ...], output: Path, *, bundled: bool, as_json: bool) -> None:
    """Write a contact sheet and say when the laugh was planned, seen and heard."""
    jobs = [(file, output) for file in files[:1]]
    if bundled:
        output.mkdir(parents=True, exist_ok=True)
        jobs = [(Catalog().demo(name).path, output / f"{name}.jpg") for name in Catalog().names()]
    if not jobs:
        raise click.UsageError(say("usage-missing", name="FILES"))
    workspace = settings().data / "files"
    for file, target in jobs:
        try:
            seen, picture = review(from_file(file, workspace), workspace)
        except StoryboardError as error:
            raise Fault(*(told(p) for p in error.problems), as_json=as_json) from error
        target.write_bytes(picture)
        click.echo(_measured(file, seen, as_json=as_json))


def _measured(file: Path, seen: Review, *, as_json: bool) -> str:
    """A line: what was planned, and what was found in the draft."""
    name = file.parent.name if file.name == "demo.json" else file.stem
    beats = {"words": seen.words, "sound": seen.sound}
    spans = {"black": seen.black, "still": seen.still, "silent": seen.silent}
    if as_json:
        value = {
            "name": name,
            "frames": seen.frames,
            **{k: b and [b.name, b.planned, b.measured] for k, b in beats.items()},
            **{k: [[r.start_time, r.end_time] for r in v] for k, v in spans.items()},
            "covered": seen.covered,
        }
        return json.dumps(value, ensure_ascii=False)
    parts = [name, timecode(seen.frames)]
    parts += [
        "–" if beat is None else f"{timecode(beat.planned)} → {_moment(beat)}"
        for beat in beats.values()
    ]
    parts += [str(len(found)) for found in spans.values()]
    parts.append("–" if seen.covered is None else ", ".join(seen.covered) or "0")
    return "\t".join(parts)


def _moment(beat: Beat) -> str:
    return "?" if beat.measured is None else timecode(beat.measured)


@template.command("new", short_help="Write a template to begin from.")
@click.argument("name")
def new(name: str) -> None:
    """Make a folder of this name with a storyboard that passes the check."""
    path = Path(name) / "storyboard.json"
    if path.exists():
        raise Fault(trouble("parcel-folder-there", name=name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(skeleton(path.parent.name), encoding="utf-8")
    click.echo(say("cli-template-new", file=str(path)))


@template.command("shotlist", short_help="Write the list of shots as text.")
@click.argument("file", type=click.Path(path_type=Path))
def shotlist(file: Path) -> None:
    """Write what to film, scene by scene: how, the line to say, for how long."""
    with _problems():
        board = load(file).storyboard
    click.echo(shots.as_text(board, language()))


@template.command("pack", short_help="Put a template and its media into one file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
def pack(file: Path, output: Path) -> None:
    """Write one zip that a colleague can unpack or import."""
    with _problems():
        parcel.pack(load(file), output)
    click.echo(say("cli-rendered", file=str(output)))


@template.command("unpack", short_help="Take a template out of its one file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
def unpack(file: Path, output: Path) -> None:
    """Make a folder of a zip, after every entry of it was looked at."""
    with _problems():
        made = parcel.unpack(file, output)
    click.echo(say("cli-rendered", file=str(made)))


@contextmanager
def _problems() -> Iterator[None]:
    """Problems of a storyboard, told as this package tells them."""
    try:
        yield
    except StoryboardError as error:
        raise Fault(*(told(p) for p in error.problems)) from error


def told(problem: Problem) -> Trouble:
    """Return a problem of a storyboard as this package tells it."""
    where = " › ".join(str(step) for step in problem.where)
    return Trouble(code=problem.code, values=dict(problem.values), where=where)
