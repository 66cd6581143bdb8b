doctor-faces = Le repérage des visages est prêt.
doctor-faces-bad = Le repérage des visages ne démarre pas ; tout le reste marche. Refaites l’installation avec « make setup ».
problem-no-detector = Le repérage des visages ne démarre pas sur cette machine ({ $error }). Refaites l’installation avec « make setup ».
# Les visages : où ils sont, jamais qui ils sont
desk-faces-follow = Suivre le visage
desk-faces-looks = La machine regarde le plan…
desk-faces-missing = Le repérage des visages n’est pas installé sur cette machine : cadrez à la main. Tout le reste marche.
desk-framing-proposed = Cadrage proposé d’après le visage. Déplacez le point, et c’est vous qui décidez.
desk-framing-follows = Le cadrage suit le visage. Déplacez le point, et c’est vous qui décidez.
desk-focus-many = { $count } cadrages fixés, l’un après l’autre.
desk-focus-none = Un seul cadrage
problem-faces-nothing-cut = Ce plan entre en entier dans l’image : il n’y a rien à suivre.
problem-faces-unseen = Les visages de ce plan ne sont pas encore repérés. Attendez la fin de son import, puis réessayez.
problem-faces-none = Aucun visage repéré dans ce plan : le cadrage n’a pas bougé. Cadrez à la main.
problem-faces-disk-full = Plus assez de place sur le disque pour repérer les visages. Faites de la place, puis réessayez.
problem-faces-media-missing = Ce plan n’est pas encore prêt, ou n’est plus dans la médiathèque. Attendez la fin de son import, puis réessayez.
problem-faces-killed = Le repérage a été arrêté par la machine. Réessayez.
problem-faces-failed = Le repérage s’est arrêté, et c’est de notre faute. Réessayez ; si cela recommence, cadrez à la main.

## Un flou qui suit un visage
desk-follow = Suivre un visage
desk-follow-another = Suivre un autre visage
desk-follow-stop = Ne plus suivre
desk-follow-mark = Touchez le visage à cacher. Au clavier : les flèches, puis Entrée ; Échap pour renoncer.
desk-follow-point = Le visage à cacher
desk-follow-runs = La machine suit le visage, image par image…
faces-done = Le flou suit ce visage, sur toute la scène. Regardez-la en entier avant de publier.
faces-done-in-part = Le flou suit ce visage de { $from } à { $to } de la scène seulement : avant et après, on le voit. Allongez le flou s’il le faut.
desk-follow-promise = Le flou suit le visage que la machine voit. De profil, de dos, de loin, dans l’ombre ou dans un groupe, elle peut le perdre ou le confondre : elle cache alors plus large, sans rien garantir. Un visage caché se reconnaît encore à la voix, aux habits, au lieu. Regardez tout le passage ; au moindre doute, coupez-le.
editor-follow-lost = Visage non vu à { $moments } : regardez ces moments.
editor-follow-adrift = Le flou a bougé : une partie du passage n’a pas été suivie. Relancez « Suivre un autre visage ».
faces-nothing-there = Il n’y a pas de clip à suivre à cet endroit. Placez le flou sur une scène filmée, puis réessayez.
faces-nobody-there = Aucun visage repéré à cet endroit : le flou n’a pas bougé. Visez le visage de plus près, à un moment où on le voit bien, ou placez le flou à la main.
faces-outdated = Le clip de la scène a changé pendant la recherche. Relancez.
problem-blur-to-look-at = Le flou ne voit pas toujours le visage qu’il cache. L’onglet Gags dit à quels moments : regardez-les, ou coupez le passage.
