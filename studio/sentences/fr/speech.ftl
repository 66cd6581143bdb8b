# Caler les textes sur la voix
speech-laid = { $count ->
    [one] Un texte est calé sur la voix.
   *[other] { $count } textes sont calés sur la voix.
}
speech-there = Les textes étaient déjà à leur place.
speech-other = Ce qui est dit n’est pas ce qui est écrit : rien n’a bougé. Voyez ci-dessous ce que la machine a entendu.
speech-nobody = Personne ne parle dans cette scène, ou trop bas pour être compris. Rien n’a bougé.
speech-after = Sur la chute, les textes viennent après la voix : ils gardent leur moment. Pour les caler, décochez « Le texte arrive après la voix ».
speech-outdated = La scène a changé pendant l’écoute. Relancez pour l’écouter telle qu’elle est.
speech-nothing-to-hear = Il n’y a pas encore de voix dans cette scène. Ajoutez un clip ou une voix, puis réessayez.
problem-speech-missing = La reconnaissance vocale n’est plus installée sur cette machine. Demandez à la personne qui s’en occupe de lancer « make speech ».
problem-speech-damaged = Le modèle de reconnaissance vocale est abîmé ou n’est pas le bon. Demandez à la personne qui s’occupe de la machine de relancer « make speech ».
problem-speech-disk-full = Plus assez de place sur le disque pour écouter la scène. Faites de la place, puis relancez.
problem-speech-media-missing = Le son de cette scène n’est pas encore prêt, ou n’est plus dans la médiathèque. Attendez la fin de son import, puis relancez.
problem-speech-heavy = Écouter cette scène a pris trop de temps. Raccourcissez-la, puis relancez.
problem-speech-killed = L’écoute a été arrêtée par la machine. Relancez-la.
problem-speech-engine = L’écoute s’est arrêtée, et c’est de notre faute. Relancez-la ; si cela recommence, placez les textes à la main.
desk-speech = Caler les textes sur la voix
desk-speech-why = La machine écoute la scène et place chaque texte quand il est dit. Vos mots restent comme vous les avez écrits.
desk-speech-missing = Pour caler les textes sur la voix, il manque la reconnaissance vocale. La personne qui s’occupe de cette machine peut l’ajouter : « make speech », puis relancer le studio. Rien ne sort de la machine.
desk-speech-listens = La machine écoute…
desk-speech-stop = Arrêter l’écoute
desk-speech-offers = Ce qui est dit en plus
desk-speech-guessed = À relire
desk-speech-script = Texte du modèle
desk-speech-text = Ce qui est dit
desk-speech-add = Ajouter
desk-speech-leave = Laisser
