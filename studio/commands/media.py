"""`studio media import | probe FILE…`: what is a file, and into the library with it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from uuid import uuid4

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from media.errors import Cancelled, Killed, NoSpace
from media.facts import MediaFacts
from media.library import MediaRefused, content_hash, facts_of, import_file
from studio.commands.base import (
    Fault,
    Progress,
    Trouble,
    cancellable,
    chosen_organisation,
    database,
    language,
    say,
    table,
    trouble,
)
from studio.models import Asset
from studio.words.lengths import lasting
from studio.words.moments import now
from studio.work.assets import as_json as facts_json

FILES = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(short_help="Files: probe, import.")
def media() -> None:
    """Look at files, and bring them into the library."""


@media.command(short_help="Say what files are.")
@click.argument("files", nargs=-1, required=True, type=FILES)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def probe(files: tuple[Path, ...], as_json: bool) -> None:
    """Say what each file is, or why it would be refused. Nothing is kept."""
    told: list[dict[str, Any]] = []
    rows: list[tuple[str, ...]] = []
    refused: list[Trouble] = []
    for file in files:
        found = facts_of(file)
        if isinstance(found, MediaRefused):
            refused.append(Trouble(code=found.code, values=found.values))
            continue
        told.append({"file": str(file), **facts_json(found)})
        rows.append((str(file), *_words(found)))
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
    elif rows:
        table(rows)
    if refused:
        raise Fault(*refused, as_json=as_json)


@media.command("import", short_help="Bring files into the library.")
@click.argument("files", nargs=-1, required=True, type=FILES)
@click.option("--organisation", help="Short name of the organisation, where there are several.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def import_files(files: tuple[Path, ...], organisation: str | None, as_json: bool) -> None:
    """Copy each file into the library and prepare it, here and now."""
    told: list[dict[str, Any]] = []
    refused: list[Trouble] = []
    with database() as (_, folder, engine), Session(engine) as db, cancellable() as cancel:
        house = chosen_organisation(db, organisation)
        for file in files:
            bar = Progress(file.name, silent=as_json)
            sha256 = content_hash(file)
            original = folder.original(house.id, sha256)
            try:
                fresh = not original.exists()
                if fresh:
                    _copy(file, original)
                outcome = import_file(
                    original, folder.imported(house.id, sha256), cancel=cancel, on_progress=bar
                )
            except Cancelled as error:
                _leave(original, fresh=fresh)
                raise click.exceptions.Abort from error
            except NoSpace as error:
                _leave(original, fresh=fresh)
                raise Fault(trouble("disk-full", path=str(error.path)), as_json=as_json) from error
            except Killed as error:
                raise Fault(trouble("import-killed"), as_json=as_json) from error
            bar.done()
            if isinstance(outcome, MediaRefused):
                original.unlink(missing_ok=True)
                values = {**outcome.values, "name": file.name}
                refused.append(Trouble(code=outcome.code, values=values))
                continue
            asset = _kept(db, house.id, file, sha256, outcome.facts)
            db.commit()  # file by file: what is in stays in, whatever becomes of the next
            told.append({"file": str(file), "asset": asset.id, "sha256": sha256})
            if not as_json:
                click.echo(say("cli-imported", file=file.name, number=asset.id))
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
    if refused:
        raise Fault(*refused, as_json=as_json)


def _leave(original: Path, *, fresh: bool) -> None:
    """Take away what was copied a moment ago and stands in no row."""
    if fresh:
        original.unlink(missing_ok=True)


def _copy(file: Path, final: Path) -> None:
    """Copy a file to its final name, whole or not at all."""
    beside = final.with_name(f".{final.name}.{uuid4().hex[:8]}")
    try:
        shutil.copyfile(file, beside)
        beside.replace(final)
    finally:
        beside.unlink(missing_ok=True)


def _kept(db: Session, house: int, file: Path, sha256: str, facts: MediaFacts) -> Asset:
    asset = db.scalar(select(Asset).where(Asset.organisation_id == house, Asset.sha256 == sha256))
    if asset is None:
        asset = Asset(organisation_id=house, sha256=sha256, name=file.name, created_at=now())
        db.add(asset)
    asset.size = file.stat().st_size
    asset.facts = facts_json(facts)
    asset.kind = "video" if facts.animated else facts.kind
    asset.state, asset.problem, asset.deleted_at = "ready", None, None
    db.flush()
    return asset


def _words(facts: MediaFacts) -> tuple[str, ...]:
    size = f"{facts.width}×{facts.height}" if facts.width else ""
    length = lasting(facts.duration, language()) if facts.kind != "image" else ""
    sound = say("cli-with-sound") if facts.has_sound else ""
    return (say(f"cli-kind-{facts.kind}"), size, length, sound)
