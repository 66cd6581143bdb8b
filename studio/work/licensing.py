"""Licence cards as the library's rows keep them, and what they say of a video. EDGE."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.models import Asset
from templates import bounds, licences
from templates.licences import LICENCES, Card, Licence
from templates.problems import Problem
from templates.storyboard import Storyboard

Say = Callable[..., str]
LONGEST: Final = 300
"""Signs of one field of a card."""


def card_of(asset: Asset) -> Card | None:
    """Return the card of a piece, None where nobody has filled it."""
    return read(asset.licence) if asset.licence else None


def read(said: Mapping[str, Any]) -> Card:
    """Return the card that a row keeps or a form sends; a licence that is none is not chosen."""

    def text(name: str) -> str:
        return " ".join(str(bounds.plain(said.get(name) or "")).split())[:LONGEST]

    licence = said.get("licence")
    return Card(
        title=text("title"),
        author=text("author"),
        source=text("source"),
        licence=cast("Licence", licence) if licence in LICENCES else None,
        networks=bool(said.get("networks")),
        commercial=bool(said.get("commercial")),
        adaptation=bool(said.get("adaptation")),
        proof=text("proof"),
        credit=text("credit"),
    )


def keep(db: Session, asset: Asset, card: Card) -> None:
    """Keep a piece's card. Commits."""
    asset.licence = asdict(card)
    db.commit()


def cards(db: Session, organisation_id: int, board: Storyboard) -> dict[str, Card]:
    """Return the card of the video's music by content hash, where it has one."""
    if board.music is None or board.music.take is None:
        return {}
    row = db.scalar(
        select(Asset).where(
            Asset.organisation_id == organisation_id, Asset.sha256 == board.music.take.media
        )
    )
    card = card_of(row) if row is not None else None
    return {board.music.take.media: card} if card is not None else {}


def problems(db: Session, organisation_id: int, board: Storyboard) -> tuple[Problem, ...]:
    """Return what the card of the video's music says against it."""
    return tuple(licences.of_board(board, cards(db, organisation_id, board)))


def credit(db: Session, organisation_id: int, board: Storyboard, say: Say) -> str:
    """Return the line that must stand beside the video, empty where none is owed."""
    card = licences.owed(board, cards(db, organisation_id, board))
    return credit_line(card, say) if card is not None else ""


def credit_line(card: Card, say: Say) -> str:
    """Return the credit of a piece: as typed, else made of what the card says."""
    if card.credit or card.terms is None or not card.terms.credit:
        return card.credit
    values = {"author": card.author, "licence": card.terms.credit, "source": card.source}
    if card.title:
        return say("music-credit", title=card.title, **values)
    return say("music-credit-untitled", **values)


def pieces(db: Session, organisation_id: int) -> list[Asset]:
    """Return every sound of the library that may be music, those with a card first."""
    rows = db.scalars(
        select(Asset)
        .where(
            Asset.organisation_id == organisation_id,
            Asset.kind == "audio",
            Asset.state == "ready",
            Asset.deleted_at.is_(None),
        )
        .order_by(Asset.created_at.desc(), Asset.id.desc())
    )
    return sorted(rows, key=lambda asset: not asset.licence)


def offered(db: Session, organisation_id: int) -> list[dict[str, str]]:
    """Return the pieces that may be laid under a video: content hash and title."""
    cards = ((piece, card_of(piece)) for piece in pieces(db, organisation_id))
    return [
        {"sha256": piece.sha256, "title": (card.title if card else "") or piece.name}
        for piece, card in cards
        if licences.usable(card)
    ]
