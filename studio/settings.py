"""Settings: everything the studio can be told from outside, each variable named once, here.

`Settings.from_env` reads the process's environment; nothing else in the house does. There is no
default secret: keys are made in the data folder when first needed (see `studio.paths`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from publish.endpoints import DEFAULT_VERSION, Endpoints

_META = Endpoints()
"""Meta's own hosts."""


class BadSetting(ValueError):
    """A variable holds what it cannot mean; says which one."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(f"{name}={value}")
        self.name = name
        self.value = value


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one studio."""

    data: Path = Path("instance")
    """STUDIO_DATA: the folder that holds everything made or entered."""
    host: str = "127.0.0.1"
    """STUDIO_HOST: the address listened on. Where others come, the first account needs a code."""
    port: int = 8000
    """STUDIO_PORT: the port listened on."""
    public_url: str = ""
    """STUDIO_PUBLIC_URL: how others reach the studio, for the phone's QR code; empty: found out."""
    https: bool = False
    """STUDIO_HTTPS: 1 when a proxy serves it by https; cookies then travel only so."""
    timezone: str = "Europe/Paris"
    """STUDIO_TIMEZONE: the zone times are shown and entered in."""
    late_minutes: int = 30
    """STUDIO_LATE_MINUTES: how late a publication still goes out by itself, in minutes."""
    graph_url: str = _META.graph_url
    """STUDIO_GRAPH_URL: where an account connected now speaks JSON."""
    rupload_url: str = _META.rupload_url
    """STUDIO_RUPLOAD_URL: where an account connected now sends bytes."""
    login_url: str = _META.login_url
    """STUDIO_LOGIN_URL: the login dialog of the code flow."""
    graph_version: str = DEFAULT_VERSION
    """STUDIO_GRAPH_VERSION: Graph version of an account connected now."""
    meta_app_id: str = ""
    """STUDIO_META_APP_ID: Meta's number of the app, for the code flow and for checking tokens."""
    meta_app_secret: str = ""
    """STUDIO_META_APP_SECRET: its secret; kept out of every page and log."""
    emulator_port: int = 0
    """STUDIO_EMULATOR_PORT: port of the pretend network of the demo; 0: `port` + 1."""
    first_code: str = ""
    """STUDIO_FIRST_CODE: set by `studio run` itself: what the first account must type elsewhere."""
    largest_upload: int = 4_000_000_000
    """STUDIO_LARGEST_UPLOAD: bytes of one file."""
    spare_disk: int = 500_000_000
    """STUDIO_SPARE_DISK: bytes of the disk that an upload must leave free."""
    store_limit: int = 6_000_000_000
    """STUDIO_STORE_LIMIT: bytes of finished pieces kept for each organisation; the longest unused
    go first, never those of a video in work."""
    idle_render: bool = True
    """STUDIO_IDLE_RENDER: 0 when nothing is to be rendered before somebody asks for it."""

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        """Return what the environment says. Raises BadSetting for a value that means nothing."""
        given = cls()

        def text(name: str, default: str) -> str:
            return env.get(name, "").strip() or default

        def number(name: str, default: int) -> int:
            value = text(name, str(default))
            if not value.isdigit():
                raise BadSetting(name, value)
            return int(value)

        zone = text("STUDIO_TIMEZONE", given.timezone)
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise BadSetting("STUDIO_TIMEZONE", zone) from error
        made = cls(
            data=Path(text("STUDIO_DATA", str(given.data))).absolute(),
            host=text("STUDIO_HOST", given.host),
            port=number("STUDIO_PORT", given.port),
            public_url=text("STUDIO_PUBLIC_URL", "").rstrip("/"),
            https=text("STUDIO_HTTPS", "0") in ("1", "true", "yes"),
            timezone=zone,
            late_minutes=number("STUDIO_LATE_MINUTES", given.late_minutes),
            graph_url=text("STUDIO_GRAPH_URL", given.graph_url),
            rupload_url=text("STUDIO_RUPLOAD_URL", given.rupload_url),
            login_url=text("STUDIO_LOGIN_URL", given.login_url),
            graph_version=text("STUDIO_GRAPH_VERSION", given.graph_version),
            meta_app_id=text("STUDIO_META_APP_ID", ""),
            meta_app_secret=text("STUDIO_META_APP_SECRET", ""),
            emulator_port=number("STUDIO_EMULATOR_PORT", given.emulator_port),
            first_code=text("STUDIO_FIRST_CODE", ""),
            largest_upload=number("STUDIO_LARGEST_UPLOAD", given.largest_upload),
            spare_disk=number("STUDIO_SPARE_DISK", given.spare_disk),
            store_limit=number("STUDIO_STORE_LIMIT", given.store_limit),
            idle_render=text("STUDIO_IDLE_RENDER", "1") in ("1", "true", "yes"),
        )
        try:
            made.endpoints()
        except ValueError as error:
            raise BadSetting("STUDIO_GRAPH_URL", str(error)) from error
        return made

    def endpoints(self) -> Endpoints:
        """Return the hosts and version that an account connected now will keep."""
        return Endpoints(
            graph_url=self.graph_url,
            rupload_url=self.rupload_url,
            login_url=self.login_url,
            version=self.graph_version,
            app_id=self.meta_app_id,
        )

    @property
    def zone(self) -> ZoneInfo:
        """The zone people live in."""
        return ZoneInfo(self.timezone)

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the studio."""
        return self.host in ("127.0.0.1", "::1", "localhost")

    @property
    def first_needs_code(self) -> bool:
        """Whether others than the person at this machine may be first: directly, or by a proxy."""
        return not self.is_local or self.https or bool(self.public_url)

    @property
    def pretend_port(self) -> int:
        """The port of the pretend network."""
        return self.emulator_port or self.port + 1
