"""Refusals in Graph's own shape. Source: Graph API "Handling Errors" (read 2026-09-11)."""

from __future__ import annotations

import secrets
from typing import Any


class GraphRefusal(Exception):
    """The network says no: code, subcode and words, as an error object."""

    def __init__(
        self,
        code: int,
        message: str,
        *,
        subcode: int | None = None,
        kind: str = "OAuthException",
        status: int = 400,
        user_message: str = "",
        transient: bool = False,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.subcode = subcode
        self.kind = kind
        self.status = status
        self.user_message = user_message
        self.transient = transient

    def body(self) -> dict[str, Any]:
        """Return the answer's body."""
        error: dict[str, Any] = {
            "message": self.message,
            "type": self.kind,
            "code": self.code,
            "is_transient": self.transient,
            "fbtrace_id": "A" + secrets.token_urlsafe(15),
        }
        if self.subcode is not None:
            error["error_subcode"] = self.subcode
        if self.user_message:
            error["error_user_title"] = "Refus"
            error["error_user_msg"] = self.user_message
        return {"error": error}


class UploadRefusal(Exception):
    """The upload host says no, in its own shape."""

    def __init__(self, kind: str, message: str, *, retriable: bool, status: int) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.retriable = retriable
        self.status = status

    def body(self) -> dict[str, Any]:
        """Return the answer's body."""
        return {
            "debug_info": {
                "retriable": self.retriable,
                "type": self.kind,
                "message": self.message,
            }
        }


def missing_object(object_id: str) -> GraphRefusal:
    """Return Graph's answer for an object that does not exist or may not be read."""
    return GraphRefusal(
        100,
        f"Unsupported request. Object with ID '{object_id}' does not exist, cannot be loaded due "
        "to missing permissions, or does not support this operation.",
        subcode=33,
        kind="GraphMethodException",
    )


def missing_parameter(name: str) -> GraphRefusal:
    """Return Graph's answer for a parameter that is missing."""
    return GraphRefusal(100, f"(#100) The parameter {name} is required")
