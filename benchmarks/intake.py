"""A minute of 1080p film taken in: when it can be worked with, how fast its proxy is made."""

from __future__ import annotations

import shutil
import time

from benchmarks import footage
from benchmarks.job import Job
from benchmarks.table import Row
from media.derive import THREADS
from media.library import content_hash, import_file

MINUTE = 60


def rows(job: Job, rounds: int) -> list[Row]:
    """Seconds to facts, poster and first strip; times real time until all is made."""
    film = footage.minute(job.original, job.folder)
    name = content_hash(film)  # an upload is hashed as it comes
    first: list[float] = []
    whole: list[float] = []
    for _ in range(max(1, rounds - 1)):
        place = job.folder / "minute"
        shutil.rmtree(place, ignore_errors=True)
        began = time.perf_counter()
        import_file(film, place, media_id=name, on_first=lambda _, began=began: first.append(  # type: ignore[misc]
            time.perf_counter() - began))  # fmt: skip
        whole.append(time.perf_counter() - began)
    began = time.perf_counter()
    footage.ffmpeg("-threads", THREADS, "-i", str(film), "-f", "null", "-")
    alone = MINUTE / (time.perf_counter() - began)
    first.sort()
    whole.sort()
    usable, made = first[len(first) // 2], whole[len(whole) // 2]
    size = film.stat().st_size / 1e6
    return [
        Row.at_most("60 s of 1080p usable (facts, poster, first strip)", usable, 1, "s",
                    note=f"{size:.0f} MB",
                    why="a child that loads the decoders, and a dozen pictures of a film so "
                    "dense that one takes 60 to 100 ms"),
        Row.at_least("its proxy (all of the import)", MINUTE / made, 4, "× real time", digits=1,
                     note=f"{made:.1f} s for {footage.RATE_MBIT} Mb/s, noisier than most phones; "
                     f"decoding it and nothing else: {alone:.1f} × real time",
                     why="that decoding, which an import must do whole, leaves no more"),
    ]  # fmt: skip
