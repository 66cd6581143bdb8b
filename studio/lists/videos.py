"""Videos as lists show them: state, picture, how much is filled. EDGE."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.editor.partition import Mark, counted, marks
from studio.here import folder
from studio.lists import gallery
from studio.lists.states import states
from studio.models import Render, Video
from studio.posting.publishing import POSTER
from studio.words import lengths
from templates import document, pace
from templates.storyboard import Storyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A video in a list."""

    video: Video
    board: Storyboard
    state: str
    """A state of the components: "to-fill", "draft", "rendering", "rendered", "approved", ..."""
    picture: str
    """Address of its picture; empty: the poster of its template stands for it."""
    ink: str
    act: str
    strip: tuple[Mark, ...]
    filled: int
    total: int
    length: int
    """Frames, end card included."""
    newest: Render | None
    """Its newest finished file."""

    def length_label(self, lang: str) -> str:
        """The length as people read it."""
        return lengths.lasting(self.length, lang)


def cards(db: Session, videos: Iterable[Video], sent: dict[int, str] | None = None) -> list[Card]:
    """The cards of those videos; `sent` says how their publications stand, by video,
    in a word of the components."""
    found = list(videos)
    ids = [video.id for video in found]
    renders: dict[int, Render] = {}
    for render in db.scalars(select(Render).where(Render.video_id.in_(ids)).order_by(Render.id)):
        renders[render.video_id] = render
    known = states(db, ids, sent or {})
    return [_card(video, renders.get(video.id), known[video.id]) for video in found]


def _card(video: Video, render: Render | None, state: str) -> Card:
    board = document.read(video.storyboard)
    filled, total = counted(board)
    card = board.end_card.frames if board.end_card else 0
    joke = pace.length(board)
    return Card(
        video=video,
        board=board,
        state="to-fill" if state == "draft" and not (filled == total > 0) else state,
        picture=_picture(video, render, board),
        ink=gallery.ink_of(board),
        act=gallery.act_of(video.template or str(video.id)),
        strip=marks(board),
        filled=filled,
        total=total,
        length=joke + card if joke else 0,
        newest=render,
    )


def _telling_frame(board: Storyboard) -> int | None:
    """The cover's frame when its scene is filled, else the middle of the first filled scene."""
    placed = [item for item in pace.pace(board) if pace.take_of(item.scene)]
    cover = pace.cover_frame(board)
    if not placed or any(item.span.contains(cover) for item in placed):
        return cover if placed else None
    return placed[0].span.start_time + placed[0].span.duration // 2


def _picture(video: Video, render: Render | None, board: Storyboard) -> str:
    if render is not None and video.revision <= render.revision:
        place = folder().render(video.organisation_id, render.sha256)
        if (place / POSTER).is_file():
            return url_for("videos.poster", video_id=video.id, render_id=render.id)
    cover = _telling_frame(board)
    if cover is not None:
        return url_for("editor.still", video_id=video.id, frame=cover, rev=video.revision)
    return ""
