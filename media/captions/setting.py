"""Where the lines of a caption stand: text made ready, fitted, placed in the safe area.

Nothing is drawn here. Lines and size are chosen at LAYOUT_WIDTH and scaled to the picture.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from media.areas import Area, safe, safe_centred
from media.captions.canvas import Box
from media.captions.styles import EASY, LAYOUT_WIDTH, STYLES, CaptionStyle
from media.lettering import Fitted, clusters, fit, measure
from media.timeline import CaptionReference
from media.typography import HAIR, NARROW, Language, plain, typeset

TINTED = 0.9
"""Least opacity of a band under letters of another colour than the style's."""
WHOLE = 10**6
"""More signs than any caption has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line at its place."""

    text: str
    left: float
    middle: float
    """Row of the middle of its step, in pixels."""
    length: int
    """Pixels from its first letter to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A caption's words at their place, in pixels of the picture."""

    lines: tuple[Line, ...]
    size: float
    """Pixels per em."""
    step: float
    """Distance of baselines."""
    top: float
    """Where the block begins: what stands over the words, then the words."""
    head: float
    """Height of what stands over the words: a dial, or the label of who speaks."""
    total: float
    """Height of the block."""
    name: str
    """Who speaks, when a label says so; else empty."""
    area: Area
    """What it must not leave."""

    @property
    def em(self) -> int:
        """Whole pixels per em, as letters are drawn."""
        return max(1, round(self.size))

    def bounds(self, pad: float) -> Box:
        """The box of the lines and what stands over them, with `pad` pixels around."""
        lefts = [line.left for line in self.lines] or [self.area.left]
        rights = [line.left + line.length for line in self.lines] or [self.area.left]
        left, right = min(lefts), max(rights)
        if self.name:
            half = measure(self.name, "talk", label_em(self)) / 2 + label_em(self) * 0.7
            middle = (self.area.left + self.area.right) / 2
            left, right = min(left, middle - half), max(right, middle + half)
        return left - pad, self.top - pad, right + pad, self.top + self.total + pad


def style_of(reference: CaptionReference) -> CaptionStyle:
    """The style a caption names, with what it asks for itself. Raises KeyError for none."""
    style = STYLES[reference.style]
    if reference.tint is not None:
        # a colour that means something must be told from another on any picture
        style = replace(
            style, inks=(reference.tint,), band=max(style.band, TINTED) * bool(style.band)
        )
    if reference.easy:
        style = replace(style, face=EASY, leading=style.leading * 1.1)
    return style


def area_of(style: CaptionStyle, width: int, height: int) -> Area:
    """The part of the picture that a caption of this style must not leave."""
    return safe(width, height) if style.align == "left" else safe_centred(width, height)


def shown(text: str, style: CaptionStyle, language: Language = "fr") -> str:
    """The text as it is set: its language's spaces, nothing undrawable, air for outlines."""
    ready = typeset(plain(text), language).strip("\n ")
    if style.outline < 0.005:
        return ready
    return ready.replace(" ", HAIR + " ").replace(NARROW, HAIR + NARROW)


def one_line(text: str, language: Language = "fr") -> str:
    """A name or a label: the text as it is set, without its line breaks."""
    return typeset(plain(text), language).strip().replace("\n", " ")


def set_text(
    reference: CaptionReference, style: CaptionStyle, width: int, height: int, *, head: float = 0.0
) -> Setting:
    """The words of a caption under something `head` pixels tall."""
    area = area_of(style, width, height)
    fitted = fitted_text(shown(reference.text, style, reference.language), style, width, height)
    size = fitted.size * width / LAYOUT_WIDTH
    name = one_line(reference.speaker or "", reference.language) if style.names_speaker else ""
    step = size * style.leading
    head += size * 1.25 if name else 0.0
    total = step * len(fitted.lines) + head
    top = top_of(reference.place, area, total)
    em = max(1, round(size))
    lines = []
    for index, line in enumerate(fitted.lines):
        length = measure(line, style.face, em)
        inset = size * 0.32 if style.align == "left" else (area.width - length) / 2
        middle = top + head + step * (index + 0.5)
        lines.append(Line(text=line, left=area.left + inset, middle=middle, length=length))
    return Setting(
        lines=tuple(lines), size=size, step=step, top=top, head=head, total=total, name=name,
        area=area,
    )  # fmt: skip


def fitted_text(text: str, style: CaptionStyle, width: int, height: int) -> Fitted:
    """The lines and size at LAYOUT_WIDTH, for a picture of this shape."""
    area = area_of(style, LAYOUT_WIDTH, round(height * LAYOUT_WIDTH / width))
    edge = round(
        LAYOUT_WIDTH * (style.outline + style.shadow) * 2 + style.size * LAYOUT_WIDTH * 0.5
    )
    return fit(
        text,
        face=style.face,
        size=round(style.size * LAYOUT_WIDTH),
        width=area.width - edge,
        height=round(area.height * style.tallest),
        leading=style.leading,
    )


def top_of(place: str, area: Area, total: float) -> float:
    """First row of a block of that height at a place of the area."""
    if place == "top":
        return float(area.top) + area.height * 0.02
    if place == "middle":
        return area.top + (area.height - total) / 2
    return max(float(area.top), area.bottom - total - area.height * 0.02)


def label_em(setting: Setting) -> int:
    """Pixels per em of who speaks."""
    return max(1, round(setting.size * 0.58))


def signs(setting: Setting) -> int:
    """How many signs there are to type; emoji and letters with their accents count as one."""
    return sum(len(clusters(line.text)) for line in setting.lines)


def typed(setting: Setting, count: int) -> Setting:
    """The same with its first `count` signs only; every one stays where it was."""
    if count >= WHOLE:
        return setting
    kept = []
    for line in setting.lines:
        found = clusters(line.text)
        text = "".join(found[:count])
        count -= len(found)
        if text:
            kept.append(replace(line, text=text))
        if count <= 0:
            break
    return replace(setting, lines=tuple(kept))


def typing(total: int, duration: int) -> int:
    """Frames over which so many signs are typed: two for each, at most half of the time."""
    wanted = 2 * total
    return max(1, min(wanted, duration // 2 if duration else wanted))
