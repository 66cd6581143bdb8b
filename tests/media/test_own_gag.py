"""The gag that templates/README.md shows to authors who know MoviePy, run as it stands there."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from media import gags
from media.still import still
from media.timeline import GagReference, SolidReference
from tests.factories_media import SMALL, a_timeline, drawn, sources_of

README = Path(__file__).parents[2] / "templates" / "README.md"


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> str:
    """The example's name, once it is named as the text says."""
    code = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    assert len([line for line in code[1].splitlines() if line.strip()]) <= 22
    space: dict[str, Any] = {}
    exec(compile(code[1], "stamp", "exec"), space)
    monkeypatch.setitem(gags.DRAWN, "stamp", space["stamp"])
    return "stamp"


def test_the_gag_of_the_readme_lands_where_it_is_told(own: str, tmp_path: Path) -> None:
    reference = GagReference(name=own, x=Fraction(1, 2), y=Fraction(2, 5), size=Fraction(1, 3))
    timeline = a_timeline(
        drawn(SolidReference(colour="#ffffff"), 40), over=((4, drawn(reference, 30)),)
    )

    def red(frame: int) -> tuple[float, float, float]:
        """How many pixels are red, and where their middle is."""
        data = still(timeline, frame, sources_of(), tmp_path, rendition=SMALL, kind="png")
        picture = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), dtype=int)
        seen = (picture[..., 0] - picture[..., 1]) > 60
        rows, columns = np.nonzero(seen)
        if not len(rows):
            return 0, 0, 0
        return float(seen.sum()), columns.mean() / SMALL.width, rows.mean() / SMALL.height

    assert red(3)[0] == 0
    assert red(4)[0] > red(20)[0] > 100
    assert red(20)[1:] == pytest.approx((0.5, 0.4), abs=0.03)
    assert red(33)[0] == pytest.approx(red(20)[0], rel=0.02)
    assert red(34)[0] == 0
