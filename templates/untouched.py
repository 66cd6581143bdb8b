"""Words of a template that a video still says as the template wrote them. Pure.

They go out in the name of a house that did not write them; whoever says « oui » should know.
"""

from __future__ import annotations

from collections.abc import Iterator

from templates.storyboard import CardSlot, Scene, Storyboard

Part = tuple[str, str]
"""Where words stand: the scene, and the caption or gag in it (empty: the card itself)."""


def untouched(board: Storyboard, template: Storyboard) -> tuple[str, ...]:
    """The words that are shown and are the template's to the letter, in order, each once.

    Scenes and captions are known by their ids, so a scene of another origin is never one.
    """
    given = dict(part for scene in template.scenes for part in _words(scene))
    kept = (
        words
        for scene in board.played()
        for where, words in _words(scene)
        if words and given.get(where) == words
    )
    return tuple(dict.fromkeys(kept))


def _words(scene: Scene) -> Iterator[tuple[Part, str]]:
    if isinstance(scene.picture, CardSlot):
        yield (scene.id, ""), scene.picture.text.strip()
    for caption in scene.captions:
        yield (scene.id, caption.id), caption.text.strip()
    for gag in scene.gags:
        yield (scene.id, gag.id), gag.text.strip()
