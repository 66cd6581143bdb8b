"""The one log: undo, redo, history, conflicts. Undo returns the very same storyboard."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from templates import edit, log, verbs
from templates.problems import StoryboardError
from templates.storyboard import Framing, Storyboard, Words
from tests.factories_templates import CLIP, OTHER, PHOTO, a_caption, a_storyboard, facts


@dataclass
class Desk:
    """A storyboard and its log, with people at work on it."""

    board: Storyboard = field(default_factory=a_storyboard)
    entries: list[log.Entry] = field(default_factory=list)

    def does(self, verb: verbs.Verb, author: int = 1, gesture: str = "") -> None:
        sent = verbs.read(verbs.dump(verb))  # as a page sends it: through the door
        after = edit.apply(self.board, sent, facts())
        self._write(after, author, "edit", (), gesture)

    def undoes(self, author: int = 1) -> bool | log.Blocked:
        return self._take(log.next_undo(self.entries, author), author)

    def redoes(self, author: int = 1) -> bool | log.Blocked:
        return self._take(log.next_redo(self.entries, author), author)

    def _take(self, step: log.Step | None, author: int) -> bool | log.Blocked:
        if step is None:
            return False
        after = log.take(self.board, step, self.entries)
        if isinstance(after, log.Blocked):
            return after
        self._write(after, author, step.kind, step.of, "")
        return True

    def _write(
        self, after: Storyboard, author: int, kind: str, of: tuple[int, ...], g: str
    ) -> None:
        self.entries.append(
            log.Entry(
                revision=len(self.entries) + 1,
                id=f"e{len(self.entries)}",
                author=author,
                client=f"tab{author}",
                gesture=g,
                kind=kind,  # type: ignore[arg-type]
                of=of,
                changes=log.changes(self.board, after),
            )
        )
        self.board = after


def rename(title: str) -> verbs.Verb:
    return verbs.Rename(title=Words(fr=title))


def test_undo_and_redo_walk_back_and_forth() -> None:
    desk = Desk()
    start = desk.board
    desk.does(verbs.RemoveScene(scene="s2"))
    removed = desk.board
    desk.does(rename("A"))
    named = desk.board
    assert desk.undoes() is True
    assert desk.board == removed
    assert desk.undoes() is True
    assert desk.board == start
    assert desk.undoes() is False
    assert desk.redoes() is True
    assert desk.redoes() is True
    assert desk.board == named
    assert desk.redoes() is False


def test_a_new_change_ends_the_redoing() -> None:
    desk = Desk()
    desk.does(rename("A"))
    desk.undoes()
    desk.does(rename("B"))
    assert desk.redoes() is False


def test_a_drag_is_taken_back_in_one_go() -> None:
    desk = Desk()
    start = desk.board
    for x in (510, 520, 530):
        desk.does(verbs.Frame(scene="s1", framing=Framing(x=x)), gesture="drag-1")
    dragged = desk.board
    assert desk.undoes() is True
    assert desk.board == start
    assert desk.redoes() is True
    assert desk.board == dragged


def test_undo_takes_back_my_own_change_and_leaves_my_colleague_s() -> None:
    desk = Desk()
    desk.does(verbs.Zoom(scene="s1", zoom=True), author=1)
    desk.does(verbs.Zoom(scene="s2", zoom=True), author=2)
    assert desk.undoes(author=1) is True
    assert (desk.board.scenes[0].zoom, desk.board.scenes[1].zoom) == (False, True)


def test_undo_says_so_where_a_colleague_has_since_changed_that_scene() -> None:
    desk = Desk()
    desk.does(verbs.Zoom(scene="s1", zoom=True), author=1)
    desk.does(verbs.Level(scene="s1", volume=-6), author=2)
    before = desk.board
    blocked = desk.undoes(author=1)
    assert isinstance(blocked, log.Blocked)
    assert (blocked.part, blocked.entry.author) == ("scene:s1", 2)
    assert desk.board == before


def test_a_verb_made_on_an_older_revision_meets_only_what_touches_the_same_scene() -> None:
    desk = Desk()
    desk.does(verbs.Zoom(scene="s2", zoom=True), author=2)
    mine = lambda scene: log.changes(  # noqa: E731
        desk.board, edit.apply(desk.board, verbs.Level(scene=scene, volume=-3), facts())
    )
    assert log.conflict(desk.entries, mine("s1"), "tab1") is None
    blocked = log.conflict(desk.entries, mine("s2"), "tab1")
    assert blocked is not None
    assert blocked.entry.author == 2
    assert log.conflict(desk.entries, mine("s2"), "tab2") is None


_ids = st.sampled_from(["s1", "s2", "s3", "n1"])
_verbs = st.one_of(
    st.builds(verbs.RemoveScene, scene=_ids),
    st.builds(verbs.MoveScene, scene=_ids, at=st.integers(-1, 4)),
    st.builds(verbs.DuplicateScene, scene=_ids, id=st.sampled_from(["n1", "n2"])),
    st.builds(verbs.Fill, scene=_ids, media=st.sampled_from([CLIP, OTHER, PHOTO])),
    st.builds(verbs.Clear, scene=_ids),
    st.builds(verbs.Trim, scene=_ids, start=st.integers(0, 300), duration=st.integers(1, 300)),
    st.builds(verbs.Split, scene=_ids, at=st.integers(1, 80), id=st.sampled_from(["n1", "n3"])),
    st.builds(verbs.PutCaption, scene=_ids, caption=st.builds(a_caption, st.text(max_size=9))),
    st.builds(verbs.Remove, scene=_ids, part=st.just("caption"), id=st.just("c1")),
    st.builds(rename, st.text(max_size=9)),
    st.builds(verbs.SetMusic, music=st.none()),
)


@given(made=st.lists(st.tuples(_verbs, st.integers(1, 2), st.sampled_from(["", "g"])), max_size=12))
def test_undoing_everything_returns_the_very_same_storyboard(
    made: list[tuple[verbs.Verb, int, str]],
) -> None:
    desk = Desk()
    start = desk.board
    for verb, _, gesture in made:
        try:
            desk.does(verb, author=1, gesture=gesture)
        except StoryboardError:
            continue
    end = desk.board
    count = 0
    while desk.undoes() is True:
        count += 1
    assert desk.board == start
    for _ in range(count):
        assert desk.redoes() is True
    assert desk.board == end


@given(made=st.lists(st.tuples(_verbs, st.integers(1, 2)), max_size=10), to=st.integers(0, 10))
def test_going_back_returns_the_very_storyboard_of_then_and_can_be_undone(
    made: list[tuple[verbs.Verb, int]], to: int
) -> None:
    desk = Desk()
    stood = [desk.board]
    for verb, author in made:
        try:
            desk.does(verb, author=author)
        except StoryboardError:
            continue
        stood.append(desk.board)
    to = min(to, len(stood) - 1)
    assert log.back(desk.board, desk.entries[to:]) == stood[to]
    desk._write(stood[to], 1, "edit", (), "")
    assert desk.undoes() is True
    assert desk.board == stood[-1]


def test_going_back_names_only_those_whose_work_it_would_undo() -> None:
    desk = Desk()
    desk.does(verbs.Zoom(scene="s1", zoom=True), author=2)
    desk.does(verbs.Zoom(scene="s1", zoom=False), author=2)
    desk.does(verbs.Zoom(scene="s2", zoom=True), author=3)
    desk.does(verbs.Level(scene="s2", volume=-3), author=1)
    touched = log.changes(desk.board, log.back(desk.board, desk.entries))
    assert log.others(desk.entries, touched, author=1) == (3,)


@given(made=st.lists(st.tuples(_verbs, st.integers(1, 2)), max_size=10))
def test_parts_put_together_again_are_the_storyboard(made: list[tuple[verbs.Verb, int]]) -> None:
    desk = Desk()
    for verb, author in made:
        try:
            desk.does(verb, author=author)
        except StoryboardError:
            continue
        assert log.assemble(log.parts(desk.board)) == desk.board
