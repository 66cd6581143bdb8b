"""`studio accounts, publish, views, report`: what they write, and their exit codes."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from media.ffmpeg import program
from publish import repository
from publish.deliver import Deliverer
from publish.keys import Secrets
from publish.post import Network, Post
from publish.publication import State
from publish.retry import POLICY
from studio import cli
from studio.commands.base import Fault
from studio.posting import publishing
from tests.conftest import Studio
from tests.factories_agenda import a_publication, an_account, an_approved_video, readings
from tests.factories_publish import Emulator, an_emulator


class Line:
    """The command line on a studio's folder."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        assert studio.organisation.id
        self.environment: dict[str, str] = {}

    def __call__(self, *words: str, code: int = 0) -> str:
        """Run the words; return what was written, problems in the place of output."""
        runner = CliRunner()
        result = runner.invoke(
            cli.studio, ["--data", str(self.studio.folder.root), *words], env=self.environment
        )
        ended = result.exit_code
        if isinstance(result.exception, Fault):
            assert code == 1, result.exception
            return ",".join(trouble.code for trouble in result.exception.troubles)
        assert ended == code, (words, ended, result.output, result.exception)
        return result.output

    def json(self, *words: str) -> Any:
        return json.loads(self(*words, "--json"))


@pytest.fixture
def line(studio: Studio) -> Line:
    return Line(studio)


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    with an_emulator(tmp_path / "pretend") as emulator:
        yield emulator


def tomorrow() -> str:
    return (datetime.now() + timedelta(days=1)).strftime("%Y-%m-%dT12:15")  # noqa: DTZ005


def test_an_account_is_added_by_its_page_token_and_a_person_s_is_refused(
    line: Line, emulator: Emulator
) -> None:
    seed = emulator.seeded()
    line.environment = {
        "STUDIO_GRAPH_URL": emulator.url,
        "STUDIO_RUPLOAD_URL": emulator.url,
        "STUDIO_META_APP_ID": seed["app_id"],
        "STUDIO_META_APP_SECRET": seed["app_secret"],
    }
    refused = line("accounts", "add", "--page-token", seed["user_token"], code=1)
    assert refused == "account-not-page-token"
    added = line.json("accounts", "add", "--page-token", seed["page_token"])
    assert {one["network"] for one in added} == {"facebook", "instagram"}
    assert seed["page_token"] not in json.dumps(line.json("accounts", "list"))
    assert "Tout va bien" in line("accounts", "check")
    emulator.kills_tokens(page=seed["page_id"], set={"valid": False})
    assert "account-token-invalid" in line("accounts", "check", code=1)


def test_an_approved_video_is_scheduled_by_its_number(line: Line, tmp_path: Path) -> None:
    video, sha256 = an_approved_video(line.studio, tmp_path)
    for network in Network:
        an_account(line.studio, network)
    words = ("--account", "@ml.limoges", "--account", "1", "--text", "Bonjour")
    made = line.json("publish", "schedule", str(video.id), "--at", tomorrow(), *words)
    assert {(one["network"], one["file"]) for one in made} == {
        ("facebook", sha256), ("instagram", sha256),
    }  # fmt: skip
    assert "Planifiée" in line("publish", "list"), "in the words of the pages"
    listed = line.json("publish", "list")
    assert [one["id"] for one in listed] == [one["id"] for one in made]
    shown = line.json("publish", "show", str(made[0]["id"]))
    assert [entry["code"] for entry in shown["log"]] == ["scheduled"]
    line("publish", "cancel", str(made[0]["id"]))
    assert line.json("publish", "show", str(made[0]["id"]))["state"] == "cancelled"
    line("publish", "now", str(made[0]["id"]))
    assert line.json("publish", "show", str(made[0]["id"]))["state"] == "scheduled"


def test_a_file_is_probed_and_scheduled_or_refused(line: Line, tmp_path: Path) -> None:
    import subprocess

    film = tmp_path / "un film.mp4"
    argv = [program(), "-v", "error", "-f", "lavfi", "-i", "testsrc=s=540x960:r=30:d=4"]
    argv += ["-f", "lavfi", "-i", "sine=d=4", "-c:v", "libx264", "-preset", "ultrafast"]
    subprocess.run([*argv, "-pix_fmt", "yuv420p", "-c:a", "aac", str(film)], check=True)
    an_account(line.studio)
    words = ("--account", "1", "--at", tomorrow(), "--text", "x")
    (made,) = line.json("publish", "schedule", str(film), *words)
    place = line.studio.folder.render(line.studio.organisation.id, made["file"])
    assert (place / "video.mp4").read_bytes() == film.read_bytes()
    assert made["title"] == "un film"
    short = tmp_path / "court.mp4"
    subprocess.run([program(), "-v", "error", "-i", str(film), "-t", "1", str(short)], check=True)
    assert "post-file-too-short" in line("publish", "schedule", str(short), *words, code=1)
    text = tmp_path / "notes.txt"
    text.write_text("rien")
    assert line("publish", "schedule", str(text), *words, code=1) == "file-not-a-video"


@pytest.mark.parametrize(
    ("words", "code", "problem"),
    [
        (("publish", "show", "99"), 1, "publication-unknown"),
        (("publish", "cancel", "99"), 1, "publication-unknown"),
        (("publish", "cancel", "1"), 1, "publication-too-late"),
        (("publish", "schedule", "nothing", "--account", "1", "--at", "2027-01-05T12:15",
          "--text", "x"), 1, "nothing-of-that-name"),
        (("publish", "schedule", "1", "--account", "7", "--at", "2027-01-05T12:15",
          "--text", "x"), 1, "account-unknown"),
        (("publish", "schedule", "1", "--account", "1", "--at", "demain", "--text", "x"),
         1, "time-unreadable"),
        (("publish", "schedule", "1", "--account", "1", "--at", "2027-03-28T02:30",
          "--text", "x"), 1, "time-skipped"),
        (("report", "--from", "2026-11-24", "--to", "2026-11-01", "--format", "csv",
          "-o", "x.csv"), 1, "report-dates"),
        (("report", "--from", "2026-11-24"), 2, ""),
        (("publish", "show", "one"), 2, ""),
    ],
)  # fmt: skip
def test_exit_codes_and_problems(
    line: Line, words: tuple[str, ...], code: int, problem: str
) -> None:
    a_publication(line.studio, an_account(line.studio), state=State.PUBLISHED)
    said = line(*words, code=code)
    assert problem in said


def test_views_are_shown_with_their_names_and_null_as_null(line: Line) -> None:
    studio = line.studio
    at = studio.clock() - timedelta(days=3)
    number = a_publication(studio, an_account(studio), at=at, state=State.PUBLISHED)
    readings(studio, number, "fb_reels_total_plays", [(at + timedelta(hours=1), None)])
    (one,) = line.json("views", "show")
    assert (one["metric"], one["views"]) == ("fb_reels_total_plays", None)
    assert "pas encore mesuré" in line("views", "show")


def test_views_are_collected_from_the_networks_and_shown(
    line: Line, emulator: Emulator, tmp_path: Path
) -> None:
    seed, studio = emulator.seeded(), line.studio
    line.environment = {"STUDIO_GRAPH_URL": emulator.url, "STUDIO_RUPLOAD_URL": emulator.url}
    line("accounts", "add", "--page-token", seed["page_token"])
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film" * 50_000)
    post = Post(
        file_sha256=publishing.keep_file(studio.folder, studio.organisation.id, film),
        text="Bonjour", title="Film", key="",
    )  # fmt: skip
    now = datetime.now(UTC)
    with studio.engine.begin() as conn:
        made = {repository.schedule(conn, studio.organisation.id, post, one, now) for one in (1, 2)}
    secrets, resolve = Secrets(studio.folder.accounts_key), publishing.resolver(studio.folder)
    deliverer = Deliverer(
        studio.engine, resolve, secrets, lambda: datetime.now(UTC), policy=POLICY.faster(100)
    )
    end = time.monotonic() + 30
    while {p["id"] for p in line.json("publish", "list") if p["state"] == "published"} != made:
        assert time.monotonic() < end, line("publish", "list")
        for number, _ in deliverer.due():
            deliverer.deliver(number)
    emulator.advances(30 * 3600)
    before = counted(emulator, seed)
    assert line.json("views", "collect")["publications"] == 2
    shown = {one["network"]: one["views"] for one in line.json("views", "show")}
    after = counted(emulator, seed)
    assert all(0 < before[name] <= shown[name] <= after[name] for name in before)
    assert set(before) == {"facebook", "instagram"}


def counted(emulator: Emulator, seed: dict[str, Any]) -> dict[str, int]:
    """The pretend network's own counts."""
    accounts = {"facebook": seed["page_id"], "instagram": seed["ig_id"]}
    return {name: emulator.posts(one)[0]["views"] for name, one in accounts.items()}


@pytest.mark.parametrize(("form", "begins"), [("csv", b"\xef\xbb\xbf"), ("pdf", b"%PDF-")])
def test_the_report_is_written(line: Line, tmp_path: Path, form: str, begins: bytes) -> None:
    at = line.studio.clock() - timedelta(days=3)
    number = a_publication(line.studio, an_account(line.studio), at=at, state=State.PUBLISHED)
    readings(line.studio, number, "fb_reels_total_plays", [(at + timedelta(hours=1), 12)])
    out = tmp_path / f"out.{form}"
    span = ("--from", "2026-11-01", "--to", "2026-11-24")
    line("report", *span, "--format", form, "-o", str(out))
    assert out.read_bytes().startswith(begins)
    nowhere = str(tmp_path / "no" / "folder" / "out")
    words = ("report", *span, "--format", form, "-o", nowhere)
    assert line(*words, code=1) == "file-unwritable"


def test_another_organisation_s_publication_is_unknown_here(line: Line) -> None:
    from tests.factories_studio import an_organisation

    studio = line.studio
    other = an_organisation(studio.db, "Mission Locale de Brest")
    number = a_publication(studio, an_account(studio, organisation=other), organisation=other)
    slug = studio.organisation.slug
    words = ("publish", "cancel", str(number), "--organisation", slug)
    assert line(*words, code=1) == "publication-unknown"
    with studio.engine.connect() as conn:
        assert repository.get(conn, other.id, number).state is State.SCHEDULED
