# Ce qui cloche, manque ou mérite un regard dans un storyboard. Une phrase : quoi, où, comment y remédier.

## À la porte : le fichier
problem-document-unreadable = Le fichier « { $name } » ne se lit pas. Vérifiez qu’il existe et qu’il est enregistré en UTF-8.
problem-document-too-large = Le fichier « { $name } » est trop gros pour un modèle. Un modèle pèse quelques kilo-octets : choisissez le fichier storyboard.json.
problem-not-json = Le fichier n’est pas du JSON valable : regardez la ligne { $line }.
problem-not-a-storyboard = Le fichier n’est pas un storyboard : il doit commencer par une accolade et dire « schema ».
problem-schema-missing = Le fichier ne dit pas sa forme. Ajoutez "schema": "{ $expected }" au début.
problem-schema-unknown = La forme « { $found } » est inconnue ici. La forme attendue est « { $expected } » : mettez le studio à jour, ou corrigez le fichier.
problem-unknown-key = La clé « { $key } » n’existe pas. Corrigez son orthographe ou enlevez-la.
problem-missing-key = Il manque la clé « { $key } ». Ajoutez-la.
problem-not-one-of = « { $found } » n’est pas possible ici. Choisissez parmi : { $expected }.
problem-not-a-whole-number = « { $found } » n’est pas un nombre entier. Écrivez un nombre sans virgule.
problem-not-a-text = « { $found } » n’est pas un texte. Mettez-le entre guillemets.
problem-wrong-form = « { $found } » n’a pas la bonne forme. Comparez avec un modèle fourni.
problem-not-a-time = « { $found } » n’est pas un temps. Écrivez par exemple 0:02,4 (dans un fichier : "2.4s").
problem-not-on-a-frame = « { $found } » tombe entre deux images. À 30 images par seconde, arrondissez au trentième : "2.4s" convient, "2.41s" non.
problem-not-a-colour = « { $found } » n’est pas une couleur. Écrivez un dièse et six signes, par exemple "#ffd05a".
problem-media-outside = « { $name } » est en dehors du dossier du modèle. Placez le fichier à côté du storyboard.
problem-media-missing = Le fichier « { $name } » est introuvable. Placez-le dans le dossier du storyboard, ou corrigez son nom.
problem-no-such-template = Il n’y a pas de modèle « { $name } ». La liste se trouve dans Modèles.

## L’ensemble
problem-no-scene = La partition est vide. Ajoutez une première scène.
problem-scene-exists = Deux scènes portent le même nom interne, « { $scene } ». Renommez l’une des deux.
problem-joke-too-long = La vidéo dure { $length }. Facebook s’arrête à { $limit } secondes : raccourcissez une scène.
problem-joke-too-short = La vidéo dure { $length }. Il faut au moins 3 secondes pour être publiée : allongez une scène.
problem-unknown-music = La musique « { $name } » n’existe pas. Choisissez-en une autre dans l’onglet Musique.
problem-music-stop-nowhere = La musique doit s’arrêter dans une scène qui n’existe plus. Choisissez un autre arrêt dans l’onglet Musique.
problem-cover-nowhere = La couverture vient d’une scène qui n’existe plus. Choisissez une autre image dans l’onglet Couverture.
problem-unknown-ending = La fin « { $name } » n’existe pas. Choisissez l’une des fins du modèle.
problem-nothing-played = Aucune scène ne se joue avec cette fin. Choisissez une autre fin, ou ajoutez une scène.
problem-id-twice = Deux éléments portent le même nom interne, « { $id } ». Renommez l’un des deux.
problem-speakers-too-many = Il y a trop de voix : { $limit } au plus. Retirez-en.
problem-end-card-outside = L’écran de fin ne peut pas durer ce temps. Restez entre une image et { $limit } secondes.
problem-end-card-empty = Le carton de fin est vide. Écrivez-y au moins le nom de votre structure, ou ajoutez son logo.
problem-end-card-faint = On lit mal le carton de fin : l’encre et le fond se ressemblent. Choisissez une autre couleur.
problem-union-proportions = L’emblème européen n’a plus ses proportions, deux de haut pour trois de large. Rendez-les-lui.
problem-union-colours = L’emblème européen n’a plus ses couleurs, bleu 0/51/153 et jaune 255/204/0. Rendez-les-lui.
problem-union-too-small = L’emblème européen est trop petit : sa hauteur va d’au moins { $least } millièmes du petit côté de l’image. Agrandissez-le.
problem-union-too-large = L’emblème européen prend toute la place : le nom et l’adresse ne se lisent plus. Réduisez sa hauteur.
problem-union-smaller-than-logo = Un logo du carton de fin est plus haut que l’emblème européen, ce que le règlement interdit. Réduisez le logo, ou agrandissez l’emblème.
problem-union-outside = L’emblème européen et sa mention sortent de la partie visible du carton de fin. Réduisez sa hauteur.
problem-union-words-over = La mention touche l’emblème européen. Écartez-les.
problem-union-crowded = Quelque chose serre l’emblème européen de trop près : laissez autour un quart de sa hauteur.
problem-union-typeface = La mention européenne n’est pas dans l’une des polices permises (Arial, Auto, Calibri, Garamond, Trebuchet, Tahoma, Verdana, Ubuntu). Changez-la.
problem-union-wording = La mention européenne n’est pas la bonne : « Cofinancé par l’Union européenne », en toutes lettres. Corrigez-la.
problem-union-letters = La mention européenne n’est pas à la mesure de l’emblème. Changez la taille de ses lettres.
problem-union-ink = La mention européenne s’écrit en bleu, en noir ou en blanc, et doit se lire sur son fond. Changez sa couleur.
problem-union-border = Sur un fond de couleur, l’emblème européen porte un filet blanc. Ajoutez-le, ou choisissez un fond blanc.
problem-union-too-brief = Le carton de fin passe trop vite pour l’emblème européen. Gardez-le au moins { $seconds } secondes.
problem-union-not-still = L’emblème européen ne bouge pas et ne porte aucun effet. Retirez l’effet ou le passage du carton de fin.
problem-union-covered = Quelque chose passe sur l’emblème européen. Rien ne doit le couvrir : retirez-le du carton de fin.
problem-union-missing = Ce carton parle du Fonds social européen ou de l’Union, sans l’emblème et sa mention. Ajoutez le bloc FSE+ dans l’onglet Couverture.
problem-media-wrong-kind = { $wanted ->
    [footage] Il faut une vidéo à cet endroit. Choisissez un plan filmé.
    [photo] Il faut une image fixe à cet endroit. Choisissez une photo ou un logo.
    [sound] Il faut un son à cet endroit, et ce fichier n’en a pas. Choisissez un enregistrement.
   *[picture] Il faut une image à cet endroit. Choisissez un plan ou une photo.
}
problem-range-reversed = La durée la plus courte dépasse la plus longue. Échangez les deux.
problem-transition-outside = Le passage à la scène suivante ne peut pas durer ce temps. Restez entre une image et { $limit } secondes.
problem-voice-outside = La voix commence à { $moment }, hors de la scène. Avancez-la.

## Une scène
problem-slot-empty = { $kind ->
    [photo] Il manque une photo. Prenez-la avec votre téléphone, ou choisissez-la dans la médiathèque.
   *[footage] Il manque un plan. Filmez-le avec votre téléphone, ou choisissez-le dans la médiathèque.
}
problem-card-empty = Le carton est vide. Écrivez ce qu’il dit.
problem-card-faint = On lit mal ce carton : l’encre et le fond se ressemblent. Choisissez une autre couleur.
problem-voice-empty = Il manque la voix. Enregistrez-la avec votre téléphone, ou choisissez un son.
problem-unknown-act = La troupe ne connaît pas le numéro « { $name } ». Choisissez-en un autre, ou filmez la scène.
problem-take-too-short = Il manque { $missing } d’images : la dernière restera figée. Choisissez un passage plus long, ou ralentissez un peu.
problem-not-in-hand = Ce fichier n’est plus dans la médiathèque. Remettez-le, ou choisissez-en un autre.
problem-take-outside = Le passage choisi dépasse la fin du plan. Raccourcissez-le avec les poignées.
problem-tempo-outside = La vitesse { $tempo } % est hors des limites. Choisissez entre 25 % et 400 %.
problem-hold-outside = Le silence avant cette scène est trop long. Restez entre 0 et { $limit } secondes.
problem-repeats-outside = Cette scène ne peut pas être jouée { $repeats } fois. Choisissez de 1 à 4.
problem-caption-empty = Un texte est resté vide. Écrivez-le, ou enlevez-le.
problem-caption-outside = Un texte commence à { $moment }, après la fin de la scène. Avancez-le.
problem-unknown-speaker = La voix « { $name } » n’existe pas. Choisissez qui parle dans l’onglet Textes.
problem-reading-too-fast = Ce texte compte { $signs } signes, et on peut en lire { $room } dans ce temps. Raccourcissez-le, ou laissez-le plus longtemps.
problem-reading-brisk = Ce texte compte { $signs } signes ; le confort est à { $room } dans ce temps. C’est dans la tolérance de la charte.
problem-signs-unknown = Le studio ne sait pas dessiner : { $signs }. Ce signe ne sera pas vu : choisissez-en un autre.
problem-gag-outside = Un gag commence à { $moment }, hors de la scène. Déplacez-le.
problem-burst-empty = L’éclat de voix ne dit rien encore : écrivez son mot.
problem-second-clip-empty = Il manque le second plan de ce gag : choisissez-le.
problem-speed-outside = La vitesse d’un gag va de { $least } % à { $most } % : au-delà, la limite s’applique.
problem-unknown-drawing = Ce studio ne connaît pas le dessin « { $name } ». Choisissez un autre gag.
problem-sticker-empty = Un autocollant n’a pas d’émoji. Choisissez-en un.
problem-unknown-sound = Le son « { $name } » n’existe pas. Choisissez-en un autre dans l’onglet Gags.
problem-sound-outside = Un son commence à { $moment }, hors de la scène. Déplacez-le.

## Un geste refusé
problem-no-such-scene = Cette scène n’existe plus. Quelqu’un l’a peut-être enlevée : regardez l’historique.
problem-no-such-part = Cet élément n’existe plus. Quelqu’un l’a peut-être enlevé : regardez l’historique.
problem-no-sound-in-it = Ce fichier n’a pas de son. Choisissez un enregistrement de voix.
problem-wrong-kind = Un son ne peut pas remplir une image. Choisissez un plan ou une photo.
problem-nothing-to-trim = Il n’y a pas de plan à couper ici. Remplissez d’abord la scène.
problem-cannot-split = On ne peut pas couper ici. Placez la tête de lecture au milieu d’un plan.
problem-split-repeats = Cette scène se répète : ramenez ses répétitions à une seule, puis coupez-la.
problem-split-in-a-gag = Un gag change la vitesse du plan à cet endroit : coupez la scène avant ou après lui.
problem-not-a-verb = Ce geste n’a pas été compris ({ $place }). Rechargez la page : votre travail est gardé.
problem-number-outside = Ce nombre est hors de toute mesure. Rien n’a changé : donnez-en un autre.
problem-text-too-long = Ce texte est trop long ({ $limit } caractères au plus). Raccourcissez-le.
problem-list-too-long = C’est trop : { $limit } éléments au plus. Retirez-en un avant d’en ajouter.
problem-too-deep = Ce document est emboîté trop profond. Partez d’un modèle qui fonctionne.
