# Médiathèque et envoi de fichiers.
problem-import-disk-full = Plus assez de place sur le disque pour préparer ce fichier. Il est gardé tel quel : faites de la place, puis renvoyez-le.
problem-import-failed = Ce fichier n’a pas pu être préparé, et c’est de notre faute. Renvoyez-le ; s’il coince encore, essayez-en un autre.
problem-upload-too-large = Ce fichier est trop gros : { $most } au plus. Raccourcissez-le, ou filmez en moins fin.
problem-upload-empty = Ce fichier est vide. Choisissez-en un autre.
problem-upload-link-spent = Ce lien a déjà beaucoup servi : { $count } envois ou { $size } au plus. Demandez-en un nouveau à la personne qui vous l’a donné.
problem-upload-no-room = Plus assez de place pour ce fichier ({ $size }). Rien n’a été effacé. Faites de la place, puis reprenez l’envoi.

## La page
library-lead = Tout ce qui a été filmé, photographié ou enregistré, prêt à resservir.
library-bin = Corbeille
library-bin-lead = Ce qui a été jeté peut encore être repris.
library-back = Revenir à la médiathèque
library-drop = Déposez ici des vidéos, des photos ou des sons. Ils restent sur cette machine.
library-add = Ajouter des fichiers
library-search = Chercher par nom
library-search-do = Chercher
library-kinds = Sorte de fichiers
library-all = Tout
library-videos = Vidéos
library-images = Photos
library-sounds = Sons
library-count = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
library-used-count = { $count ->
    [one] Dans { $count } vidéo
   *[other] Dans { $count } vidéos
}
library-refused = Fichier refusé
library-none-title = L’armoire est vide.
library-none-text = Rien ici pour l’instant. Ajoutez un plan, ou filmez-en un depuis une vidéo.
library-none-found = Rien de ce nom.
library-none-found-text = Essayez un autre mot, ou regardez dans la corbeille.
library-being-prepared = En préparation
library-being-prepared-text = Le fichier est arrivé. On en fait une copie légère pour l’éditeur : cela prend un moment.
library-usable-text = Ce clip est déjà utilisable dans vos vidéos. Le lecteur arrive dès que sa copie légère est prête.
library-silent = sans son
library-hear = Le son de ce plan
library-what = Contenu
library-size = Poids
library-when = Arrivé
library-used-in = Utilisé dans
library-used-nowhere = Aucune vidéo pour l’instant.
library-name = Nom
library-rename = Renommer
library-original = Fichier d’origine
library-again = Réessayer la préparation
library-restore = Reprendre
library-erase = Effacer pour de bon
library-erased = C’est effacé pour de bon.
library-bin-do = Mettre à la corbeille
library-binned = « { $name } » est à la corbeille.
library-restored = « { $name } » est de retour.
library-in-use = « { $name } » sert dans une vidéo : on ne peut pas le jeter. Remplacez-le d’abord dans la vidéo.
library-in-use-why = Ce fichier sert dans une vidéo : il ne peut pas être jeté.
upload-sending = Envoi en cours : {"{"}percent{"}"} %
upload-preparing = Le fichier est arrivé. Il se prépare.
upload-ready = C’est prêt.
upload-cut = La connexion a coupé à {"{"}percent{"}"} %. Rien n’est perdu : l’envoi reprendra de là.
upload-again = Reprendre
upload-stop = Arrêter
upload-failed = Le fichier n’a pas pu être préparé.
upload-sign-in = Votre session est finie. Reconnectez-vous dans un autre onglet, puis reprenez : rien n’est perdu.
