"""Every code of publishing is a sentence in French and in English."""

from __future__ import annotations

from typing import Any

import pytest

from publish.fault import UPLOAD_VERDICTS, VERDICTS
from publish.insights import VIEW_NAMES, Metric
from publish.post import Placement
from publish.problem import CODES, LOG_CODES, Problem
from publish.reports import GapKind
from studio import sentences

LANGUAGES = ("fr", "en")
SAMPLES: dict[str, Any] = {
    "seconds": 93.5,
    "rate": 29.9,
    "message": "No",
    "codec": "vp9",
    "format": "yuv444p",
    "container": "webm",
    "kind": "USER",
    "scopes": "read_insights",
    "page": "Val-Doré",
    "code": "1/2",
}


@pytest.fixture(autouse=True)
def strict() -> Any:
    """Let a missing sentence be an error."""
    before = sentences._Manners.strict
    sentences.be_strict()
    yield
    sentences.be_strict(strict=before)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", sorted(CODES))
def test_a_problem_is_a_sentence(code: str, lang: str) -> None:
    values = {name: SAMPLES.get(name, 7) for name in CODES[code]}
    problem = Problem(code=code, values=values)
    text = sentences.say(f"problem-{problem.code}", lang, **problem.values)
    assert text.rstrip("»”").rstrip().endswith((".", "»", "”"))
    assert "{" not in text
    assert Problem.from_json(problem.as_json()) == problem
    if lang == "fr":
        assert not any(f" {sign}" in text for sign in ";!?:»"), text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_else_has_its_words(lang: str) -> None:
    keys = [
        *(f"publication-log-{code}" for code in LOG_CODES),
        *(f"placement-{placement.value}" for placement in Placement),
        *(f"metric-{metric.value}" for metric in Metric),
        *(f"view-means-{name}" for names in VIEW_NAMES.values() for name in names),
    ]
    assert all(sentences.say(key, lang) for key in keys)
    for kind in GapKind:
        assert sentences.say(f"report-gap-{kind.value}", lang, since="1", until="2")


def test_every_verdict_has_its_problem() -> None:
    told = {v.problem_code for v in (*VERDICTS.values(), *UPLOAD_VERDICTS.values())}
    assert told <= set(CODES)


@pytest.mark.parametrize(
    "wrong",
    [{"code": "no-such-thing"}, {"code": "network-parameter"},
     {"code": "network-busy", "values": {"more": 1}}],
)  # fmt: skip
def test_a_problem_outside_the_vocabulary_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"no such problem|wants"):
        Problem(**wrong)
