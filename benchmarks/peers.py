"""A fifth of job R by MoviePy as its documentation suggests, by melt where it is installed, by us.

The same scenes, a fifth as long (6 s): all of it takes MoviePy five minutes. It shows the film cut
out, enlarged and captioned, the photo resized frame by frame, the card, both cross-fades, the logo,
music under the clips' own sound; the caption grows as ours does. It does not measure loudness.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from moviepy import (
    AudioFileClip,
    ColorClip,
    CompositeAudioClip,
    CompositeVideoClip,
    ImageClip,
    TextClip,
    VideoFileClip,
    afx,
    vfx,
)

from benchmarks import melt
from benchmarks.job import CAPTION, FADE, FADED, SCENE, SCENES, STARTS, Job
from benchmarks.table import Row
from benchmarks.watch import Spent, ratio, spent
from media import sounds
from media.captions.arrival import POP
from media.render import render
from media.rendition import REEL

SHORT = SCENE // 5
FONT = Path(__file__).parent.parent / "media/fonts/Poppins-Bold.ttf"
SIZE = (REEL.width, REEL.height)


def rows(job: Job, rounds: int) -> list[Row]:
    """How many times the processor time and the wall time of ours."""
    del rounds  # once: it is long
    ours = [spent(lambda: render_short(job))]
    theirs = [spent(lambda: moviepy(job))]
    return [
        Row.at_least("MoviePy 2.2.1, the same in 6 s", ratio(theirs, ours, "cpu"), 6, "× our cpu",
                     digits=1, note=f"{_said(theirs)} against {_said(ours)}; the target is for all "
                     "of R, whose fixed start weighs less"),
        Row(what="the same, wall", measured=f"{ratio(theirs, ours, 'wall'):.1f} ×"),
        *_melt(job),
    ]  # fmt: skip


def _melt(job: Job) -> list[Row]:
    if melt.installed() is None:
        return [
            Row(what="MLT’s melt", measured="not measured here", target="≥ 3.5 × our cpu",
                note="it is not installed (on Debian: apt install melt); with 7.12 by hand: "
                "3.7 × for all of R, 1.8 × for 6 s with its quickest services"),
        ]  # fmt: skip
    ours = [spent(lambda: render_short(job))]
    theirs = [spent(lambda: melt.melt(job, SHORT))]
    return [
        Row.at_least(f"MLT’s melt {melt.version()}, the same in 6 s", ratio(theirs, ours, "cpu"),
                     3.5, "× our cpu", digits=1, note=f"{_said(theirs)} against {_said(ours)}",
                     why="its captions stand still, its quickest services do (crop, composite), it "
                     "measures no loudness; 3.7 × was by hand, on all of R, with qtblend"),
    ]  # fmt: skip


def render_short(job: Job) -> None:
    """A fifth of job R by this engine, from nothing."""
    render(job.timeline(SHORT), REEL, job.sources, job.anew("short"), nice=0)


def moviepy(job: Job) -> None:
    """A fifth of job R by MoviePy."""
    film = VideoFileClip(str(job.original))
    length = SHORT / 30
    layers: list[Any] = []
    heard: list[Any] = []
    for number, name in enumerate(SCENES):
        begin = number * length
        scene = _scene(job, film, name, length + FADE / 30)
        scene = CompositeVideoClip([scene, _caption(length)], size=SIZE)
        if name in FADED:
            scene = scene.with_effects([vfx.CrossFadeIn(FADE / 30)])
        layers.append(scene.with_start(begin))
        first = STARTS.get(name, 0) / 30
        heard.append(film.audio.subclipped(first, first + length).with_start(begin))
    total = length * len(SCENES)
    logo = ImageClip(str(job.logo.render_source)).resized(height=72).with_position((40, 60))
    layers.append(logo.with_duration(total))
    music = job.folder / "music.wav"
    sounds.write("calme-savane", music)
    bed = AudioFileClip(str(music)).with_effects([afx.AudioLoop(duration=total),
                                                  afx.MultiplyVolume(0.3)])  # fmt: skip
    whole = CompositeVideoClip(layers, size=SIZE).with_duration(total)
    whole = whole.with_audio(CompositeAudioClip([*heard, bed]).with_duration(total))
    whole.write_videofile(
        str(job.folder / "moviepy.mp4"), fps=30, codec="libx264", audio_codec="aac",
        preset=REEL.preset, threads=2, ffmpeg_params=["-crf", str(REEL.crf)], logger=None,
    )  # fmt: skip
    film.close()


def _scene(job: Job, film: Any, name: str, length: float) -> Any:
    if name == "card":
        words = TextClip(font=str(FONT), text="Pendant ce temps,\nau guichet", font_size=90,
                         color="#fffaf5", text_align="center", margin=(20, 20))  # fmt: skip
        ground = ColorClip(SIZE, color=(43, 23, 34)).with_duration(length)
        return CompositeVideoClip([ground, words.with_duration(length).with_position("center")])
    if name == "photo":
        still = ImageClip(str(job.photo.render_source)).with_duration(length)
        tall = still.resized(height=SIZE[1]).cropped(x_center=still.w * SIZE[1] / still.h / 2,
                                                     width=SIZE[0])  # fmt: skip
        zoomed = tall.resized(lambda t: 1 + 0.15 * t / length).with_position("center")
        return CompositeVideoClip([zoomed], size=SIZE)
    first = STARTS[name] / 30
    part = film.subclipped(first, first + length).without_audio()
    return part.cropped(x_center=960, y_center=540, width=608, height=1080).resized(SIZE)


def _caption(length: float) -> Any:
    words = TextClip(font=str(FONT), text=CAPTION.text, font_size=80, color="white",
                     stroke_color="black", stroke_width=8, text_align="center",
                     margin=(20, 20))  # fmt: skip

    def grown(moment: float) -> float:
        return POP[min(len(POP) - 1, int(moment * 30))][0]

    return words.with_duration(length).resized(grown).with_position(("center", 900))


def _said(runs: list[Spent]) -> str:
    return f"{runs[0].cpu:.0f} s cpu, {runs[0].wall:.0f} s wall"
