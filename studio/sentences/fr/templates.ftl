# Modèles
templates-title = Quelle blague, aujourd’hui ?
templates-subtitle = { $count ->
    [one] Un modèle. Le rythme est déjà réglé : vous filmez, il tombe juste.
   *[other] { $count } modèles. Le rythme est déjà réglé : vous filmez, il tombe juste.
}
templates-search = Chercher un modèle
templates-filter = Filtrer
templates-all = Tous
templates-short = Moins de 20 s
templates-solo = En solo
templates-own = Les nôtres
templates-yours = Modèle maison
templates-people = { $most ->
    [one] 1 personne
   *[other] { $most } personnes
}
templates-people-between = { $least } à { $most } personnes
templates-minutes = { $minutes } min de tournage
templates-from-nothing = Partir de rien
templates-from-nothing-why = Une partition vide, et toutes les libertés.
templates-blank-title = Ma vidéo
templates-none-title = Aucun modèle à ce nom. Dommage.
templates-none-text = Essayez un mot de l’accueil : CV, porte, café, réunion.
templates-none-action = Voir tous les modèles
templates-back = Tous les modèles
templates-demo = La démonstration de « { $title } »
templates-rhythm = Le rythme. En jaune, la chute ; hachuré, le silence qui la précède.
templates-butt = On rit de qui ?
templates-needs = À prévoir :
templates-start = Commencer cette vidéo
templates-print = Imprimer la liste des plans
templates-delete = Supprimer ce modèle
templates-shots = Liste des plans
templates-punchline = la chute
templates-hold = { $length } de silence. On ne coupe pas, on attend.
templates-end-card = Carton de fin : adresse, horaires, financeurs
templates-endings = { $count } fins au choix :
templates-saved = « { $title } » est maintenant un modèle. La vidéo, elle, n’a pas bougé.
templates-deleted = Le modèle « { $title } » est supprimé. Les vidéos qui en viennent restent.
mood-parodie = Parodie
mood-renversement = Renversement
mood-jeu-de-mots = Jeu de mots
mood-absurde = Absurde
mood-tendre = Tendre
mood-grandiose = Grandiose
templates-mould-text = Les plans, photos, voix et sons de cette vidéo en sortent : il reste le découpage, prêt à remplir.
templates-mould-name = Nom du modèle
templates-mould-words = Garder les textes tels quels
templates-mould-words-help = Sinon, ce qui est écrit devient un conseil pour la personne suivante, et les noms s’effacent.
