"""Photos and moving pictures: upright, in ordinary colour, transparent where they were."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from media.library import Imported, MediaRefused, import_file
from tests.media.clips import numbered as counted
from tests.media.clips import numbers_in

pillow_heif.register_heif_opener()

RED, BLUE = (200, 30, 30), (30, 30, 200)


def _import(path: Path, folder: Path) -> Imported:
    result = import_file(path, folder)
    assert isinstance(result, Imported), result
    return result


def _two_halves(width: int, height: int) -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width, height // 2))
    return image


def _near(image: Image.Image, at: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    return bool(np.abs(np.array(image.convert("RGB").getpixel(at)) - np.array(colour)).max() < 25)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_exif_orientation_stands_upright(tmp_path: Path, orientation: int) -> None:
    undo = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    image = _two_halves(120, 160)
    stored = image.transpose(undo) if undo is not None else image
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = tmp_path / "p.jpg"
    stored.save(photo, quality=95, exif=exif)
    result = _import(photo, tmp_path / "out")
    assert (result.facts.kind, result.facts.width, result.facts.height) == ("image", 120, 160)
    stand_in = Image.open(result.render_source)
    assert stand_in.size == (120, 160)
    assert _near(stand_in, (60, 30), RED)
    assert _near(stand_in, (60, 130), BLUE)


@pytest.mark.parametrize("kind", ["heic", "avif", "webp", "png", "tiff", "bmp"])
def test_photo_files_of_every_kind_come_in(tmp_path: Path, kind: str) -> None:
    photo = tmp_path / f"p.{kind}"
    _two_halves(96, 64).save(photo, quality=95)
    result = _import(photo, tmp_path / "out")
    assert (result.facts.width, result.facts.height, result.facts.duration) == (96, 64, 0)
    assert _near(Image.open(result.render_source), (48, 10), RED)
    assert result.poster is not None
    assert Image.open(result.poster).format == "JPEG"


def test_the_kind_is_told_by_content_not_by_name(tmp_path: Path) -> None:
    photo = tmp_path / "film.mp4"
    _two_halves(96, 64).save(photo, "PNG")
    assert _import(photo, tmp_path / "out").facts.kind == "image"


def test_a_logo_stays_transparent(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    image = Image.new("RGBA", (101, 60), (0, 0, 0, 0))
    image.paste((10, 120, 200, 255), (20, 10, 80, 50))
    image.save(logo)
    result = _import(logo, tmp_path / "out")
    kept = Image.open(result.render_source)
    assert kept.format == "PNG"
    assert kept.size == (100, 60)
    assert kept.getpixel((2, 2)) == (255, 255, 255, 0)
    assert kept.getpixel((50, 30)) == (10, 120, 200, 255)


def test_place_and_device_of_a_photo_do_not_go_on(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Telephone"
    exif.get_ifd(0x8825)[1] = "N"
    photo = tmp_path / "p.jpg"
    _two_halves(64, 64).save(photo, exif=exif)
    result = _import(photo, tmp_path / "out")
    for path in (result.render_source, result.proxy, result.poster):
        assert path is not None
        assert not Image.open(path).getexif()


def test_a_colour_profile_is_applied(tmp_path: Path) -> None:
    from PIL import ImageCms

    lab = ImageCms.createProfile("XYZ")
    photo = tmp_path / "p.jpg"
    profile = ImageCms.ImageCmsProfile(lab).tobytes()
    _two_halves(64, 64).save(photo, icc_profile=profile)
    assert _import(photo, tmp_path / "out").facts.width == 64


@pytest.mark.parametrize("kind", ["gif", "webp", "png", "avif"])
def test_a_moving_picture_becomes_a_clip_in_its_own_time(tmp_path: Path, kind: str) -> None:
    moving = tmp_path / f"m.{kind}"
    pictures = [counted(n, 240, 160) for n in range(5)]
    pictures[0].save(moving, save_all=True, append_images=pictures[1:], duration=100, loop=0)
    result = _import(moving, tmp_path / "out")
    assert (result.facts.kind, result.facts.animated) == ("video", True)
    assert result.facts.duration == 15
    assert result.proxy is not None
    assert numbers_in(result.proxy) == [n // 3 for n in range(15)]
    assert result.render_source.name == "film.mp4"


def test_a_picture_that_claims_to_be_huge_is_refused(tmp_path: Path) -> None:
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 9999))
    )
    photo = tmp_path / "bomb.png"
    photo.write_bytes(bomb + chunk(b"IEND", b""))
    result = import_file(photo, tmp_path / "out")
    assert isinstance(result, MediaRefused)
    assert (result.code, result.values["width"]) == ("too-large", 60000)


def test_a_torn_photo_is_refused(tmp_path: Path) -> None:
    photo = tmp_path / "p.jpg"
    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 3), dtype=np.uint8)
    Image.fromarray(noise).save(photo)
    photo.write_bytes(photo.read_bytes()[:3000])
    result = import_file(photo, tmp_path / "out")
    assert isinstance(result, MediaRefused)
    assert result.code == "damaged"
