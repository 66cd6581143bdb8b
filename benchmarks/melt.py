"""A fifth of job R by MLT's melt, where it is installed (on Debian: apt install melt). EDGE.

The scenes and cuts of `benchmarks.peers`: film cut out and enlarged, the photo growing, the card,
both cross-fades, captions and logo over them as pictures, music under the clips' own sound. The
captions do not pop, and loudness is not measured. Pictures by gdk-pixbuf: no X server is needed.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from benchmarks.job import CAPTION, FADE, FADED, MUSIC, SCENES, STARTS, Job
from media import sounds
from media.drawn import DrawnKind, sprite
from media.rendition import REEL
from media.timeline import CardReference

WHOLE = (REEL.width, REEL.height)
PROFILE = f"""description=R
frame_rate_num=30
frame_rate_den=1
width={REEL.width}
height={REEL.height}
progressive=1
sample_aspect_num=1
sample_aspect_den=1
display_aspect_num=9
display_aspect_den=16
colorspace=709
"""


def installed() -> str | None:
    """Where melt lies, if it does."""
    return shutil.which("melt")


def version() -> str:
    """What it says of itself."""
    said = subprocess.run([installed() or "melt", "--version"], capture_output=True, text=True,
                          check=False)  # fmt: skip
    words = (said.stdout or said.stderr).split("\n")[0].split()
    return words[-1] if words else "?"


def melt(job: Job, length: int) -> Path:
    """Scenes of `length` frames as one file. Raises CalledProcessError."""
    folder = job.folder / "melt"
    folder.mkdir(exist_ok=True)
    profile, target = folder / "profile", folder / "melt.mp4"
    profile.write_text(PROFILE)
    total = length * len(SCENES)
    music = folder / "music.wav"
    sounds.write(MUSIC, music)
    words = [
        installed() or "melt", "-profile", str(profile),
        *_scenes(job, folder, length),
        "-track", *_captions(folder, length),
        "-track", str(_logo(job, folder)), f"out={total - 1}",
        "-track", str(music), f"out={total - 1}", "-attach-track", "volume", "gain=0.3",
        *_over(1, total), *_over(2, total),
        "-transition", "mix", "a_track=0", "b_track=3", "always_active=1", "sum=1",
        "-consumer", f"avformat:{target}", "vcodec=libx264", f"preset={REEL.preset}",
        f"crf={REEL.crf}", "bf=0", "acodec=aac", "ab=160k", "real_time=-2", "threads=2",
        "terminate_on_pause=1",
    ]  # fmt: skip
    target.unlink(missing_ok=True)
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return target


def _scenes(job: Job, folder: Path, length: int) -> Iterator[str]:
    """The picture track; a scene that runs on under a fade is as much longer."""
    for number, name in enumerate(SCENES):
        following = SCENES[number + 1] if number + 1 < len(SCENES) else ""
        frames = length + (FADE if following in FADED else 0)
        first = STARTS.get(name, 0)
        if name == "card":
            yield from (str(_card(folder)), f"out={frames - 1}")
        elif name == "photo":
            grown = f"0=0 0 {WHOLE[0]} {WHOLE[1]} 1;{frames - 1}=-81 -144 1242 2208 1"
            yield from (str(job.photo.render_source), f"out={frames - 1}", "-attach-clip", "crop")
            yield from ("center=1", "-attach-cut", "affine", f"transition.rect={grown}")
        else:
            yield from (str(job.original), f"in={first}", f"out={first + frames - 1}",
                        "-attach-clip", "crop", "center=1")  # fmt: skip
        if name in FADED:
            yield from ("-mix", str(FADE), "-mixer", "luma", "-mixer", "mix")


def _captions(folder: Path, length: int) -> Iterator[str]:
    path = folder / "caption.png"
    _drawn(CAPTION).save(path)
    for _ in SCENES:
        yield from (str(path), f"out={length - 1}")


def _over(track: int, total: int) -> Iterator[str]:
    yield from ("-transition", "composite", "a_track=0", f"b_track={track}", "in=0",
                f"out={total - 1}", "geometry=0/0:100%x100%", "progressive=1")  # fmt: skip


def _card(folder: Path) -> Path:
    path = folder / "card.png"
    _drawn(CardReference(text="Pendant ce temps,\nau guichet")).convert("RGB").save(path)
    return path


def _logo(job: Job, folder: Path) -> Path:
    path = folder / "logo.png"
    whole = Image.new("RGBA", WHOLE, (0, 0, 0, 0))
    with Image.open(job.logo.render_source) as logo:
        small = logo.convert("RGBA").resize((216, 72))
    whole.paste(small, (40, 60))
    whole.save(path)
    return path


def _drawn(reference: DrawnKind) -> Image.Image:
    """A drawing as it stands at last, on a clear picture of the whole frame."""
    made = sprite(reference, width=WHOLE[0], height=WHOLE[1])
    whole = Image.new("RGBA", WHOLE, (0, 0, 0, 0))
    whole.paste(Image.fromarray(made.pixels(max(0, made.frames - 1))), (made.x, made.y))
    return whole
