"""`studio render` and `studio frame`: a finished file, or one picture of it."""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import click
from sqlalchemy.orm import Session

from media.errors import (
    Cancelled,
    FfmpegFailed,
    Killed,
    MediaError,
    NoSpace,
    Unfaithful,
    UnknownMedia,
)
from media.render import Rendered, RenderProgress, render
from media.rendition import DRAFT, FINALS, RENDITIONS, Rendition
from media.still import still
from media.timing import RATE, parse
from studio.authoring.inspecting import inspected
from studio.authoring.sources import AtHand, Refused, from_file
from studio.causes import cause
from studio.commands.base import (
    Fault,
    Progress,
    Trouble,
    cancellable,
    chosen_organisation,
    database,
    say,
    settings,
    trouble,
    why,
)
from studio.models import Video
from studio.named import SHELF
from studio.work import licensing, takeaway
from studio.work.assets import LibrarySources
from templates import document, pace
from templates.check import check
from templates.compose import compose
from templates.problems import Problem, StoryboardError

ALL = "all"
"""Stands for every form that leaves the house."""


@click.command("render", short_help="Render a storyboard file, or a video by its number.")
@click.argument("what", metavar="FILE|ID")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The MP4.")
@click.option(
    "--rendition",
    "renditions",
    type=click.Choice([*(form.name for form in FINALS), ALL]),
    multiple=True,
    default=("reel",),
)
@click.option("--draft", is_flag=True, help="Small and quick.")
@click.option(
    "--also",
    type=click.Choice(takeaway.NAMES),
    multiple=True,
    help="A piece to write beside it, such as timeline.otio. May be given several times.",
)
@click.option("--anyway", is_flag=True, help="Even with holes that are still to be filled.")
@click.option("--organisation", help="Short name of the organisation, where there are several.")
@click.option("--json", "as_json", is_flag=True, help="Write what was made as JSON.")
def render_command(
    what: str,
    *,
    output: Path,
    renditions: tuple[str, ...],
    draft: bool,
    also: tuple[str, ...],
    anyway: bool,
    organisation: str | None,
    as_json: bool,
) -> None:
    """Render to an MP4, with its captions (.srt) and its poster (.jpg) beside it.

    A FILE needs no database and no account. What has holes is refused, unless told otherwise. Of
    several renditions each bears its name: film-reel.mp4, film-square.mp4.
    """
    if draft and renditions != ("reel",):
        raise click.UsageError(say("cli-no-square-draft"))
    names = [form.name for form in FINALS] if ALL in renditions else dict.fromkeys(renditions)
    forms = [DRAFT] if draft else [RENDITIONS[name] for name in names]
    with _troubles(as_json), cancellable() as cancel:
        _writable(output)
        found, workspace = _at_hand(what, organisation, cancel)
        if found.licence and not draft:
            raise StoryboardError(found.licence)
        _check(found, holes=anyway, hint=not as_json)
        bar = Progress(say("cli-rendering"), silent=as_json)

        def tell(progress: RenderProgress) -> None:
            bar(progress.share, progress.remaining_s)

        told: list[dict[str, Any]] = []
        for number, form in enumerate(forms):
            made = render(
                compose(found.board),
                form,
                found.sources,
                workspace,
                tell,
                cancel,
                cover=pace.cover_frame(found.board),
                nice=0,
                also=forms[number + 1 :],
            )
            final = output if len(forms) == 1 else _named(output, form)
            _give(made.path, final)
            _give(made.srt, final.with_suffix(".srt"))
            _give(made.poster, final.with_suffix(".jpg"))
            told.append(_made(made, form, final))
        bar.done()
        first = Path(told[0]["file"])
        told[0]["also"] = [str(_piece(name, found, workspace, first)) for name in also]
    if as_json:
        click.echo(json.dumps(told[0] if len(told) == 1 else {"files": told}))
        return
    for one in told:
        click.echo(say("cli-rendered", file=one["file"]))


def _named(output: Path, form: Rendition) -> Path:
    """Where one of several forms goes."""
    return output.with_name(f"{output.stem}-{form.name}{output.suffix}")


def _made(made: Rendered, form: Rendition, final: Path) -> dict[str, Any]:
    return {
        "file": str(final),
        "sha256": made.sha256,
        "frames": made.duration,
        "width": form.width,
        "height": form.height,
        "segments": len(made.segments),
        "made": made.made,
    }


@click.command(short_help="One picture of a storyboard, as PNG.")
@click.argument("what", metavar="FILE|ID")
@click.option("--at", "at", required=True, help="The moment, in seconds: 3.2.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The PNG.")
@click.option("--rendition", type=click.Choice(list(RENDITIONS)), default="reel")
@click.option("--organisation", help="Short name of the organisation, where there are several.")
@click.option("--json", "as_json", is_flag=True, help="Write problems as JSON.")
def frame(
    what: str, *, at: str, output: Path, rendition: str, organisation: str | None, as_json: bool
) -> None:
    """Write the picture that the finished video shows at that moment."""
    with _troubles(as_json), cancellable() as cancel:
        _writable(output)
        found, workspace = _at_hand(what, organisation, cancel)
        _check(found, holes=True)
        timeline = compose(found.board)
        wanted = _moment(at, timeline.duration)
        picture = still(
            timeline,
            wanted,
            found.sources,
            workspace,
            rendition=RENDITIONS[rendition],
            kind="png",
            cancel=cancel,
        )
        _write(output, picture)
    told = {"file": str(output), "frame": wanted}
    click.echo(json.dumps(told) if as_json else say("cli-rendered", file=str(output)))


def _at_hand(what: str, organisation: str | None, cancel: threading.Event) -> tuple[AtHand, Path]:
    """The storyboard and where the engine works. A number is a video of the studio."""
    path = Path(what)
    if not path.exists() and what.isdigit():
        with database() as (_, folder, engine), Session(engine) as db:
            house = chosen_organisation(db, organisation)
            video = db.get(Video, int(what))
            if video is None or video.organisation_id != house.id:
                raise Fault(trouble("no-such-video", id=what))
            sources = LibrarySources(folder=folder, organisation_id=house.id)
            board = document.read(video.storyboard)
            told = licensing.problems(db, house.id, board)
            wrong = tuple(p for p in told if p.severity == "error")
            return AtHand(board=board, sources=sources, licence=wrong), folder.workspace(house.id)
    workspace = settings().data / "files"
    bar = Progress(say("cli-importing"), silent=True)
    try:
        return from_file(path, workspace, cancel=cancel, tell=bar), workspace
    except (StoryboardError, Refused) as error:  # told with all that is wrong beside it
        everything = (p for p in inspected(path) if p.severity == "error")
        raise StoryboardError(tuple(everything)) from error


def _check(found: AtHand, *, holes: bool, hint: bool = False) -> None:
    """Raise what stops a render; unless `holes` are taken, also what is still to be filled."""
    facts = {media: found.sources.facts(media) for media in document.media_of(found.board)}
    everything = check(found.board, facts, SHELF)
    wrong = tuple(p for p in everything if p.severity == "error")
    empty = () if holes else tuple(p for p in everything if p.severity == "todo")
    if empty and not wrong and hint:
        click.echo(say("cli-still-empty"), err=True)
    if wrong or empty:
        raise StoryboardError((*wrong, *empty))


def _writable(final: Path) -> None:
    """Raise Fault at once where the file could never be put, not after minutes of rendering."""
    if final.is_dir():
        raise Fault(trouble("cannot-write", path=str(final), why=say(cause(errno.EISDIR))))
    there = next(one for one in final.absolute().parents if one.exists())
    number = errno.ENOTDIR if not there.is_dir() else errno.EACCES
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise Fault(trouble("cannot-write", path=str(final), why=say(cause(number))))


def _moment(text: str, duration: int) -> int:
    try:
        frames = parse(text if text.endswith("s") else f"{float(text):.6f}s")
    except ValueError:
        try:
            frames = round(float(text.removesuffix("s")) * RATE)
        except ValueError as error:
            raise click.BadParameter(say("cli-no-moment", found=text)) from error
    if not 0 <= frames < duration:
        raise Fault(trouble("moment-outside", moment=text, length=round(duration / RATE, 1)))
    return frames


@contextmanager
def _troubles(as_json: bool) -> Iterator[None]:
    """Turn what stops the engine into problems with a sentence, and Ctrl-C into exit code 130."""
    try:
        yield
    except StoryboardError as error:
        raise Fault(*map(_told, error.problems), as_json=as_json) from error
    except Cancelled as error:
        raise click.exceptions.Abort from error
    except NoSpace as error:
        raise Fault(trouble("disk-full", path=str(error.path)), as_json=as_json) from error
    except UnknownMedia as error:
        raise Fault(trouble("render-media-missing"), as_json=as_json) from error
    except Unfaithful as error:
        raise Fault(trouble("render-unfaithful"), as_json=as_json) from error
    except Killed as error:
        raise Fault(trouble("render-killed"), as_json=as_json) from error
    except FfmpegFailed as error:
        detail = error.tail.strip()[-400:]
        raise Fault(trouble("engine-failed", detail=detail), as_json=as_json) from error
    except MediaError as error:
        raise Fault(trouble("engine-failed", detail=str(error)), as_json=as_json) from error
    except (LookupError, ArithmeticError, ValueError, TypeError) as error:  # unforeseen
        detail = f"{type(error).__name__}: {error}"[:400]
        raise Fault(trouble("engine-failed", detail=detail), as_json=as_json) from error


def _told(problem: Problem) -> Trouble:
    where = " › ".join(str(step) for step in problem.where)
    return Trouble(code=problem.code, values=dict(problem.values), where=where)


def _piece(name: str, found: AtHand, workspace: Path, output: Path) -> Path:
    """Write one more piece of the film beside it, and return where it lies."""
    media = document.media_of(found.board)
    places = {one: found.sources.path(one, "original").resolve().as_uri() for one in media}
    final = output.with_name(f"{output.stem}-{name}")
    origin = takeaway.Origin(
        board=found.board, sources=found.sources, workspace=workspace, film=output, places=places
    )
    try:
        takeaway.make(name, origin, final)
    except OSError as error:
        raise Fault(trouble("cannot-write", path=str(final), why=why(error))) from error
    return final


def _give(source: Path, final: Path) -> None:
    """Copy a finished file out, whole or not at all."""
    beside = final.with_name(f".{final.name}.{uuid4().hex[:8]}")
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, beside)
        beside.replace(final)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise Fault(trouble("cannot-write", path=str(final), why=why(error))) from error


def _write(final: Path, data: bytes) -> None:
    beside = final.with_name(f".{final.name}.{uuid4().hex[:8]}")
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(final)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise Fault(trouble("cannot-write", path=str(final), why=why(error))) from error
