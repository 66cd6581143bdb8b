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
desk-focus-none = Un seul cadrage pour toute la scène
problem-faces-nothing-cut = Ce plan entre en entier dans l’image : il n’y a rien à suivre.
problem-faces-unseen = Les visages de ce plan ne sont pas encore repérés. Attendez la fin de son import, puis réessayez.
problem-faces-none = Aucun visage repéré dans ce plan : le cadrage n’a pas bougé. Cadrez à la main.
problem-faces-disk-full = Plus assez de place sur le disque pour repérer les visages. Faites de la place, puis réessayez.
problem-faces-media-missing = Ce plan n’est pas encore prêt, ou n’est plus dans la médiathèque. Attendez la fin de son import, puis réessayez.
problem-faces-killed = Le repérage a été arrêté par la machine. Réessayez.
problem-faces-failed = Le repérage s’est arrêté, et c’est de notre faute. Réessayez ; si cela recommence, cadrez à la main.
