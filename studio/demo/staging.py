"""« Essayer la démo »: an organisation with clips, videos in several states, a calendar and views.

Everything is what a person could have made: the bundled templates' own demos as videos, their
shipped files as finished ones, two accounts on the pretend network with a past. Thrown away in one
click, leaving no row and no file. EDGE.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from publish import tokens
from publish.endpoints import Endpoints
from publish.keys import Keys, Secrets
from publish.post import Network, Post
from publish.pretend import State, seed_demo
from publish.pretend.history import past_post
from studio.demo import files
from studio.demo.network import state_of
from studio.models import Approval, Organisation, Render, RenderJob, User, Video, metadata
from studio.paths import DataFolder
from studio.people import members
from studio.posting import publishing
from studio.posting.publishing import Wish
from studio.work import jobs
from studio.work.rendering import VIDEO
from templates import document
from templates.catalog import Catalog
from templates.storyboard import FootageSlot, Storyboard

NAME: Final = "Mission Locale des Trois-Rivières"
"""As the end card of the demo films says."""
HANDLE: Final = "missionlocale.troisrivieres"
PEOPLE: Final = (
    ("Isabelle Marchand", "admin"),
    ("Karim Benali", "referent"),
    ("Nora Fabre", "relecteur"),
)
PAST: Final = (
    (
        "documentaire-animalier",
        timedelta(days=9, hours=2),
        "Il approche. Il hésite. Il signe. #MissionLocale #formulaire",
    ),
    (
        "tuto-trop-serieux",
        timedelta(days=3, hours=1),
        "Comment entrer dans une Mission Locale : le tutoriel complet. #MissionLocale",
    ),
)
"""What went out already: template, how long ago, words."""
COMING: Final = (
    (
        "traduction-simultanee",
        0,
        "« On vous rappellera », traduit en direct. #MissionLocale",
    ),
    (
        "roles-inverses",
        0,
        "Et si c’était le jeune qui faisait passer l’entretien ? #MissionLocale",
    ),
    ("avant-apres-cafe", 3, "Avant le café, après le café. On vous en offre un. #MissionLocale"),
)
"""What will go out: template, days from tomorrow on, words."""
REVIEW: Final = ("sav-du-cv", "silence-genant")
"""Finished, or on the printer, waiting for somebody to say « oui »."""
MAKING: Final = "attendu-realite"
"""Still to be filmed."""
SOON: Final = timedelta(minutes=4)
"""The first of what is coming goes out while one looks."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the demo is made."""

    db: Session
    folder: DataFolder
    zone: ZoneInfo
    pretend_port: int
    now: datetime
    catalog: Catalog = field(default_factory=Catalog)


def enter(place: Place) -> User:
    """Return the person one is in the demo; the demo is made when there is none. Commits."""
    organisation = place.db.scalar(select(Organisation).where(Organisation.demo.is_(True)))
    if organisation is None:
        organisation = _make(place)
        place.db.commit()
    found = select(User).where(User.organisation_id == organisation.id, User.role == "admin")
    return place.db.scalars(found).one()


def throw_away(engine: Engine, folder: DataFolder, organisation: Organisation) -> None:
    """Forget the demo: every row, every file, its network. Raises ValueError for a real one."""
    if not organisation.demo:
        raise ValueError("not the demo")
    number = organisation.id
    with engine.begin() as conn:
        for table in reversed(metadata.sorted_tables):
            column = table.c.id if table.name == "organisations" else table.c.organisation_id
            conn.execute(delete(table).where(column == number))
    folder.forget(number)
    shutil.rmtree(state_of(folder), ignore_errors=True)


def _make(place: Place) -> Organisation:
    house = members.make_organisation(place.db, NAME, place.now, demo=True)
    team = [
        members.make_user(
            place.db,
            house,
            email=f"{name.split()[0].lower()}@demo.localhost",
            name=name,
            role=role,
            password="",
            now=place.now,
        )
        for name, role in PEOPLE
    ]
    accounts = _connect(place, house)
    studio = _Studio(place=place, house=house, team=tuple(team), accounts=accounts)
    studio.past()
    studio.coming()
    studio.review()
    studio.making()
    return house


def _connect(place: Place, house: Organisation) -> tuple[int, ...]:
    """Connect a Page and its Instagram account of the pretend network."""
    state = State(state_of(place.folder))
    seed = seed_demo(state, page_name=NAME, username=HANDLE)
    address = f"http://127.0.0.1:{place.pretend_port}"
    endpoints = Endpoints(
        graph_url=address, rupload_url=address, login_url=address, app_id=seed["app_id"]
    )
    keys = Keys(page_token=seed["page_token"], app_secret=seed["app_secret"])
    found = (
        tokens.FoundAccount(
            network=Network.FACEBOOK,
            remote_id=seed["page_id"],
            name=seed["page_name"],
            keys=keys,
        ),
        tokens.FoundAccount(
            network=Network.INSTAGRAM,
            remote_id=seed["ig_id"],
            name=seed["ig_username"],
            keys=keys,
            linked_page_id=seed["page_id"],
        ),
    )
    secrets = Secrets(place.folder.accounts_key)
    conn = place.db.connection()
    return tuple(
        tokens.keep(conn, house.id, one, endpoints, secrets=secrets, now=place.now) for one in found
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Studio:
    place: Place
    house: Organisation
    team: tuple[User, ...]
    accounts: tuple[int, ...]

    def past(self) -> None:
        """What went out, with the counts it has had since."""
        state = State(state_of(self.place.folder))
        for name, ago, words in self._bundled(PAST):
            at = self.place.now - ago
            video, made = self._finished(name, at - timedelta(days=1))
            if made is None:
                continue
            self._approve(video, made, at - timedelta(hours=20))
            folder = self.place.folder.render(self.house.id, made.sha256)
            post = Post(
                file_sha256=made.sha256,
                text=words,
                title=video.title,
                video_ref=str(video.id),
                key=f"demo-{name}",
            )
            for account in self.accounts:
                past_post(
                    self.place.db.connection(),
                    state,
                    self.house.id,
                    post,
                    account,
                    file=folder / VIDEO,
                    at=at,
                    now=self.place.now,
                )

    def coming(self) -> None:
        """What will go out: one very soon, the others at lunch on working days."""
        for number, (name, days, words) in enumerate(self._bundled(COMING)):
            video, made = self._finished(name, self.place.now - timedelta(hours=5 + number))
            if made is None:
                continue
            self._approve(video, made, self.place.now - timedelta(hours=2))
            at = self.place.now + SOON if number == 0 else self._lunch(days)
            publishing.schedule(
                self.place.db.connection(),
                self.house.id,
                publishing.Finished(
                    sha256=made.sha256,
                    facts=publishing.render_facts(made.facts, made.size),
                    title=video.title,
                    video_ref=str(video.id),
                ),
                Wish(text=words, accounts=self.accounts, at=at),
                key=f"demo-{name}",
                person=self.team[1].name,
                now=self.place.now,
            )

    def review(self) -> None:
        """What waits for a « oui »."""
        for number, name in enumerate(self._known(REVIEW)):
            self._finished(name, self.place.now - timedelta(minutes=40 + number))

    def making(self) -> None:
        """One to film from the first scene on, and one that lacks its last shot."""
        if MAKING in self.place.catalog.names():
            self._video(MAKING, self.place.catalog.template(MAKING).storyboard, self.place.now)
        for name in self._known((PAST[0][0],)):
            board = _unfinished(self.place.catalog.demo(name).storyboard)
            self._video(name, board, self.place.now - timedelta(minutes=12))

    def _finished(self, name: str, at: datetime) -> tuple[Video, Render | None]:
        """A video with its shipped file; without one, its render is asked for."""
        loaded = self.place.catalog.demo(name)
        files.bring(self.place.db, self.place.folder, self.house.id, loaded, self.place.now)
        video = self._video(name, loaded.storyboard, at)
        if not files.shipped_file(loaded).is_file():
            self.place.db.flush()
            jobs.ask_render(self.place.db, video, self.team[1].id, self.place.now)
            return video, None
        made = files.keep(self.place.db, self.place.folder, video, loaded, at=at)
        self.place.db.add(
            RenderJob(
                organisation_id=self.house.id,
                video_id=video.id,
                revision=video.revision,
                storyboard=video.storyboard,
                state=jobs.DONE,
                progress=1000,
                user_id=self.team[1].id,
                render_id=made.id,
                created_at=at,
                started_at=at,
                finished_at=at + timedelta(seconds=48),
            )
        )
        return video, made

    def _video(self, name: str, board: Storyboard, at: datetime) -> Video:
        board = replace(board, template=name)
        video = Video(
            organisation_id=self.house.id,
            title=board.title.said("fr"),
            storyboard=document.dump(board),
            template=name,
            created_by=self.team[1].id,
            created_at=at,
            changed_at=at,
        )
        self.place.db.add(video)
        self.place.db.flush()
        return video

    def _approve(self, video: Video, made: Render, at: datetime) -> None:
        reader = self.team[2]
        self.place.db.add(
            Approval(
                organisation_id=self.house.id,
                video_id=video.id,
                render_id=made.id,
                file_sha256=made.sha256,
                by=reader.id,
                by_name=reader.name,
                at=at,
                note="Le silence est parfait, ne touchez à rien.",
            )
        )

    def _lunch(self, days: int) -> datetime:
        """A quarter past twelve, so many days from tomorrow on, weekends left out."""
        day = self.place.now.astimezone(self.place.zone).date() + timedelta(days=1 + days)
        while day.weekday() >= 5:
            day += timedelta(days=1)
        return datetime.combine(day, time(12, 15), self.place.zone)

    def _known(self, names: tuple[str, ...]) -> Iterator[str]:
        yield from (name for name in names if name in self.place.catalog.names())

    def _bundled(self, rows: tuple[tuple[str, T, str], ...]) -> Iterator[tuple[str, T, str]]:
        """Those whose finished file was shipped: a calendar holds nothing that is not made."""
        for row in rows:
            if row[0] in self.place.catalog.names():
                loaded = self.place.catalog.demo(row[0])
                if files.shipped_file(loaded).is_file():
                    yield row


def _unfinished(board: Storyboard) -> Storyboard:
    """The same with its last filmed shot still to do."""
    scenes = list(board.scenes)
    for number in reversed(range(len(scenes))):
        if isinstance(scenes[number].picture, FootageSlot):
            scenes[number] = replace(scenes[number], picture=FootageSlot())
            break
    title = replace(
        board.title, fr=f"{board.title.fr}, la suite", en=f"{board.title.en}, the sequel"
    )
    return replace(board, scenes=tuple(scenes), title=title)
