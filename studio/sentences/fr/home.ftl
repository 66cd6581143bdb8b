# Accueil
home-hello = Bonjour { $name }.
home-stuck = { $stuck ->
    [one] Une chose est restée coincée.
   *[other] { $stuck } choses sont restées coincées.
}
home-stuck-and-going = { $stuck ->
    [one] Une chose est restée coincée, le reste suit son cours.
   *[other] { $stuck } choses sont restées coincées, le reste suit son cours.
}
home-going = { $going ->
    [one] Une vidéo est prévue. Rien d’autre ne presse.
   *[other] { $going } vidéos sont prévues. Rien d’autre ne presse.
}
home-waiting = { $waiting ->
    [one] Une chose vous attend.
   *[other] { $waiting } choses vous attendent.
}
home-quiet = Tout est calme. Le bon moment pour une blague.
home-next = Prochaine sortie
home-showing = À l’affiche
home-showing-text = Rendue par le studio, parue sur le réseau d’essai. Montez le son.
home-showing-views = Ses vues
home-see = Voir
home-calendar = Le calendrier
home-after = Et ensuite
home-all-calendar = Tout le calendrier
home-waits = Ça vous attend
home-things = { $count ->
    [one] 1 chose
   *[other] { $count } choses
}
home-review = « { $title } » attend un regard
home-review-why = Rendue { $at }. Rien ne part sans un « oui ».
home-review-do = Relire
home-schedule = « { $title } » est approuvée
home-schedule-why = Il ne lui manque qu’un jour et une heure.
home-schedule-do = Programmer
home-nothing-waits = Plus rien. Allez prendre un café.
home-started = En cours
home-in-the-making = En cours · reprise { $at }
home-resume = Reprendre
home-render-failed = Le rendu s’est arrêté
home-detail = Voir le détail
home-views-for = vues pour « { $title } ».
home-chairs = { $rooms ->
    [one] Soit une salle d’attente pleine. On a compté les chaises.
   *[other] Soit { $rooms } salles d’attente pleines. On a compté les chaises.
}
home-last-views = Dernières vues
home-all-views = Tout voir
home-not-measured = pas encore relevé
