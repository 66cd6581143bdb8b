"""Templates as the gallery shows them: bundled ones and the organisation's own. EDGE."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import Session

from media.timing import RATE
from studio.editor.partition import Mark, marks
from studio.models import Template
from studio.people.access import own
from studio.words import lengths
from studio.words.numbers import whole
from templates import document, pace
from templates.catalog import Catalog
from templates.storyboard import Storyboard, Words

INKS: Final = {
    "coral": "corail",
    "sun": "mimosa",
    "sky": "ciel",
    "mint": "menthe",
    "lilac": "lilas",
    "peach": "peche",
}
"""Colour of a template -> ink of its poster; a template keeps it everywhere."""
TROUPE: Final = {
    "documentaire-animalier": "formulaire",
    "roles-inverses": "chaises",
    "traduction-simultanee": "bulles",
    "sav-du-cv": "cv",
    "silence-genant": "horloge",
    "avant-apres-cafe": "gobelet",
    "attendu-realite": "cadre",
    "boucle-infernale": "fleche",
    "fausse-bande-annonce": "imprimante",
    "meteo-de-l-emploi": "nuage",
    "quinze-secondes-chrono": "dossiers",
    "tuto-trop-serieux": "porte",
    "match-commente": "micro",
    "voix-interieure": "bulles",
    "deux-verites-un-bobard": "porte-clin",
    "messages-de-maman": "telephone",
    "objets-trouves": "archives",
    "le-bingo-des-excuses": "tampon",
    "question-bete": "chaises",
    "guide-de-musee": "cadre",
}
"""Bundled template -> object of the troupe on its poster."""
SPARE: Final = ("archives", "tampon", "micro", "cadre", "porte", "imprimante", "dossiers")
"""Objects for templates that have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """A template on its poster."""

    key: str
    """Name of a bundled one, or "own:<id>"."""
    board: Storyboard
    ink: str
    act: str
    """Object of the troupe."""
    strip: tuple[Mark, ...]
    length: int
    """Frames, end card excluded."""
    own_id: int | None = None
    demo: Path | None = None
    """The finished demo video, when there is one."""

    @property
    def tags(self) -> str:
        """Words the filters know: mood, "solo", "short", "faceless", "own"."""
        about = self.board.about
        found = [about.mood, "own" if self.own_id else ""]
        found.append("solo" if about.people[0] <= 1 else "")
        found.append("short" if self.length < 20 * RATE else "")
        return " ".join(word for word in found if word)

    def length_label(self, lang: str) -> str:
        """The length as people read it."""
        return lengths.lasting(self.length, lang)


def posters(db: Session, organisation_id: int) -> list[Poster]:
    """Every template: bundled ones first, no two neighbours of one colour if it can be helped."""
    found = [bundled(name) for name in Catalog().names()]
    mine = db.scalars(
        select(Template)
        .where(Template.organisation_id == organisation_id, Template.deleted_at.is_(None))
        .order_by(Template.created_at.desc())
    )
    return [*_apart(found), *(_own(row) for row in mine)]


def poster(key: str) -> Poster:
    """One template by its key; 404 for none and for another organisation's."""
    number = whole(key.removeprefix("own:")) if key.startswith("own:") else None
    if number is not None:
        row = own(Template, number)
        if row.deleted_at is not None:
            abort(404)
        return _own(row)
    if key not in Catalog().names():
        abort(404)
    return bundled(key)


def origin(db: Session, organisation_id: int, key: str) -> Storyboard | None:
    """The template of that key, even one in the bin; None when it is no more, or there was none."""
    if key in Catalog().names():
        return bundled(key).board
    number = whole(key.removeprefix("own:")) if key.startswith("own:") else None
    row = db.get(Template, number) if number is not None else None
    if row is None or row.organisation_id != organisation_id:
        return None
    return document.read(row.storyboard)


@cache
def bundled(name: str) -> Poster:
    """A bundled template. Raises StoryboardError when its file is wrong."""
    loaded = Catalog().template(name)
    demo = loaded.path.with_name("demo.mp4")
    return _made(name, loaded.storyboard, None, demo if demo.is_file() else None)


def act_of(key: str) -> str:
    """The object of the troupe that stands for a template."""
    return TROUPE.get(key) or SPARE[sum(key.encode()) % len(SPARE)]


def ink_of(board: Storyboard) -> str:
    """The ink of the poster of a template, or of a video made from it."""
    return INKS[board.about.colour]


def blank(title: str) -> Storyboard:
    """A storyboard to start from nothing."""
    return Storyboard(title=Words(fr=title, en=title))


def _own(row: Template) -> Poster:
    return _made(f"own:{row.id}", document.read(row.storyboard), row.id, None)


def _made(key: str, board: Storyboard, own_id: int | None, demo: Path | None) -> Poster:
    return Poster(
        key=key,
        board=board,
        ink=ink_of(board),
        act=act_of(key if own_id is None else board.template or key),
        strip=marks(board, template=True),
        length=pace.length(board),
        own_id=own_id,
        demo=demo,
    )


def _apart(found: list[Poster]) -> list[Poster]:
    """The same posters in an order where neighbours differ in colour, as far as that goes."""
    left = list(found)
    result: list[Poster] = []
    while left:
        last = result[-1].ink if result else ""
        pick = next((p for p in left if p.ink != last), left[0])
        left.remove(pick)
        result.append(pick)
    return result
