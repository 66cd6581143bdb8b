"""Records of plain things: people, files, videos, renders. Views use them directly.

Importing this package is what puts the studio's tables beside publish's on the one MetaData.
"""

from __future__ import annotations

from publish.tables import metadata
from studio.models.base import Base, Claimed, Owned
from studio.models.faces import FaceJob
from studio.models.files import Asset, ImportJob, Upload
from studio.models.people import ROLES, Organisation, SignInTry, User
from studio.models.renders import Approval, Render, RenderJob
from studio.models.speech import SpeechJob
from studio.models.videos import PhoneLink, Template, Video, VideoEntry

__all__ = [
    "ROLES",
    "Approval",
    "Asset",
    "Base",
    "Claimed",
    "FaceJob",
    "ImportJob",
    "Organisation",
    "Owned",
    "PhoneLink",
    "Render",
    "RenderJob",
    "SignInTry",
    "SpeechJob",
    "Template",
    "Upload",
    "User",
    "Video",
    "VideoEntry",
    "metadata",
]
