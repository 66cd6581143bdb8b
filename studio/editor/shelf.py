"""What the editor offers by name: gags, sounds, music, captions, colours, safe areas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final, get_args

from media import sightings
from media.areas import safe
from media.sounds import MUSIC, SOUNDS
from media.speech import missing
from studio import sentences
from studio.editor.gagshelf import gags
from studio.models import Organisation
from studio.people import house_card
from templates.storyboard import CaptionStyle, Scene

Json = dict[str, Any]
Say = Callable[..., str]

STYLES: Final[tuple[CaptionStyle, ...]] = get_args(CaptionStyle)
_FACES: Final = (
    "😂 😅 😬 😱 😭 🙃 😴 🤯 🥳 😎 🤔 🙄 😇 🫠 🫡 🤫 🤐 🥲 😤 😮 👀 👁️ 🧠 👏 👍 👎 🙌 🤞 🤝 💪 🙏"
    " ✌️ 👋 🫶 💃 🕺 🏃 🧍 🧑‍💼 👩‍🔧 👨‍🍳 🧑‍🎓 👩‍💻 🧑‍🏫 👨‍👩‍👧"
)
_THINGS: Final = (
    "💼 📄 📋 📎 🖊️ ✏️ 🖨️ 📠 ☎️ 📱 💻 ⌚ ⏰ ⏳ 📅 📌 📣 🔔 🪑 🚪 ☕ 🥐 🍕 🎂 🌱 🌵 🌴 ☀️ 🌧️"
    " 🌈 ⚡ 🔥 💥 ✨ ⭐ 🏆 🥇 🎉 🎊 🎈 🎬 🎤 🎵 ❤️ 💔 💯 ✅ ❌ ❓ ❗ ⚠️ 🛑 🔒 🔑 🇫🇷 🇪🇺 1️⃣ 2️⃣ 3️⃣"
)
EMOJI: Final = (*_FACES.split(), *_THINGS.split())
"""A choice for captions and stickers; families, flags and keycaps included."""
SNAPCHAT: Final = {"top": 14, "right": 12, "bottom": 20, "left": 6}
"""Per cent. Snapchat asks for 270 of 1920 rows at the top and 350 at the bottom (Spotlight help,
read 2026-11): as wide as Meta's."""


def shelf(organisation: Organisation, say: Say) -> Json:
    """Everything the page may offer, with its words."""
    settings = organisation.settings
    return {
        "gags": gags(say),
        "sounds": [{"name": s.name, "label": say(s.label_key)} for s in SOUNDS.values()],
        "music": [{"name": m.name, "label": say(m.label_key)} for m in MUSIC.values()],
        "styles": [
            {
                "name": name,
                "label": say(f"caption-style-{name}"),
                "sample": say(f"caption-sample-{name}").split("|"),
            }
            for name in STYLES
        ],
        "cards": [
            {"name": say(f"card-{name}"), "background": background, "ink": ink}
            for name, background, ink in house_card.CARDS
        ],
        "grounds": [
            {"name": say(f"card-{name}"), "background": background, "ink": ink}
            for name, background, ink in house_card.GROUNDS
        ],
        "emoji": list(EMOJI),
        "areas": _areas(),
        "scene": _scene(),
        "speech": not missing(),
        "faces": sightings.installed(),
        "end_card": _plain(asdict(house_card.of(settings, organisation.name).card)),
    }


def sentences_of_the_desk(lang: str) -> dict[str, str]:
    """The page's own sentences, with {names} that its script fills in."""
    return {
        key: sentences.say(key, lang, **{name: f"{{{name}}}" for name in names})
        for key, names in sentences.keys(lang).items()
        if key.startswith("desk-")
    }


def _scene() -> Json:
    scene = Scene(id="")
    return {"name": asdict(scene.name), "beat": scene.beat}


def _areas() -> Json:
    """Per cent that each network covers, from the engine's own safe area."""
    free = safe(1080, 1920)
    meta = {
        "top": round(free.top * 100 / 1920, 1),
        "bottom": round((1920 - free.bottom) * 100 / 1920, 1),
        "left": round(free.left * 100 / 1080, 1),
        "right": round((1080 - free.right) * 100 / 1080, 1),
    }
    return {
        "instagram": {"name": "Instagram", **meta},
        "facebook": {"name": "Facebook", **meta},
        "snapchat": {"name": "Snapchat", **SNAPCHAT},
    }


def _plain(value: Json) -> Json:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in value.items()}
