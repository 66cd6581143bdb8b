"""The editor behind its page: verbs, the desk, previews, history, and how a video begins."""
