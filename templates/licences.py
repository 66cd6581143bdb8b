"""The licence card of a piece of music: who made it, what may be done with it, what must be said.

A piece without a card, or with one that forbids what a video does with it, stops the render. What
the Creative Commons licences allow stands in their legal codes (creativecommons.org/licenses, 4.0,
read 2026-11): music that is timed to moving pictures is adapted (section 1a), so ND excludes it.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from media.facts import MediaId
from templates.problems import Problem, problem
from templates.storyboard import Storyboard

Licence = Literal[
    "own", "cc0", "cc-by", "cc-by-sa", "cc-by-nc", "cc-by-nd", "cc-by-nc-nd", "bought", "sacem"
]
"""own: recorded by the agency, or written for it; bought: a licence that was paid for; sacem: a
work that was declared to the collecting society."""
LICENCES: Final[tuple[Licence, ...]] = get_args(Licence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a licence allows, and what it asks."""

    networks: bool | None
    """May be posted on social networks; None: the card says so."""
    commercial: bool | None
    """May serve what is sold; None: the card says so."""
    adaptation: bool | None
    """May be cut, and timed to pictures; None: the card says so."""
    credit: str = ""
    """Name of the licence as the credit says it; empty: no credit is owed."""
    proof: bool = False
    """True: an invoice, a contract or a written agreement must be named."""


TERMS: Final[Mapping[Licence, Terms]] = {
    "own": Terms(networks=True, commercial=True, adaptation=True),
    "cc0": Terms(networks=True, commercial=True, adaptation=True),
    "cc-by": Terms(networks=True, commercial=True, adaptation=True, credit="CC BY 4.0"),
    "cc-by-sa": Terms(networks=True, commercial=True, adaptation=True, credit="CC BY-SA 4.0"),
    "cc-by-nc": Terms(networks=True, commercial=False, adaptation=True, credit="CC BY-NC 4.0"),
    "cc-by-nd": Terms(networks=True, commercial=True, adaptation=False, credit="CC BY-ND 4.0"),
    "cc-by-nc-nd": Terms(
        networks=True, commercial=False, adaptation=False, credit="CC BY-NC-ND 4.0"
    ),
    "bought": Terms(networks=None, commercial=None, adaptation=None, proof=True),
    "sacem": Terms(networks=None, commercial=None, adaptation=None, proof=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The licence card of one piece."""

    title: str = ""
    author: str = ""
    """Who wrote or played it."""
    source: str = ""
    """Where it comes from: an address, a shop, a person."""
    licence: Licence | None = None
    """None: nobody has said yet."""
    networks: bool = False
    """Ticked on the card; counts where the licence leaves it open."""
    commercial: bool = False
    adaptation: bool = False
    proof: str = ""
    """Number of an invoice or contract, address of a licence, date of a written agreement."""
    credit: str = ""
    """The line to publish; empty: made of the fields above where one is owed."""

    @property
    def terms(self) -> Terms | None:
        """What its licence says, None without one."""
        return TERMS[self.licence] if self.licence else None


HOUSE: Final = Card(author="Clin d’Œil", licence="own")
"""The card of the project's own loops; their titles stand in the catalogue."""


def allowed(card: Card, what: Literal["networks", "commercial", "adaptation"]) -> bool:
    """Whether a piece may be used so: by its licence, else by what was ticked on its card."""
    terms = card.terms
    if terms is None:
        return False
    said: bool | None = getattr(terms, what)
    ticked: bool = getattr(card, what)
    return ticked if said is None else said


def faults(card: Card | None, *where: str) -> Iterator[Problem]:
    """What keeps a piece out of a video that is to be posted, and what deserves a look.

    The title is not asked for: a file has a name.
    """
    if card is None or card.terms is None:
        yield problem("music-card-missing", *where)
        return
    terms = card.terms
    if terms.credit and not card.author.strip():
        yield problem("music-author-missing", *where)
    if terms.credit and not card.source.strip():
        yield problem("music-source-missing", *where)
    if terms.proof and not card.proof.strip():
        yield problem("music-proof-missing", *where)
    if not allowed(card, "networks"):
        yield problem("music-not-for-networks", *where)
    if terms.adaptation is False:
        yield problem("music-no-derivatives", *where)
    elif not allowed(card, "adaptation"):
        yield problem("music-not-to-adapt", *where)
    if terms.commercial is False:
        yield problem("music-non-commercial", *where, severity="warning")
    if card.licence == "cc-by-sa":
        yield problem("music-share-alike", *where, severity="warning")


def usable(card: Card | None) -> bool:
    """Whether a piece may be laid under a video that is to be posted."""
    return not any(fault.severity == "error" for fault in faults(card))


def of_board(board: Storyboard, cards: Mapping[MediaId, Card]) -> Iterator[Problem]:
    """The faults of a video's music; the house's own loops have none."""
    if board.music is not None and board.music.take is not None:
        yield from faults(cards.get(board.music.take.media), "music")


def owed(board: Storyboard, cards: Mapping[MediaId, Card]) -> Card | None:
    """The card whose credit must stand beside the video, or None."""
    if board.music is None or board.music.take is None:
        return None
    card = cards.get(board.music.take.media)
    if card is None or card.terms is None:
        return None
    return card if card.credit or card.terms.credit else None
