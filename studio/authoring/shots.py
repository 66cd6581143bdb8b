"""The shot list as text: what a colleague reads on paper or on a phone. Pure."""

from __future__ import annotations

import textwrap

from studio.sentences import say
from studio.words.lengths import lasting
from templates import pace
from templates.storyboard import Storyboard

WIDE = 72


def as_text(board: Storyboard, lang: str) -> str:
    """The title, what is needed, then every shot: length, how to film it, the line to say."""
    about = board.about
    title = board.title.said(lang)
    lines = [title, "=" * len(title)]
    if summary := about.summary.said(lang):
        lines += textwrap.wrap(summary, WIDE)
    lines.append(
        say("shots-people", lang, least=about.people[0], most=about.people[1])
        + " · " + say("templates-minutes", lang, minutes=about.minutes)
        + " · " + lasting(pace.length(board), lang)
    )  # fmt: skip
    for key, words in (("templates-needs", about.needs), ("templates-butt", about.butt)):
        if told := words.said(lang):
            lines += textwrap.wrap(f"{say(key, lang)} {told}", WIDE)
    for number, item in enumerate(pace.pace(board), 1):
        scene = item.scene
        name = scene.name.said(lang) or scene.id
        mark = " *" if scene.beat == "punchline" else ""
        lines += ["", f"{number}. {name}{mark} ({lasting(item.span.duration, lang)})"]
        if item.hold.duration:
            lines.append("   " + say("templates-hold", lang,
                                     length=lasting(item.hold.duration, lang)))  # fmt: skip
        lines += textwrap.wrap(scene.instructions.said(lang), WIDE, initial_indent="   ",
                               subsequent_indent="   ")  # fmt: skip
        if scene.say:
            lines += textwrap.wrap(f"«\u00a0{scene.say}\u00a0»", WIDE, initial_indent="   ",
                                   subsequent_indent="   ")  # fmt: skip
    return "\n".join(lines)
