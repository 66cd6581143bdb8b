"""The two catalogues say the same things, and every key a page names is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
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


def test_every_code_of_a_problem_renders_in_both_languages_with_the_values_it_is_given() -> None:
    """Codes as they stand in the code: of storyboards, refused files, the command line, jobs.

    Each is rendered with the names of the very call that raises it, and with no other.
    """
    for package, least in (("templates", 60), ("media", 8), ("studio", 40)):
        raised = {one for file in (ROOT / package).rglob("*.py") for one in _raised(file)}
        assert len(raised) >= least, package
        for code, names in sorted(raised):
            for lang in sentences.LANGUAGES:
                values = {name: "a whole reason" if name == "why" else 3 for name in names}
                assert len(sentences.problem(code, lang, **values)) > 10, code


CODE_AT = {"problem": 0, "trouble": 0, "refused": 0, "_no": 1}
"""Who raises a problem, and which of its arguments is the code."""


def _raised(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every code that a module raises, with the names of the values it gives."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            at = CODE_AT.get(called, len(node.args))
            if at >= len(node.args):
                continue
            names = {k.arg for k in node.keywords if k.arg not in (None, "severity", "as_json")}
            if called == "_no":
                names |= {"name"} | set(_keys(node.args[2]))
            elif called == "refused":
                names |= {"name"}  # media.library adds it
            for code in _texts(node.args[at], tree):
                yield code, tuple(sorted(filter(None, names)))
        elif isinstance(node, ast.Dict) and [*_keys(node)] == ["code", "values"]:
            for code in _texts(node.values[0], tree):
                yield code, tuple(_keys(node.values[1]))
        elif isinstance(node, ast.FunctionDef) and node.name == "_why":
            yield from _reasons(node)


def _reasons(why: ast.FunctionDef) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a function of that name answers: a code, and its values."""
    for node in ast.walk(why):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            code, values = node.value.elts
            if isinstance(code, ast.Constant):
                yield str(code.value), tuple(_keys(values))


def _texts(node: ast.expr, tree: ast.Module) -> Iterator[str]:
    """The texts an argument may be: itself, either way of a choice, what its name was given."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body, tree), *_texts(node.orelse, tree))
    elif isinstance(node, ast.JoinedStr) and "nothing-to-" in ast.unparse(node):
        yield from ("nothing-to-undo", "nothing-to-redo")
    elif isinstance(node, ast.Name):
        for given in ast.walk(tree):
            if isinstance(given, ast.Assign) and ast.unparse(given.targets[0]) == node.id:
                yield from _texts(given.value, tree)


def _keys(node: ast.expr) -> Iterator[str]:
    for key in node.keys if isinstance(node, ast.Dict) else ():
        if isinstance(key, ast.Constant):
            yield str(key.value)


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
