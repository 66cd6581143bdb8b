"""For those who write templates as files: inspection, shot lists, contact sheets."""
