"""The organisation's own card and logo: what new videos end on and carry in the corner. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from templates import bounds
from templates.storyboard import CardSlot, EndCard, Scene, Storyboard, UnionBlock, Words

Json = dict[str, Any]

MOST_LINES: Final = 4
MOST_FUNDERS: Final = 4
"""More than that do not fit side by side and stay legible."""
LONGEST: Final = 200
"""Signs of one line."""
CARDS: Final = (
    ("plum", "#2b1722", "#fffaf5"),
    ("sun", "#ffd25e", "#2b1a26"),
    ("coral", "#ff9f8a", "#2b1a26"),
    ("mint", "#a5dcc4", "#2b1a26"),
    ("sky", "#afd0f6", "#2b1a26"),
    ("lilac", "#d2c3f4", "#2b1a26"),
)
"""Name, background and ink of cards: the poster inks, and night."""
PAPER: Final = ("paper", EndCard().background, EndCard().ink)
GROUNDS: Final = (PAPER, *CARDS)
"""The same for end cards, which are on paper unless somebody chose a colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseCard:
    """What the organisation gives every new video."""

    card: EndCard
    """Its frames are the template's own matter."""
    corner: str | None = None
    """Picture in the corner of the joke, by content hash."""

    def as_json(self) -> Json:
        """Return the form kept in the organisation's row."""
        return {"end_card": asdict(self.card), "corner_logo": self.corner}

    def within(self, images: Collection[str]) -> HouseCard:
        """Return the same without pictures that are not in hand."""
        card = replace(
            self.card,
            logo=self.card.logo if self.card.logo in images else None,
            funders=tuple(one for one in self.card.funders if one in images),
        )
        return HouseCard(card=card, corner=self.corner if self.corner in images else None)

    @property
    def media(self) -> frozenset[str]:
        """Return every picture it names."""
        named = (self.card.logo, self.corner, *self.card.funders)
        return frozenset(one for one in named if one)

    def sample(self) -> Storyboard:
        """Return a second of a plain card and then the end card, to look at both."""
        scene = Scene(id="s", picture=CardSlot(text=self.card.title))
        return Storyboard(title=Words(), scenes=(scene,), end_card=self.card, logo=self.corner)


def of(settings: Mapping[str, Any], name: str) -> HouseCard:
    """Return what the organisation's row holds; until it holds a card, its name alone."""
    kept: Json = dict(settings.get("end_card") or {})
    card = EndCard(
        title=str(kept.get("title") or name),
        lines=tuple(str(line) for line in kept.get("lines", ()))[:MOST_LINES],
        link=str(kept.get("link", "")),
        funding=str(kept.get("funding", "")),
        union=_block(kept.get("union")),
        background=str(kept.get("background", PAPER[1])),
        ink=str(kept.get("ink", PAPER[2])),
        logo=kept.get("logo"),
        funders=tuple(kept.get("funders", ())),
    )
    return HouseCard(card=card, corner=settings.get("corner_logo"))


def read(form: Mapping[str, Sequence[str]], name: str, images: Collection[str]) -> HouseCard:
    """Return what was typed in Réglages; a picture that is not in `images` is as if not chosen.

    `form` holds every value sent under a name.
    """

    def text(key: str) -> str:
        return str(bounds.plain("".join(form.get(key, ())[:1])))

    def line(key: str) -> str:
        return text(key).strip()[:LONGEST]

    typed = text("card_lines").split("\n")
    chosen = line("card_colour")
    _, background, ink = next((one for one in GROUNDS if one[1] == chosen), PAPER)
    card = EndCard(
        title=line("card_title") or name,
        lines=tuple(one.strip()[:LONGEST] for one in typed if one.strip())[:MOST_LINES],
        link=line("card_link"),
        funding=line("card_funding"),
        union=UnionBlock() if "card_union" in form else None,
        background=background,
        ink=ink,
        logo=line("card_logo") or None,
        funders=tuple(dict.fromkeys(form.get("card_funders", ())))[:MOST_FUNDERS],
    )
    return HouseCard(card=card, corner=line("corner_logo") or None).within(images)


def _block(kept: Json | None) -> UnionBlock | None:
    """The European block as it was kept, or None."""
    if not kept:
        return None
    return UnionBlock(statement=kept["statement"], height=int(kept["height"]))
