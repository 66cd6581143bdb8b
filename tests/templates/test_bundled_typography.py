"""Bundled templates are printed French: no line begins with a sign, no « stands alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import templates

FILES = sorted((Path(templates.__file__).parent / "bundled").glob("*/*.json"))
LOOSE = re.compile(r" [;:!?»]|« |[^\s\u00a0\u202f][»]|«[^\s\u00a0\u202f]|[nN]° \d|\w'\w|\.\.\.")
"""An ordinary space where a line could break, a sign without its space, a typewriter's sign."""


def _french(value: Any, key: str = "") -> Iterator[str]:
    """Every text but the English ones and the paths of media."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _french(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _french(inner, key)
    elif isinstance(value, str) and key not in ("en", "media", "link"):
        yield value


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_french_texts_keep_their_signs_with_their_words(file: Path) -> None:
    texts = list(_french(json.loads(file.read_text(encoding="utf-8"))))
    assert len(texts) > 20
    assert [text for text in texts if LOOSE.search(text)] == []
