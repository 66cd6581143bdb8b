"""Job R: half a minute as a Mission Locale makes it, and what is asked for it in each measure.

900 frames in 1080x1920: four scenes of film cut out of 1920x1080, a photo under a slow zoom, a
title card; a caption of two lines that pops up and stays over every scene, a logo, two cross-fades
of 9 frames, music that gives way to voices.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from benchmarks import footage
from media.library import Imported, import_file
from media.recording import own_sound
from media.sources import KnownSources
from media.store import SegmentStore
from media.timeline import (
    AssetReference,
    CaptionReference,
    CardReference,
    Clip,
    Item,
    LogoReference,
    SlowZoom,
    SoundReference,
    Timeline,
    Track,
    Transition,
)
from media.timing import span

SCENE = 150
"""Frames of each scene of job R."""
FADE = 9
"""Frames of a cross-fade."""
STARTS = {"1": 7, "2": 19, "4": 31, "6": 43}
"""Frame of the film at which each scene of film begins: none at a key picture."""
SCENES = ("1", "2", "photo", "4", "card", "6")
FADED = ("2", "6")
"""Scenes that come out of the one before by a cross-fade."""
CAPTION = CaptionReference(text="Le jeune observe\nla file d’attente", style="carton")
MUSIC = "calme-savane"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The files of job R, taken in as the studio does it, and a folder to work in."""

    folder: Path
    film: Imported
    photo: Imported
    logo: Imported
    original: Path
    """The film as it came."""

    def anew(self, name: str) -> Path:
        """An empty folder to render in, but for the music of the house, which is made once."""
        place = self.folder / name
        shutil.rmtree(place, ignore_errors=True)
        kept = self.folder / "house"
        own_sound(SegmentStore(kept), MUSIC)
        shutil.copytree(kept, place / "segments")
        return place

    @property
    def sources(self) -> KnownSources:
        """What the engine decodes."""
        files = (self.film, self.photo, self.logo)
        return KnownSources(files={
            each.facts.media_id: (each.facts, each.render_source, each.proxy or each.render_source)
            for each in files
        })  # fmt: skip

    def timeline(
        self, scene: int = SCENE, times: int = 1, words: str = "", in_scene: str = "4"
    ) -> Timeline:
        """Job R with scenes of `scene` frames, `times` times in a row; `words` changes the caption
        of one scene."""
        clips: list[Item] = []
        captions: list[Item] = []
        heard: list[Item] = []
        for turn in range(times):
            for name in SCENES:
                if name in FADED:
                    clips.append(Transition(out_offset=FADE))
                clips.append(self._scene(name, turn, scene))
                spoken = turn == 0 and name == in_scene and words
                text = words if spoken else f"{CAPTION.text} {name}.{turn}"
                captions.append(Clip(name="c", media_reference=replace(CAPTION, text=text),
                                     source_range=span(0, scene)))  # fmt: skip
                heard.append(self._voice(name, scene))
        total = scene * len(SCENES) * times
        mark = Clip(name="logo", media_reference=LogoReference(media_id=self.logo.facts.media_id),
                    source_range=span(0, total))  # fmt: skip
        music = Clip(name="music", media_reference=SoundReference(name=MUSIC),
                     source_range=span(0, total), gain_db=Fraction(-8), fade_out=30)  # fmt: skip
        return Timeline(name="R", tracks=(
            Track(kind="Video", role="picture", children=tuple(clips)),
            Track(kind="Video", role="overlay", children=tuple(captions)),
            Track(kind="Video", role="overlay", children=(mark,)),
            Track(kind="Audio", role="clip", children=tuple(heard)),
            Track(kind="Audio", role="music", children=(music,), ducked=True),
        ))  # fmt: skip

    def _scene(self, name: str, turn: int, length: int) -> Clip:
        named = f"{name}-{turn}"
        if name == "card":
            card = CardReference(text="Pendant ce temps,\nau guichet")
            return Clip(name=named, media_reference=card, source_range=span(0, length))
        if name == "photo":
            seen = AssetReference(media_id=self.photo.facts.media_id)
            return Clip(name=named, media_reference=seen, source_range=span(0, length),
                        effects=(SlowZoom(),))  # fmt: skip
        seen = AssetReference(media_id=self.film.facts.media_id)
        first = STARTS[name]
        return Clip(name=named, media_reference=seen, source_range=span(first, first + length))

    def _voice(self, name: str, length: int) -> Clip:
        first = STARTS.get(name, 0)
        seen = AssetReference(media_id=self.film.facts.media_id)
        return Clip(name="voice", media_reference=seen, source_range=span(first, first + length))


def prepare(folder: Path) -> Job:
    """Makes the files and takes them in. Raises CalledProcessError, and what an import raises."""
    original = footage.film(folder)
    return Job(
        folder=folder,
        film=_taken_in(original, folder / "film"),
        photo=_taken_in(footage.photo(folder), folder / "photo"),
        logo=_taken_in(footage.logo(folder), folder / "logo"),
        original=original,
    )


def _taken_in(path: Path, folder: Path) -> Imported:
    made = import_file(path, folder)
    if not isinstance(made, Imported):
        raise TypeError(f"{path.name} was refused: {made.code}")
    return made
