# Ce qui sort encore de la même vidéo
takeaway-cover-9x16 = Couverture 9:16
takeaway-cover-4x5 = Couverture 4:5
takeaway-cover-3x4 = Couverture 3:4 (grille Instagram)
takeaway-extract = GIF animé, 4 secondes
takeaway-timeline = Montage (.otio)
takeaway-about = Couvertures, GIF et montage sont préparés au premier clic : comptez deux ou trois secondes. Le fichier .otio s’ouvre dans un autre logiciel de montage ; placez vos clips à côté.
takeaway-too-lively = Ce passage bouge trop pour un GIF léger. Choisissez une couverture plus calme, puis relancez.
