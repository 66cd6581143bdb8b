# Médiathèque et envoi de fichiers.
problem-import-disk-full = Plus assez de place sur le disque pour préparer ce fichier. Il est gardé tel quel : faites de la place, puis renvoyez-le.
problem-import-failed = Ce fichier n’a pas pu être préparé, et c’est de notre faute. Renvoyez-le ; s’il coince encore, essayez-en un autre.
problem-upload-too-large = Ce fichier est trop gros : { $most } au plus. Raccourcissez-le, ou filmez en moins fin.
problem-upload-empty = Ce fichier est vide. Choisissez-en un autre.
problem-upload-no-room = Plus assez de place pour ce fichier ({ $size }). Rien n’a été effacé. Faites de la place, puis reprenez l’envoi.
