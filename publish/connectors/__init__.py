"""The ways to the networks. How to add one stands in base.py.

Law: connectors do not know each other; what they share is graph.py, status.py and numbers.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from publish.connectors.base import Connector
from publish.connectors.facebook import FacebookReel
from publish.connectors.graph import GraphClient
from publish.connectors.instagram import InstagramReel
from publish.post import Placement

CONNECTORS: Final[
    Mapping[Placement, Callable[[GraphClient, Callable[[], datetime]], Connector]]
] = MappingProxyType(
    {Placement.FACEBOOK_REEL: FacebookReel, Placement.INSTAGRAM_REEL: InstagramReel}
)
