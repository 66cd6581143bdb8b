"""Our render against one plain ffmpeg graph and against MoviePy, on the same generated job.

    .venv/bin/python -m benchmarks [rounds]

The job: two clips of 1 s (generated film with noise, 1920x1080, cut to 1080x1920) under a caption,
one after the other, coded by x264 veryfast at crf 23. Ways are run in turn, round after round, and
processor seconds (children included) are compared: the table gives medians and ratios. « Drawn
scenes » are as long, but played by the troupe. (Drawing, keeping and coding four acts of 3 s took
1.8 to 2.0 times as much when each picture was drawn whole and kept as RGB in FFV1; 2026-11.)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from imageio_ffmpeg import get_ffmpeg_exe
from moviepy import CompositeVideoClip, VideoFileClip, concatenate_videoclips
from PIL import Image

from media.drawn import sprite
from media.library import Imported, import_file
from media.render import KnownSources, render
from media.rendition import REEL
from media.timeline import (
    AssetReference,
    CaptionReference,
    Clip,
    DrawnReference,
    Timeline,
    Track,
)
from media.timing import span

SCENE = 30
"""Frames of each scene."""
STARTS = (15, 105)
CAPTION = CaptionReference(text="Le jeune observe\nla file d'attente", style="carton")
SILENT = replace(REEL, loudness=False)


def main() -> None:
    """Prints the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        film = generate(folder)
        imported = import_file(film, folder / "in")
        assert isinstance(imported, Imported)
        ways: dict[str, Callable[[], None]] = {
            "our engine, all anew": lambda: ours(imported, folder / "new", anew=True),
            "our engine, one caption changed": lambda: ours(
                imported, folder / "kept", changed=True
            ),
            "one plain graph": lambda: plain(film, folder),
            "MoviePy": lambda: moviepy(film, folder),
            "our engine, drawn scenes": lambda: troupe(folder / "drawn"),
        }
        ours(imported, folder / "kept")
        spent: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(rounds):
            for way, work in ways.items():
                before, began = cpu(), time.monotonic()
                work()
                spent[way].append(cpu() - before)
                print(f"  {way}: {spent[way][-1]:.1f} s cpu, {time.monotonic() - began:.1f} s wall",
                      file=sys.stderr)  # fmt: skip
    base = median(spent["our engine, all anew"])
    print(f"{'way':34}{'cpu s':>8}{'ratio':>8}   ({rounds} rounds, medians)")
    for way, values in spent.items():
        print(f"{way:34}{median(values):8.1f}{median(values) / base:8.2f}")


def generate(folder: Path) -> Path:
    """Six seconds of moving film with grain, 1920x1080."""
    path = folder / "film.mp4"
    words = ("-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=30:d=6", "-vf", "noise=alls=12:allf=t",
             "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-g", "30", "-pix_fmt",
             "yuv420p", "-colorspace", "bt709")  # fmt: skip
    ffmpeg(*words, str(path))
    return path


def ours(film: Imported, workspace: Path, *, anew: bool = False, changed: bool = False) -> None:
    """The job by this engine; with `changed` one of the two captions is another one each time."""
    if anew:
        shutil.rmtree(workspace, ignore_errors=True)
    words = replace(CAPTION, text=f"Prise {time.monotonic_ns()}") if changed else CAPTION
    reference = AssetReference(media_id=film.facts.media_id)
    clips = tuple(
        Clip(name=str(n), media_reference=reference, source_range=span(start, start + SCENE))
        for n, start in enumerate(STARTS)
    )
    captions = tuple(
        Clip(name="c", media_reference=each, source_range=span(0, SCENE))
        for each in (CAPTION, words)
    )
    timeline = Timeline(
        name="job",
        tracks=(
            Track(kind="Video", role="picture", children=clips),
            Track(kind="Video", role="overlay", children=captions),
        ),
    )
    file = (film.facts, film.render_source, film.proxy or film.render_source)
    render(timeline, SILENT, KnownSources(files={film.facts.media_id: file}), workspace, nice=0)


def troupe(workspace: Path) -> None:
    """Two scenes as long as those of the job, played by the drawn troupe under the same caption."""
    shutil.rmtree(workspace, ignore_errors=True)
    acts = tuple(
        Clip(name=act, media_reference=DrawnReference(scene=act), source_range=span(0, SCENE))
        for act in ("stammer", "hard-question")
    )
    captions = tuple(
        Clip(name="c", media_reference=CAPTION, source_range=span(0, SCENE)) for _ in acts
    )
    timeline = Timeline(
        name="drawn",
        tracks=(
            Track(kind="Video", role="picture", children=acts),
            Track(kind="Video", role="overlay", children=captions),
        ),
    )
    render(timeline, SILENT, KnownSources(files={}), workspace, nice=0)


def plain(film: Path, folder: Path) -> None:
    """The job as one graph in one process, the caption as one picture over both scenes."""
    drawing = sprite(CAPTION, width=1080, height=1920)

    Image.fromarray(drawing.pixels(20)).save(folder / "caption.png")
    cuts = "".join(
        f"[0:v]trim=start_frame={start}:end_frame={start + SCENE},setpts=PTS-STARTPTS,"
        f"crop=606:1080,scale=1080:1920:flags=bicubic,setsar=1[v{n}];"
        for n, start in enumerate(STARTS)
    )
    graph = f"{cuts}[v0][v1]concat=n=2[v];[v][1:v]overlay={drawing.x}:{drawing.y}[o]"
    ffmpeg("-i", str(film), "-i", str(folder / "caption.png"), "-filter_complex", graph, "-map",
           "[o]", "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p",
           "-bf", "0", "-g", "60", str(folder / "plain.mp4"))  # fmt: skip


def moviepy(film: Path, folder: Path) -> None:
    """The job by MoviePy alone."""
    drawing = sprite(CAPTION, width=1080, height=1920, duration=2 * SCENE)
    source = VideoFileClip(str(film), audio=False)
    scenes = [
        source.subclipped(start / 30, (start + SCENE) / 30)
        .cropped(x_center=960, y_center=540, width=606, height=1080)
        .resized((1080, 1920))
        for start in STARTS
    ]
    base = concatenate_videoclips(scenes)
    layer = drawing.clip.with_position((drawing.x, drawing.y))
    whole = CompositeVideoClip([base, layer], size=(1080, 1920))
    whole.write_videofile(
        str(folder / "moviepy.mp4"), fps=30, preset="veryfast", logger=None, threads=2,
        ffmpeg_params=["-crf", "23"],
    )  # fmt: skip
    source.close()


def ffmpeg(*words: str) -> None:
    """Runs the packaged ffmpeg."""
    subprocess.run([get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y", *words], check=True)


def cpu() -> float:
    """Processor seconds of this process and its ended children."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


if __name__ == "__main__":
    main()
