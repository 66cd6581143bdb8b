# Rendus : ce qui peut clocher dans un travail de fond.
problem-job-fatal = Ce travail a fait tomber la machine trois fois, alors on ne le relance plus tout seul. Relancez-le à la main, ou remplacez le dernier fichier ajouté.
problem-render-disk-full = Plus assez de place sur le disque pour finir la vidéo. Ce qui était fait est gardé : faites de la place, puis relancez.
problem-render-media-missing = Un fichier de la vidéo n’est plus dans la médiathèque. Remplacez-le dans l’éditeur, puis relancez.
problem-render-unfaithful = Le bloc européen du carton de fin n’est pas conforme : la vidéo n’a pas été fabriquée. L’éditeur dit ce qu’il faut changer.
problem-render-engine = La fabrication s’est arrêtée sur un fichier. Relancez-la ; si cela recommence, remplacez le dernier fichier ajouté.
problem-render-broken = La fabrication s’est arrêtée, et c’est de notre faute. Relancez-la : ce qui était fait est gardé.

## La file et la vidéo finie
renders-title = Rendus
renders-lead = Ce qui se fabrique, ce qui attend son tour, et ce qui est fini.
renders-none-title = Rien ne se fabrique.
renders-none-text = L’imprimante se repose. Quand une vidéo vous plaît, cliquez sur « Rendre » dans l’éditeur.
renders-under-way = En cours
renders-ended = Terminé
renders-bar = Avancement du rendu
renders-waiting = Attend son tour
renders-cancel = Annuler
renders-retry = Relancer
renders-ended-before = C’était déjà fini : il n’y avait plus rien à annuler.
renders-running-already = C’est déjà reparti.
renders-player = La vidéo « { $title } »
renders-version = Version { $number }, faite { $when }
renders-making = Elle se fabrique.
renders-in-the-box = C’est dans la boîte.
renders-nothing-yet = Rien n’est encore fait.
renders-of = « { $title } »
renders-newer-title = Une version plus récente existe
renders-newer-text = La vidéo a été retouchée depuis ce fichier. Ce qui est approuvé ou programmé ne change pas.
renders-make-newer = Rendre la nouvelle version
renders-make = Rendre la vidéo
renders-make-form = Rendre ce format
renders-make-three = { $count ->
    [3] Rendre les trois formats
   *[other] Rendre { $count } formats ensemble
}
renders-make-three-about = Vertical, carré et fil ensemble : plus vite que l’un après l’autre.
renders-schedule = Choisir quand elle part
renders-edit = Retoucher
renders-formats = Formats
renders-take = Emporter
renders-take-mp4 = MP4, { $form }
renders-take-srt = Sous-titres SRT
renders-take-poster = Affiche
format-reel = Vertical 9:16
format-square = Carré 1:1
format-feed = Fil 4:5
format-landscape = Paysage 16:9
format-draft = Brouillon

## L’accord
approval-title = Relecture
approval-by = Approuvée par { $name }, { $when }.
approval-self = Approuvée par { $name }, qui l’a aussi fabriquée, { $when }.
approval-ask-others = Vous avez fabriqué ce fichier : c’est à une autre personne de l’équipe de le relire.
approval-note = Un mot pour l’équipe (facultatif)
approval-do = Approuver
approval-own-do = Approuver ma propre vidéo
approval-untouched = { $count ->
    [one] Texte du modèle laissé tel quel :
   *[other] Textes du modèle laissés tels quels :
 }
approval-untouched-words = « { $words } »
approval-meaning = Vous signez de votre nom, pour ce fichier-là. Si la vidéo change ensuite, il faudra un nouvel accord.
approval-kept = C’est approuvé, et c’est signé.
approval-withdraw = Retirer l’accord
approval-withdrawn = L’accord est retiré. { $stopped ->
    [0] Rien n’était programmé.
    [one] La publication prévue est annulée.
   *[other] Les { $stopped } publications prévues sont annulées.
}
approval-older-title = Une version précédente est approuvée
approval-older-text = { $name } a dit oui à un fichier plus ancien, { $when }. C’est lui qui part, tant que celui-ci n’est pas approuvé.
renders-quiet-title = Le son reste bas.
renders-quiet-text = { $lufs } LUFS au lieu de −14 : il était trop faible pour être remonté sans souffle. Filmez de plus près, ou ajoutez une musique.
