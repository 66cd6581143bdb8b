"""What a file is, by its content: runs in the sandbox's child (`look`).

The kind is never taken from the name. Photos are known by their first bytes and opened by Pillow,
everything else by PyAV with a closed list of containers: playlists, scripts and other files that
name further files are not in it, and only the `file` protocol is open.
"""

from __future__ import annotations

import math
import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import av

from media.admission import LONGEST, MOST_PIXELS, OPEN, Answer, refused
from media.glance import glance
from media.pictures import opened
from media.timing import RATE, from_seconds

_HEIF = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
_UNKNOWN = (av.error.InvalidDataError, av.error.DemuxerNotFoundError, ValueError)
_ATTACHED_PICTURE = 0x400
_PROGRESSIVE = 1
"""FFmpeg's AV_FIELD_PROGRESSIVE."""
_TRANSFER = {16: "pq", 18: "hlg"}
_MATRIX = {1: "bt709", 5: "bt601", 6: "bt601", 9: "bt2020", 10: "bt2020"}


def look(path: str) -> Answer:
    """The facts of a file as JSON, without its id. Only run in the child: it decodes."""
    with Path(path).open("rb") as file:
        head = file.read(64)
    if not head:
        return refused("empty")
    if is_photo(head):
        return _photo(path)
    return _stream(path)


def first(path: str, poster: str, strip: str) -> Answer:
    """As `look`; of a film it also writes a poster and a short strip at once (`media.glance`).

    The answer then holds "glance": {"step", "tiles"} beside "ok".
    """
    answer = look(path)
    if answer.get("ok", {}).get("kind") != "video":
        return answer
    seen = glance(answer["ok"], path, poster, strip)
    return answer if seen is None else {**answer, "glance": seen}


def is_photo(head: bytes) -> bool:
    """True when the first bytes are those of a picture file."""
    if head[4:8] == b"ftyp":
        return head[8:12] in _HEIF
    return head.startswith(
        (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\0", b"MM\0*", b"BM")
    ) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")


def _photo(path: str) -> Answer:
    image = opened(path)
    if isinstance(image, dict):
        return image
    frames = getattr(image, "n_frames", 1)
    turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    width, height = image.size[::-1] if turned and frames == 1 else image.size
    return {
        "ok": {
            "kind": "image", "width": width, "height": height, "duration": 0, "has_sound": False,
            "rotation": 0, "container": str(image.format or "").lower(), "animated": frames > 1,
            "coded_width": image.size[0], "coded_height": image.size[1],
        }
    }  # fmt: skip


def _stream(path: str) -> Answer:
    try:
        with _open(path) as container:
            return _opened(path, container)
    except (av.error.FFmpegError, ValueError, OverflowError, UnicodeError, StopIteration) as error:
        return refused("not-media" if isinstance(error, _UNKNOWN) else "damaged")


def _open(path: str) -> Any:
    return av.open(path, options=OPEN, metadata_errors="replace")


def _opened(path: str, container: Any) -> Answer:
    pictures = [s for s in container.streams.video if not _is_cover(s)]
    sounds = [s for s in container.streams.audio if s.codec_context is not None]
    if not pictures and not sounds:
        return refused("no-picture")
    facts: Answer = {"container": container.format.name.split(",")[0]}
    if sounds:
        facts |= _sound(sounds[0])
    if not pictures:
        length = _length(container, sounds[0])
        start = _first_sound(path, sounds[0].index)
        if start is None:
            return refused("damaged")
        facts |= {
            "kind": "audio", "width": 0, "height": 0, "rotation": 0,
            "sound_start": str(start), "duration": from_seconds(length),
        }  # fmt: skip
        return _checked(facts)
    video = pictures[0]
    if video.codec_context.width * video.codec_context.height > MOST_PIXELS:
        return refused(
            "too-large", width=video.codec_context.width, height=video.codec_context.height
        )
    facts |= {"has_sound": bool(sounds)}
    with ThreadPoolExecutor() as pool:  # each opens the file for itself, and decodes a little
        shown = pool.submit(_first_pictures, path, video.index)
        heard = pool.submit(_first_sound, path, sounds[0].index) if sounds else None
        packets = _packets(container, video)
        seen = shown.result()
        if heard is not None:
            facts["sound_start"] = str(heard.result() or 0)
    if not seen:
        return refused("damaged")
    return _checked(facts | _video(video, seen, packets))


def _is_cover(stream: Any) -> bool:
    """True for the picture on a music file, which is no film."""
    return bool(int(stream.disposition) & _ATTACHED_PICTURE) or stream.codec_context is None


def _sound(stream: Any) -> Answer:
    context = stream.codec_context
    return {"has_sound": True, "audio_codec": context.name, "channels": context.channels,
            "sound_stream": stream.index}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Packets:
    """What the packets of the picture say without being decoded."""

    moments: tuple[Fraction, ...]
    """When each picture is shown, in order, in seconds."""
    last_length: Fraction
    """How long the last one stands, in seconds; 0 when the file does not say."""


def _packets(container: Any, video: Any) -> _Packets:
    moments: list[Fraction] = []
    last_length = Fraction(0)
    for packet in container.demux(video):
        if packet.pts is not None:
            moments.append(packet.pts * packet.time_base)
            if packet.duration:
                last_length = packet.duration * packet.time_base
    return _Packets(moments=tuple(sorted(moments)), last_length=last_length)


def _first_sound(path: str, index: int) -> Fraction | None:
    """When the first sample that is really heard comes, after the coder's own run-up; None when
    nothing can be decoded."""
    try:
        with _open(path) as container:
            heard = next(iter(container.decode(container.streams[index])), None)
    except av.error.FFmpegError:
        return None
    return None if heard is None else _moment(heard) or Fraction(0)


def _first_pictures(path: str, index: int) -> list[Any]:
    """The first pictures, decoded from the start; enough to see whether they are interlaced.

    One is enough where the stream itself says that it has no fields.
    """
    seen: list[Any] = []
    try:
        with _open(path) as container:
            coder = container.streams[index].codec_context
            coder.thread_type, coder.thread_count = "FRAME", 2
            for picture in container.decode(container.streams[index]):
                seen.append(picture)
                plain = coder.field_order == _PROGRESSIVE and not picture.interlaced_frame
                if plain or len(seen) == 5:
                    break
    except av.error.FFmpegError:
        pass
    return seen


def _moment(frame: Any) -> Fraction | None:
    return None if frame.pts is None else Fraction(frame.pts) * frame.time_base


def _video(video: Any, seen: list[Any], packets: _Packets) -> Answer:
    first = seen[0]
    start = _moment(first) or Fraction(0)
    rotation, mirrored = _turn(first)
    aspect = video.sample_aspect_ratio or Fraction(1)
    aspect = aspect if Fraction(1, 8) <= aspect <= 8 else Fraction(1)
    across, down = round(first.width * aspect), first.height
    width, height = (down, across) if rotation in {90, 270} else (across, down)
    gaps = [b - a for a, b in pairwise(packets.moments) if b > a]
    end = (packets.moments[-1] if packets.moments else start) + (
        packets.last_length or (gaps[-1] if gaps else Fraction(1, RATE))
    )
    return {
        "kind": "video", "width": width, "height": height,
        "duration": max(1, from_seconds(max(Fraction(0), end - start))),
        "rotation": rotation, "mirrored": mirrored, "start": str(start),
        "video_codec": video.codec_context.name,
        "variable_rate": bool(gaps) and max(gaps) - min(gaps) > Fraction(3, 1000),
        "bit_depth": max((component.bits for component in first.format.components), default=8),
        "transfer": _TRANSFER.get(int(first.color_trc), "sdr"),
        "interlaced": sum(bool(picture.interlaced_frame) for picture in seen) * 2 > len(seen),
        "full_range": int(first.color_range) == 2 or first.format.name.startswith("yuvj"),
        "sample_aspect": str(aspect), "coded_width": first.width, "coded_height": first.height,
        "matrix": _matrix(first), "video_stream": video.index,
    }  # fmt: skip


def _matrix(picture: Any) -> Literal["bt601", "bt709", "bt2020"]:
    said = _MATRIX.get(int(picture.colorspace))
    if said is None:
        return "bt709" if max(picture.width, picture.height) >= 1280 else "bt601"
    return said  # type: ignore[return-value]


def _turn(picture: Any) -> tuple[int, bool]:
    """Clockwise degrees to upright and whether to flip first, from the display matrix (ISO/IEC
    14496-12, 6.2.2: a b u c d v x y w, 16.16 fixed)."""
    for data in picture.side_data:
        if data.type.name == "DISPLAYMATRIX" and len(bytes(data)) >= 20:
            a, b, _, c, d = struct.unpack("<5i", bytes(data)[:20])
            mirrored = a * d - b * c < 0
            if mirrored:
                a, b = -a, -b
            angle = math.degrees(math.atan2(b, a))
            return round(angle / 90) * 90 % 360, mirrored
    return 0, False


def _length(container: Any, stream: Any) -> Fraction:
    """Length of a sound, from its packets: headers may lie."""
    first: Fraction | None = None
    end = Fraction(0)
    for packet in container.demux(stream):
        if packet.pts is not None:
            moment = packet.pts * packet.time_base
            first = moment if first is None else first
            end = max(end, moment + (packet.duration or 0) * packet.time_base)
    return end - (first or Fraction(0))


def _checked(facts: Answer) -> Answer:
    if facts["duration"] > LONGEST:
        return refused("too-long", seconds=facts["duration"] // RATE, most=LONGEST // RATE)
    if facts["duration"] < 1:
        return refused("damaged")
    return {"ok": facts}
