"""A template to begin from: two scenes, one laugh, nothing wrong with it. Pure."""

from __future__ import annotations

import json


def skeleton(title: str) -> str:
    """The text of a storyboard file that passes the check, under this title."""
    value = {
        "schema": "Storyboard.1",
        "title": {"fr": title, "en": title},
        "about": {
            "summary": {"fr": "En une phrase.", "en": "In one sentence."},
            "butt": {"fr": "On rit de…", "en": "We laugh at…"},
            "needs": {"fr": "Une porte.", "en": "A door."},
            "people": [1, 1],
            "minutes": 10,
        },
        "scenes": [
            {
                "id": "debut",
                "name": {"fr": "On installe", "en": "The set-up"},
                "instructions": {
                    "fr": "De face, en pied. Poussez comme si tout allait bien.",
                    "en": "From the front, head to toe. Push as if all were well.",
                },
                "say": "Étape 1 : pousser la porte.",
                "beat": "setup",
                "duration": {"rule": "range", "frames": "4s", "minimum": "2s", "maximum": "6s"},
                "captions": [{"id": "c1", "text": "Étape 1 : pousser la porte.", "start": "0.5s"}],
            },
            {
                "id": "chute",
                "name": {"fr": "La chute", "en": "The punchline"},
                "instructions": {
                    "fr": "Reculez d’un pas. Lisez ce qui est écrit. Ne jouez rien.",
                    "en": "One step back. Read what is written. Do not act.",
                },
                "say": "",
                "beat": "punchline",
                "duration": {"rule": "fixed", "frames": "3s"},
                "timing": {"hold": "0.6s", "words": "after"},
                "captions": [
                    {
                        "id": "c1",
                        "text": "Il est marqué TIREZ.",
                        "style": "carton",
                        "place": "middle",
                    }
                ],
                "sounds": [{"id": "s1", "sound": "boing", "at": "0.4s"}],
            },
        ],
        "end_card": {"title": "Votre Mission Locale"},
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
