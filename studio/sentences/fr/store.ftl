doctor-store = Les morceaux gardés prennent { $gigabytes } Go, dont { $pinned } Go pour les vidéos en cours ; la limite est de { $most } Go par structure.
doctor-store-bad = Les vidéos en cours gardent { $pinned } Go de morceaux, plus que la limite de { $most } Go par structure. Relevez STUDIO_STORE_LIMIT, ou mettez à la corbeille les vidéos abandonnées.
settings-room-limit = Les morceaux déjà fabriqués s’effacent d’eux-mêmes au-delà de { $most } ; ceux des vidéos en cours restent.
