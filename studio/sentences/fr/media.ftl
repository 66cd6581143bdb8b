# Ce qui entre : pourquoi un fichier est refusé. « name » est le nom du fichier.
problem-empty = Le fichier « { $name } » est vide. Renvoyez-le depuis le téléphone.
problem-not-media = « { $name } » n’est ni une vidéo, ni une photo, ni un son. Choisissez un plan filmé, une photo ou un enregistrement.
problem-no-picture = « { $name } » ne contient ni image ni son. Choisissez un autre fichier.
problem-damaged = « { $name } » est abîmé : on n’arrive pas à le lire jusqu’au bout. Renvoyez-le depuis le téléphone, ou filmez à nouveau.
problem-too-large = L’image de « { $name } » est trop grande ({ $width } × { $height } points). Réduisez-la, ou choisissez une autre prise.
problem-too-large-file = « { $name } » pèse plus de { $most } Go. Coupez le plan sur le téléphone avant de l’envoyer.
problem-too-long = « { $name } » dure { $seconds } secondes ; on prend au plus { $most } secondes. Coupez le plan sur le téléphone avant de l’envoyer.
problem-too-heavy = « { $name } » demande trop de travail à cette machine. Filmez en 1080p plutôt qu’en 4K ou 8K, ou coupez le plan.

# Les sons et les musiques de la maison.
sound-tick-tock = Tic-tac
sound-ding = Ding
sound-rimshot = Ba-dum-tss
sound-drum-roll = Roulement de tambour
sound-boing = Boing
sound-whoosh = Coup de vent
sound-pop = Pop
sound-record-scratch = Disque rayé
sound-birds = Oiseaux
sound-buzzer = Mauvaise réponse
sound-applause = Applaudissements
sound-crickets = Grillons
sound-triumph = Triomphe coupé net
sound-bleep = Bip
sound-stamp = Coup de tampon
sound-boom = Boum de bande-annonce
sound-crowd = Clameur du stade
sound-whistle = Sifflet d’arbitre
sound-printer-jam = Bourrage papier
music-calme-savane = Calme dans la savane
music-pizzicato = Sur la pointe des pieds
music-fanfare = Remise de médaille

# Les styles de sous-titres.
style-documentaire = Documentaire
style-deux-voix = Deux voix
style-carton = Carton
