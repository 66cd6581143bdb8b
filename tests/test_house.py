"""The house keeps its own laws: where things lie, how values are made, what is locked."""

from __future__ import annotations

import ast
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import media
import publish
import studio.app
import templates
from publish import publication

ROOT = Path(__file__).parents[1]
PACKAGES = ("media", "templates", "publish", "studio")
MODULES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if "versions" not in path.parts
)
LONGEST_MODULE = 400
WORLD = {
    "flask", "os", "pathlib", "random", "requests", "shutil", "socket", "sqlalchemy", "subprocess",
    "tempfile", "threading", "time",
}  # fmt: skip
"""What a pure module has no use for."""


def test_the_four_packages_are_this_checkout_s() -> None:
    for package in (media, templates, publish, studio):
        assert Path(str(package.__file__)).parents[1] == ROOT


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_has_a_docstring_and_one_noun_s_length(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), f"{path} does not say what it is"


def _dataclasses(path: Path) -> Iterator[tuple[str, set[str]]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            call = decorator if isinstance(decorator, ast.Call) else None
            name = call.func if call else decorator
            if isinstance(name, ast.Name) and name.id == "dataclass":
                on = {
                    keyword.arg
                    for keyword in (call.keywords if call else [])
                    if isinstance(keyword.value, ast.Constant) and keyword.value.value
                }
                yield node.name, {str(arg) for arg in on}


def test_values_are_frozen_and_made_by_keyword() -> None:
    loose = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in MODULES
        for name, options in _dataclasses(path)
        if not {"frozen", "slots", "kw_only"} <= options
    ]
    assert loose == []


def _imported(path: Path) -> set[str]:
    """The packages a module imports, the first word of each name."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def _says_pure(path: Path) -> bool:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return re.search(r"\bPure\b", said) is not None


def test_a_module_that_says_it_is_pure_reads_neither_file_nor_clock_nor_network() -> None:
    pure = [path for path in MODULES if _says_pure(path)]
    assert len(pure) > 30
    assert [path for path in pure if _imported(path) & WORLD] == []


def test_an_application_is_made_only_inside_studio_and_the_pretend_network() -> None:
    """A Flask object made at the root would serve video templates as pages."""
    makers = {
        str(path.relative_to(ROOT).parent)
        for path in [*MODULES, *ROOT.glob("*.py")]
        if re.search(r"\bFlask\(", path.read_text(encoding="utf-8"))
    }
    assert all(maker.startswith(("studio", "publish/pretend")) for maker in makers)
    assert studio.app.create_app.__module__.startswith("studio")


def test_the_contract_on_the_pretend_network_names_every_module_of_publish() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    contracts = tools["importlinter"]["contracts"]
    named = next(c for c in contracts if c["name"].endswith("the pretend network"))
    modules = {f"publish.{m.name}" for m in pkgutil.iter_modules([str(ROOT / "publish")])}
    assert set(named["source_modules"]) >= modules - {"publish.pretend"}


def test_only_studio_and_the_tests_know_the_pretend_network() -> None:
    knowing = {
        str(path.relative_to(ROOT))
        for path in MODULES
        if re.search(r"(from|import) publish(\.pretend| import .*pretend)", path.read_text("utf-8"))
    }
    assert all(path.startswith(("studio/", "publish/pretend/")) for path in knowing)
    assert any(path.startswith("studio/") for path in knowing)


def test_the_drawn_states_of_a_publication_are_the_table_s() -> None:
    assert publication.diagram().strip() in (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def test_every_setting_is_told_to_whoever_installs_the_studio() -> None:
    settings = (ROOT / "studio" / "settings.py").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"\bSTUDIO_[A-Z_]+\b", settings)) - {"STUDIO_FIRST_CODE"}
    assert named
    assert {name for name in named if name not in readme} == set()


def _pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text, flags=re.MULTILINE))


def test_the_locks_agree_and_name_no_address() -> None:
    main, dev = _pins("requirements.lock"), _pins("requirements-dev.lock")
    assert main
    assert {name: dev.get(name) for name in main} == main
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        assert text.count("--hash=sha256:") >= len(_pins(lock.name))
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")


def test_nothing_unfinished_stands_in_the_code() -> None:
    unfinished = re.compile(r"\b(TO_?DO|FIX_?ME|NotImplemented_?Error)\b")
    found = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if unfinished.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
