"""Musique: every piece that may lie under a video, each with its licence card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from media.sounds import MUSIC
from studio.db import session as db
from studio.models import Asset
from studio.people.access import EVERYBODY, MAKERS, allows, me, own
from studio.sentences import problem
from studio.words.language import current, say
from studio.work import licensing
from templates import licences
from templates.licences import HOUSE, LICENCES, TERMS, Card

bp = Blueprint("music", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the shelf, with what its card says."""

    title: str
    card: Card | None
    sound: str
    """Address of what is heard."""
    place: str = ""
    """Address of its card; empty: the house's own, which nobody fills."""

    @property
    def usable(self) -> bool:
        """Return whether it may lie under a video that is to be posted."""
        return licences.usable(self.card)


@bp.get("/library/music")
@allows(*EVERYBODY)
def shelf() -> str:
    """Show the house's loops and every sound of the library, those with a card first."""
    loops = [
        Piece(title=say(one.label_key), card=HOUSE, sound=url_for("editor.sound", name=one.name))
        for one in MUSIC.values()
    ]
    own_pieces = [_piece(asset) for asset in licensing.pieces(db(), me().organisation_id)]
    return render_template(
        "library/music.html",
        loops=loops,
        pieces=own_pieces,
        allowed=licences.allowed,
        credit=lambda card: licensing.credit_line(card, say),
    )


@bp.post("/library/<int:asset_id>/licence")
@allows(*MAKERS)
def keep(asset_id: int) -> Response:
    """Keep the licence card of a piece."""
    asset = own(Asset, asset_id)
    card = licensing.read(request.form)
    licensing.keep(db(), asset, card)
    done = licences.usable(card)
    flash(say("licence-kept" if done else "licence-kept-open"), "live" if done else "unsure")
    return redirect(url_for("library.one", asset_id=asset.id, _anchor="licence"))


def of_card(asset: Asset) -> dict[str, Any]:
    """Return what a file's page needs to show and fill its card."""
    card = licensing.card_of(asset)
    told = licences.faults(card) if card is not None else ()
    return {
        "card": card or Card(),
        "filled": card is not None,
        "licences": [("", say("licence-none")), *((n, say(f"licence-{n}")) for n in LICENCES)],
        "terms": [(name, say(f"licence-{name}-says")) for name in TERMS],
        "says": [
            (fault.severity, problem(fault.code, current(), **dict(fault.values))) for fault in told
        ],
        "credit": licensing.credit_line(card, say) if card is not None else "",
        "allowed": licences.allowed,
        "usable": licences.usable(card),
    }


def _piece(asset: Asset) -> Piece:
    card = licensing.card_of(asset)
    return Piece(
        title=(card.title if card else "") or asset.name,
        card=card,
        sound=url_for("library.part", asset_id=asset.id, name="sound"),
        place=url_for("library.one", asset_id=asset.id, _anchor="licence"),
    )
