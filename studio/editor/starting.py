"""Beginning a video: the copy of a template, of another video, or nothing yet. EDGE."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from studio.models import Organisation, Video
from studio.people import house_card
from studio.people.house_card import HouseCard
from studio.work.assets import facts_for
from templates import document
from templates.funding import lasting
from templates.storyboard import EndCard, Storyboard


def start(
    db: Session,
    organisation: Organisation,
    user_id: int | None,
    board: Storyboard,
    *,
    template: str,
    moment: datetime,
) -> Video:
    """A new video that begins as this storyboard, with the house's card and logo. Commits."""
    named = replace(board, template=template)
    house = house_card.of(organisation.settings, organisation.name)
    house = house.within(facts_for(db, organisation.id, house.media))
    if board.end_card is not None or not board.scenes:
        named = replace(named, end_card=_card(organisation, house, board.end_card or EndCard()))
    if board.logo is None:
        named = replace(named, logo=house.corner)
    return _keep(db, organisation, user_id, named, moment)


def duplicate(
    db: Session, organisation: Organisation, video: Video, *, by: int, title: str, moment: datetime
) -> Video:
    """A copy of a video as it stands, under another title. Commits."""
    board = document.read(video.storyboard)
    named = replace(board, title=replace(board.title, fr=title, en=title))
    copy = _keep(db, organisation, by, named, moment)
    copy.cover = video.cover
    db.commit()
    return copy


def _keep(
    db: Session,
    organisation: Organisation,
    user_id: int | None,
    board: Storyboard,
    moment: datetime,
) -> Video:
    video = Video(
        organisation_id=organisation.id,
        title=board.title.said("fr")[:200],
        storyboard=document.dump(board),
        revision=0,
        template=board.template,
        created_by=user_id,
        created_at=moment,
        changed_at=moment,
    )
    db.add(video)
    db.commit()
    return video


def _card(organisation: Organisation, house: HouseCard, given: EndCard) -> EndCard:
    """The organisation's end card; until it has one, its name alone: nobody wrote opening hours."""
    if "end_card" not in organisation.settings:
        return EndCard(title=organisation.name, frames=given.frames)
    return replace(house.card, frames=lasting(replace(house.card, frames=given.frames)))
