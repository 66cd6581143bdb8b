"""Endpoints: the hosts and version an account was connected with, as one value.

Law: pure. Nothing in this package knows another address; the pretend network is an Endpoints
like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

DEFAULT_VERSION = "v26.0"
"""What Meta's own Python SDK 26.0.3 speaks (2026-11-04)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """Where a network is spoken to. Raises ValueError on an address that is not plain http(s)."""

    graph_url: str = "https://graph.facebook.com"
    """JSON calls, without a slash at the end."""
    rupload_url: str = "https://rupload.facebook.com"
    """Bytes of videos; the token goes there in a header, so the host is checked each time."""
    login_url: str = "https://www.facebook.com"
    """The login dialog."""
    version: str = DEFAULT_VERSION
    """Graph version with its v."""
    app_id: str = ""
    """Meta's number of the app; its secret is kept apart."""

    def __post_init__(self) -> None:
        for name in ("graph_url", "rupload_url", "login_url"):
            address = getattr(self, name)
            parts = urlsplit(address)
            if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
                raise ValueError(f"{name} is not an http address: {address!r}")
            object.__setattr__(self, name, address.rstrip("/"))
        if not (self.version.startswith("v") and self.version[1:].replace(".", "", 1).isdigit()):
            raise ValueError(f"not a Graph version: {self.version!r}")

    def as_json(self) -> dict[str, str]:
        """Return the plain form kept in the account's row."""
        return asdict(self)

    @classmethod
    def from_json(cls, plain: Mapping[str, str]) -> Endpoints:
        """Return the value that `as_json` wrote."""
        return cls(**plain)

    def is_upload_address(self, url: str, remote_id: str) -> bool:
        """Tell whether a returned address may be given the token.

        Same scheme, host and port as `rupload_url`, and its last path part is the id that came
        with it (the token travels in a header: a wrong host would learn it).
        """
        ours = urlsplit(self.rupload_url)
        try:
            theirs = urlsplit(url)
            same = (theirs.scheme, theirs.hostname, theirs.port) == (
                ours.scheme,
                ours.hostname,
                ours.port,
            )
        except ValueError:  # a port or host that cannot be one
            return False
        return same and theirs.path.rstrip("/").split("/")[-1] == remote_id and not theirs.username
