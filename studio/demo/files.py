"""Files of the demo: bundled clips into the library, finished files under their hash. EDGE."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import av
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from media.rendition import REEL
from media.subtitles import subtitles
from media.timing import RATE
from studio.intake import importing
from studio.models import Asset, Render, Video
from studio.paths import DataFolder
from studio.work.rendering import POSTER, SUBTITLES, VIDEO
from templates import pace
from templates.catalog import Loaded, content_hash
from templates.compose import compose


def bring(
    db: Session, folder: DataFolder, organisation_id: int, loaded: Loaded, now: datetime
) -> None:
    """Put the clips of a bundled demo into the library, to be imported. Not committed."""
    for sha256, file in loaded.media.items():
        same = select(Asset.id).where(
            Asset.organisation_id == organisation_id, Asset.sha256 == sha256
        )
        if db.scalar(same) is not None:
            continue
        shutil.copyfile(file, folder.original(organisation_id, sha256))
        asset = Asset(
            organisation_id=organisation_id,
            sha256=sha256,
            name=file.name,
            size=file.stat().st_size,
            created_at=now,
        )
        db.add(asset)
        db.flush()
        importing.ask(db, asset, now)


def keep(db: Session, folder: DataFolder, video: Video, loaded: Loaded, *, at: datetime) -> Render:
    """Keep a shipped MP4 as a finished file of that video, with captions and poster. Flushes."""
    shipped = shipped_file(loaded)
    sha256 = content_hash(shipped)
    place = folder.render(video.organisation_id, sha256)
    place.mkdir(parents=True, exist_ok=True)
    timeline = compose(loaded.storyboard)
    shutil.copyfile(shipped, place / VIDEO)
    (place / SUBTITLES).write_text(subtitles(timeline, None), encoding="utf-8")
    poster = shipped.with_suffix(".jpg")
    if poster.is_file():
        shutil.copyfile(poster, place / POSTER)
    else:
        _picture(shipped, pace.cover_frame(loaded.storyboard), place / POSTER)
    made = Render(
        organisation_id=video.organisation_id,
        video_id=video.id,
        revision=video.revision,
        storyboard=video.storyboard,
        rendition=REEL.name,
        sha256=sha256,
        size=shipped.stat().st_size,
        facts={
            "frames": timeline.duration,
            "rate": RATE,
            "width": REEL.width,
            "height": REEL.height,
            "title": video.title,
        },
        created_at=at,
    )
    db.add(made)
    db.flush()
    return made


def shipped_file(loaded: Loaded) -> Path:
    """Return where the finished file of a bundled demo lies, if it was shipped."""
    return loaded.path.with_suffix(".mp4")


def _picture(file: Path, frame: int, target: Path) -> None:
    """One picture of a file of our own, as JPEG; the last one when it is shorter than told."""
    with av.open(str(file)) as container:
        stream = container.streams.video[0]
        container.seek(frame * av.time_base // RATE, backward=True)
        last = None
        for picture in container.decode(stream):
            last = picture
            if picture.time is not None and picture.time * RATE >= frame - 0.5:
                break
        if last is not None:
            image = Image.fromarray(last.to_ndarray(format="rgb24"))
            image.save(target, "JPEG", quality=88)
