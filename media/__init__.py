"""Time-based media: from a timeline to a file. Knows nothing of templates, networks or the web.

The walk: timing -> timeline -> plan (with facts and a rendition) -> graph -> command -> ffmpeg -> store -> render.
Everything before the process is pure: the same timeline gives the same plan on every machine.
"""
