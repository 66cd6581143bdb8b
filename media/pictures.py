"""Photos and moving pictures of any kind become one plain kind; runs in the sandbox's child.

Pillow opens what ffmpeg cannot (HEIC, animated WebP) and what it could: one way for all. A photo
becomes an upright sRGB JPEG of high quality, or a PNG where it is transparent (logos). A moving
picture (GIF, WebP) becomes a nearly lossless H.264 at 30 frames a second. Renders decode these
stand-ins; the original is kept as it came.
"""

from __future__ import annotations

import io

import av
import pillow_heif
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from media.admission import LONGEST, MOST_PHOTO_PIXELS, Answer, refused
from media.timing import RATE

pillow_heif.register_heif_opener()

LONGEST_SIDE = 4320
"""Pixels: what a stand-in keeps, enough for a close view of a 1080x1920 picture."""
PREVIEW = 640
"""Height in pixels of a photo's proxy."""


def opened(path: str) -> Image.Image | Answer:
    """The picture with its first frame decoded, or an answer that says no."""
    Image.MAX_IMAGE_PIXELS = None  # ours is checked below, before anything is decoded
    try:
        image = Image.open(path)
        if image.width * image.height > MOST_PHOTO_PIXELS:
            return refused("too-large", width=image.width, height=image.height)
        image.load()
    except UnidentifiedImageError:
        return refused("damaged")
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError, KeyError, IndexError):
        return refused("damaged")
    return image


def photo(path: str, target: str, preview: str, poster: str) -> Answer:
    """Writes the stand-in, the proxy and the poster; {"ok": {"width", "height", "alpha"}}.

    The stand-in's kind is told by `target`'s content only: PNG with alpha, else JPEG.
    """
    image = opened(path)
    if isinstance(image, dict):
        return image
    image = _upright(image)
    alpha = image.mode == "RGBA" and image.getchannel("A").getextrema()[0] < 255  # type: ignore[operator]
    image = image if alpha else image.convert("RGB")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    image = _even(image)
    _save(image, target, alpha=alpha, quality=95)
    small = image.copy()
    small.thumbnail((PREVIEW * 2, PREVIEW), Image.Resampling.LANCZOS)
    small = _even(small)
    _save(small, preview, alpha=alpha, quality=90)
    _on_white(small).save(poster, "JPEG", quality=85)
    return {"ok": {"width": image.width, "height": image.height, "alpha": alpha}}


def moving(path: str, target: str) -> Answer:
    """Writes a moving picture as video; {"ok": {"width", "height", "duration"}}, in frames."""
    image = opened(path)
    if isinstance(image, dict):
        return image
    size = (max(2, image.width // 2 * 2), max(2, image.height // 2 * 2))
    count = getattr(image, "n_frames", 1)
    elapsed = 0
    written = 0
    with av.open(target, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"crf": "8", "preset": "fast"})
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.color_range = 1
        for index in range(count):
            try:
                image.seek(index)
                shown = _on_white(image.convert("RGBA")).crop((0, 0, *size))
            except (OSError, ValueError, SyntaxError, EOFError):
                break
            elapsed += max(20, int(image.info.get("duration", 100) or 100))
            frame = av.VideoFrame.from_image(shown)  # type: ignore[no-untyped-call] # (its stub)
            while written < max(1, round(elapsed * RATE / 1000)):
                for packet in stream.encode(frame):
                    container.mux(packet)
                written += 1
            if written > LONGEST:
                return refused("too-long", seconds=written // RATE, most=LONGEST // RATE)
        if not written:
            return refused("damaged")
        for packet in stream.encode():
            container.mux(packet)
    return {"ok": {"width": size[0], "height": size[1], "duration": written}}


def _upright(image: Image.Image) -> Image.Image:
    """Turned as EXIF says, in sRGB, 8 bits: RGB or RGBA."""
    profile = image.info.get("icc_profile")
    turned = ImageOps.exif_transpose(image)
    clear = turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info
    if turned.mode.startswith(("I", "F")):
        low, high = (float(v) for v in turned.getextrema())  # type: ignore[arg-type]
        scale = 255 / (high - low) if high > 255 else 1.0
        turned = turned.point(lambda v: v * scale - (low * scale if high > 255 else 0)).convert("L")
    plain = turned.convert("RGBA" if clear else "RGB")
    if not profile or turned.mode == "CMYK":
        return plain
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        alpha = plain.getchannel("A") if clear else None
        converted = ImageCms.profileToProfile(plain.convert("RGB"), source, srgb)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return plain
    if converted is None:
        return plain
    if alpha is not None:
        converted.putalpha(alpha)
    return converted


def _even(image: Image.Image) -> Image.Image:
    """Even sides: an odd last row or column is left off."""
    size = (max(2, image.width // 2 * 2), max(2, image.height // 2 * 2))
    if image.width < 2 or image.height < 2:
        return image.resize(size)
    return image.crop((0, 0, *size)) if size != image.size else image


def _save(image: Image.Image, path: str, *, alpha: bool, quality: int) -> None:
    if alpha:
        clear = image.getchannel("A").point([255 if level == 0 else 0 for level in range(256)])
        image = image.copy()
        image.paste((255, 255, 255, 0), (0, 0), clear)
        image.save(path, "PNG", compress_level=4)
    else:
        image.save(path, "JPEG", quality=quality, subsampling=0)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image.convert("RGB")
    paper = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return Image.alpha_composite(paper, image).convert("RGB")
