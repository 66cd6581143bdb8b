"""Time-based media: from a timeline to a file. Knows nothing of templates, networks or the web.

    timing ─ timeline ─ facts ─ rendition                 the words                        pure
    shots · heard ─► plan                                 what is seen and heard, when     pure
    conform · framing · filters ─► assemble, mix ─► graph one graph per segment, one mix   pure
    command                                               arguments; the only escaping     pure
    fingerprint                                           what "the same result" means     pure
    captions, cards, stickers, troupe ─► drawn ─► sprites drawn by MoviePy on a small box  edge
    sounds, music                                         the project's own synthesis      edge
    ffmpeg (confine)                                      the only processes               edge
    store ─ workshop ─ crew                               segments kept by fingerprint     edge
    loudness ─ recording ─ join                           sound, measured; stream copy     edge
    render, still                                         the conductors                   edge
    library (sandbox, probe, pictures)                    what a person brings in          edge

Everything before the process is pure: the same timeline gives the same plan on every machine.
"""
