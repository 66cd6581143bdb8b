# Le calendrier : semaine, mois, liste ; déplacer, retirer ; les heures.
calendar-week = Semaine
calendar-month = Mois
calendar-list = Liste
calendar-as = Façon de voir le calendrier
calendar-today = Aujourd’hui
calendar-before-week = Semaine d’avant
calendar-after-week = Semaine d’après
calendar-before-month = Mois d’avant
calendar-after-month = Mois d’après
calendar-before-list = Plus tôt
calendar-after-list = Plus tard
calendar-count-week = { $count ->
    [0] Rien ne part cette semaine.
    [one] Une sortie cette semaine.
   *[other] { $count } sorties cette semaine.
 }
calendar-count-month = { $count ->
    [0] Rien ne part ce mois-ci. Rien ne part un jour fermé.
    [one] Une sortie ce mois-ci. Rien n’est proposé un jour fermé.
   *[other] { $count } sorties ce mois-ci. Rien n’est proposé un jour fermé.
 }
calendar-count-day = { $count ->
    [one] une sortie
   *[other] { $count } sorties
 }
calendar-how = Pour déplacer une sortie : glissez-la, ou appuyez sur son petit calendrier, ou encore sur Alt et une flèche. Heures de Paris.
calendar-week-caption = Sorties de la semaine, { $title }, heure par heure
calendar-month-caption = Sorties du mois, { $title }, jour par jour
calendar-days = Jours de la semaine
calendar-now = il est { $clock }
calendar-rest = Repos. Rien ne part, personne n’est dérangé.
calendar-nothing = Rien de prévu.
calendar-legend = Ce que disent les couleurs
calendar-empty-title = La semaine est à vous.
calendar-empty-text = Une vidéo approuvée se pose ici en deux gestes : un jour, une heure. Elle part toute seule, même si vous êtes à table.
calendar-empty-act = Voir les vidéos
calendar-list-title = Tout, en liste
calendar-list-text = La même chose que le calendrier, ligne par ligne, au clavier ou à l’oreille.
calendar-group-stuck = Attend quelqu’un
calendar-group-coming = À venir
calendar-group-past = Passé
calendar-when = Quand
calendar-video = Vidéo
calendar-networks = Réseaux
calendar-state = État
calendar-left-stuck = Ce qu’il y a à faire
calendar-left-coming = Ce qu’il reste à faire
calendar-left-past = Où on en est
calendar-action = Action
calendar-see = Voir
calendar-move = Décaler
calendar-move-label = Décaler « { $title } »
calendar-move-title = À un autre moment
calendar-move-from = « { $title } » est prévue { $when }.
calendar-move-do = Décaler
calendar-moved = « { $title } » partira { $when }.
calendar-moved-closed = C’est en dehors de vos heures de travail : elle partira quand même, sans vous.
calendar-move-too-late = Trop tard pour la décaler : elle est en train de partir, ou déjà partie.
calendar-cancelled = « { $title } » est retirée. Rien n’est parti.
calendar-cancel-too-late = Trop tard pour la retirer : elle est en train de partir, ou déjà partie.
calendar-late-title = « { $title } » a raté son heure.
calendar-late-text = Elle devait partir { $when }, et la machine dormait. Rien n’est parti : à vous de dire.
calendar-late-decide = Décider
when-day = Jour
when-hour = Heure
when-free = Moments libres
when-paris = À l’heure de Paris, été comme hiver.
when-second = La seconde des deux (heure d’hiver)
when-missing = Il manque le jour ou l’heure.
when-unreadable = Ce jour ou cette heure ne se lit pas. Écrivez-les comme 24/11/2026 et 12:15.
when-skipped = { $hour } n’existe pas cette nuit-là : on passe à l’heure d’été. Choisissez { $next }, par exemple.
when-twice = { $hour } existe deux fois cette nuit-là, avec le retour à l’heure d’hiver. Nous prenons la première, sauf si vous dites le contraire.
holiday-new-year = Jour de l’an
holiday-easter-monday = Lundi de Pâques
holiday-labour = Fête du Travail
holiday-victory = Victoire 1945
holiday-ascension = Ascension
holiday-whit-monday = Lundi de Pentecôte
holiday-bastille = Fête nationale
holiday-assumption = Assomption
holiday-all-saints = Toussaint
holiday-armistice = Armistice
holiday-christmas = Noël
