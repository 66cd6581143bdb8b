"""The two catalogues say the same things, and every key a page names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publish.problem import CODES, LOG_CODES
from studio import sentences

ROOT = Path(__file__).parents[2]


def test_french_and_english_have_the_same_keys_and_variables() -> None:
    french, english = sentences.keys("fr"), sentences.keys("en")
    assert sorted(set(french) ^ set(english)) == []
    differ = {key for key in french if french[key] != english[key]}
    assert differ == set()


def test_no_key_is_said_twice() -> None:
    for lang in sentences.LANGUAGES:
        keys = [key for key, _ in sentences.texts(lang)]
        assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_every_problem_of_publishing_renders_in_both_languages() -> None:
    for lang in sentences.LANGUAGES:
        for code, names in CODES.items():
            text = sentences.problem(code, lang, **dict.fromkeys(names, 3))
            assert len(text) > 10, code
        for code in LOG_CODES:
            assert sentences.has(f"publication-log-{code}", lang), code


def test_french_signs_have_their_no_break_spaces() -> None:
    wrong = []
    for key, source in sentences.texts("fr"):
        for piece in re.sub(r"\{[^{}]*\}", "x", source).split("\n"):
            text = piece.partition("=")[2] if piece.startswith(key) else piece
            if re.search(r"[^\s\u00a0\u202f:/?]( [!?;:»]|[!?;»])|«[^\u00a0\u202f]", text):
                wrong.append((key, text.strip()))
    assert wrong == []


def test_a_missing_sentence_is_an_error_here() -> None:
    with pytest.raises(sentences.Unsaid):
        sentences.say("no-such-sentence", "fr")
    with pytest.raises(sentences.Unsaid):
        sentences.say("password-too-short", "fr")


def test_every_key_named_by_a_page_or_module_exists() -> None:
    known = set(sentences.keys("fr"))
    missing = []
    for file in [*ROOT.glob("studio/pages/**/*.html"), *ROOT.glob("studio/**/*.py")]:
        text = file.read_text(encoding="utf-8")
        named = re.findall(r"""(?:\b_|\bsay)\(\s*["']([a-z0-9-]+)["']\s*[,)]""", text)
        missing += [(str(file.relative_to(ROOT)), key) for key in named if key not in known]
    assert missing == []


def test_every_code_of_a_problem_has_its_sentence() -> None:
    """Codes as they stand in the code: of storyboards, refused files, the command line, jobs."""
    patterns = {
        "templates": r"""\bproblem\(\s*"([a-z0-9-]+)\"""",
        "media": r"""\b(?:refused|_no)\((?:\w+(?:\.\w+)?, )?"([a-z0-9-]+)\"""",
        "studio": r"""\btrouble\(\s*"([a-z0-9-]+)\"""",
    }
    missing = []
    for package, pattern in patterns.items():
        codes = {
            code
            for file in (ROOT / package).rglob("*.py")
            for code in re.findall(pattern, file.read_text(encoding="utf-8"))
        }
        assert len(codes) > 4, package
        for lang in sentences.LANGUAGES:
            missing += [(lang, c) for c in sorted(codes) if not sentences.has(f"problem-{c}", lang)]
    assert missing == []


def test_no_english_stands_in_the_french_catalogue() -> None:
    english = re.compile(r"\b(the|your|with|please|click|upload|this|and)\b", re.IGNORECASE)
    wrong = []
    for key, source in sentences.texts("fr"):
        plain = re.sub(r"\{[^{}]*\}|https?://\S+|«[^»]*»|--[a-z-]+", " ", source)
        if english.search(plain):
            wrong.append((key, plain.strip()))
    assert wrong == []


def test_a_time_in_a_problem_is_said_in_the_language() -> None:
    short = {
        lang: sentences.problem("take-too-short", lang, missing="0:00.3")
        for lang in sentences.LANGUAGES
    }
    assert "Il manque 0,3\u00a0s d’images" in short["fr"]
    assert "The shot is 0.3\u00a0s too short" in short["en"]
    assert "à 0:07,4," in sentences.problem("gag-outside", "fr", moment="0:07.4")
