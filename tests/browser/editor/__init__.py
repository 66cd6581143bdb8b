"""The editor, driven in a browser."""
