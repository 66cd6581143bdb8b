"""The one log behind the editing verbs: undo, redo, history and « somebody else changed this ».

A storyboard is seen as parts (each scene, the order of scenes, the music, ...). An entry keeps, for
every part it touched, what stood there before and after. From that alone follow: undo (put back
what stood before, unless a colleague has since changed that part), redo (undo of an undo), and
whether a verb that was made on an older revision meets somebody else's change. Undoing is a new
entry; nothing is ever taken out. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from templates import document
from templates.storyboard import SCHEMA, Storyboard

Json = Any
Parts = Mapping[str, Json]
"""Name of a part -> its JSON value; a part that is absent has no key."""

ORDER = "order"
SCENE = "scene:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an entry did to one part."""

    part: str
    """ "scene:<id>", "order", or a field of the storyboard."""
    before: Json
    """Value before; None: the part did not exist."""
    after: Json
    """Value after; None: the part is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log."""

    revision: int
    """Revision of the storyboard after this entry; the first is 1."""
    id: str
    """Given by the page that made it: sent twice, applied once."""
    author: int
    """The person's number."""
    client: str
    """The page (tab) it came from."""
    gesture: str = ""
    """Entries of one drag or one typed sentence share it; they are undone together."""
    kind: Literal["edit", "undo", "redo"] = "edit"
    of: tuple[int, ...] = ()
    """Revisions that this entry undoes, or does again."""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """Why something is not taken back: somebody else has since changed that part."""

    part: str
    entry: Entry
    """The entry that changed it."""


def parts(board: Storyboard) -> dict[str, Json]:
    """The storyboard in parts."""
    value = document.dump(board)
    scenes = value.pop("scenes")
    value.pop("schema")
    found: dict[str, Json] = {f"{SCENE}{scene['id']}": scene for scene in scenes}
    found[ORDER] = [scene["id"] for scene in scenes]
    found.update(value)
    return found


def assemble(value: Parts) -> Storyboard:
    """The storyboard of these parts."""
    whole = {k: v for k, v in value.items() if k != ORDER and not k.startswith(SCENE)}
    known = [scene for scene in value[ORDER] if f"{SCENE}{scene}" in value]
    whole["scenes"] = [value[f"{SCENE}{scene}"] for scene in known]
    whole["schema"] = SCHEMA
    return document.read(whole)


def changes(before: Storyboard, after: Storyboard) -> tuple[Change, ...]:
    """What differs between two storyboards, part by part."""
    old, new = parts(before), parts(after)
    names = [*old, *(name for name in new if name not in old)]
    return tuple(
        Change(part=name, before=old.get(name), after=new.get(name))
        for name in names
        if old.get(name) != new.get(name)
    )


def conflict(since: Iterable[Entry], touched: Iterable[Change], client: str) -> Blocked | None:
    """The first entry from another page that touched one of these parts, or None.

    `since` holds the entries after the revision the verb was made on.
    """
    wanted = {change.part for change in touched}
    for entry in since:
        if entry.client == client:
            continue
        for change in entry.changes:
            if change.part in wanted:
                return Blocked(part=change.part, entry=entry)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What undo or redo would do next."""

    kind: Literal["undo", "redo"]
    of: tuple[int, ...]
    """Revisions that are taken back, or done again."""
    changes: tuple[Change, ...]


def next_undo(entries: Sequence[Entry], author: int) -> Step | None:
    """The person's own last change that still stands, as a step; None when there is none."""
    done, _ = _stacks(entries, author)
    return _step("undo", done[-1], entries) if done else None


def next_redo(entries: Sequence[Entry], author: int) -> Step | None:
    """The person's last undone change, as a step; None when there is none."""
    _, undone = _stacks(entries, author)
    return _step("redo", undone[-1], entries) if undone else None


def take(board: Storyboard, step: Step, entries: Sequence[Entry]) -> Storyboard | Blocked:
    """The storyboard after an undo or redo step, or who has since changed what it would touch."""
    current = parts(board)
    for change in step.changes:
        if current.get(change.part) != change.before:
            last = next(
                e for e in reversed(entries) if any(c.part == change.part for c in e.changes)
            )
            return Blocked(part=change.part, entry=last)
    for change in step.changes:
        if change.after is None:
            current.pop(change.part, None)
        else:
            current[change.part] = change.after
    return assemble(current)


def back(board: Storyboard, since: Sequence[Entry]) -> Storyboard:
    """The storyboard as it stood before those entries, which are the newest ones."""
    value = parts(board)
    for entry in reversed(since):
        for change in entry.changes:
            if change.before is None:
                value.pop(change.part, None)
            else:
                value[change.part] = change.before
    return assemble(value)


def others(since: Iterable[Entry], touched: Iterable[Change], author: int) -> tuple[int, ...]:
    """Whose work on these parts those entries hold, beside that person's own."""
    wanted = {change.part for change in touched}
    found = {
        entry.author: None
        for entry in since
        if entry.author != author and any(change.part in wanted for change in entry.changes)
    }
    return tuple(found)


def _stacks(
    entries: Sequence[Entry], author: int
) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """Groups of revisions that can be undone, and that can be done again; the last comes first."""
    done: list[tuple[int, ...]] = []
    undone: list[tuple[int, ...]] = []
    gesture = ""
    for entry in entries:
        if entry.author != author:
            continue
        if entry.kind == "undo":
            done.remove(entry.of)
            undone.append(entry.of)
        elif entry.kind == "redo":
            undone.remove(entry.of)
            done.append(entry.of)
        elif entry.gesture and entry.gesture == gesture and done:
            done[-1] = (*done[-1], entry.revision)
        else:
            done.append((entry.revision,))
            undone.clear()
        gesture = entry.gesture if entry.kind == "edit" else ""
    return done, undone


def _step(kind: Literal["undo", "redo"], of: tuple[int, ...], entries: Sequence[Entry]) -> Step:
    wanted = set(of)
    first: dict[str, Json] = {}
    last: dict[str, Json] = {}
    for entry in entries:
        if entry.revision in wanted:
            for change in entry.changes:
                first.setdefault(change.part, change.before)
                last[change.part] = change.after
    pairs = (last, first) if kind == "undo" else (first, last)
    return Step(
        kind=kind,
        of=of,
        changes=tuple(
            Change(part=part, before=pairs[0][part], after=pairs[1][part])
            for part in first
            if first[part] != last[part]
        ),
    )
