# Réglages.
settings-keep = Garder
settings-kept = C’est gardé.
