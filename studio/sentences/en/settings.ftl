# Settings.
settings-keep = Keep
settings-kept = It is kept.
