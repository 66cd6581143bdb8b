"""Video templates. The word means nothing else in this repository.

The walk: document (JSON at the door) -> storyboard -> verbs, applied by edit, kept by log
-> check -> compose -> media.timeline.
A template is a storyboard with holes; choosing it copies it, filling its slots makes the video.
"""
