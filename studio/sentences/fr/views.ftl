# Vues et rapports.
views-word = vues
views-title = Ils ont vu.
views-lead = { $month }, relevé { $when }. Chaque chiffre garde sa date et sa définition.
views-lead-none = { $month }. Aucun relevé pour l’instant.
views-month-before = Mois d’avant
views-month-after = Mois d’après
views-kpi-facebook = vues, comme Facebook les compte
views-kpi-instagram = vues, comme Instagram les compte
views-kpi-videos = { $count ->
    [one] vidéo sortie ce mois-ci
   *[other] vidéos sorties ce mois-ci
 }
views-report = Rapport : { $month }
views-report-text = Ce que le financeur veut lire, définitions comprises.
views-all = Toutes les vidéos du mois
views-sorted = Triées par vues
views-out-word = Sortie
views-both = Ensemble*
views-both-note = * Facebook et Instagram additionnés. Chacun compte une vue à sa façon, et la même personne peut être comptée des deux côtés : c’est un ordre de grandeur.
views-share = Part
views-empty-title = Aucune vidéo ce mois-ci.
views-empty-text = Les chaises sont prêtes. Dès qu’une vidéo est en ligne, ses vues sont relevées toutes les heures, puis chaque jour.
views-empty-act = Voir le calendrier
views-out = Publiée { $day }.
views-total-words = vues, Facebook et Instagram additionnés.
views-total-one = vues sur { $network }.
views-rooms = { $rooms ->
    [one] Soit une salle d’attente pleine. On a compté les chaises.
   *[other] Soit { $rooms } salles d’attente pleines. On a compté les chaises.
 }
views-curve = La courbe
views-curve-label = Vues de « { $title } » au fil du temps, une ligne par réseau. Les mêmes valeurs sont dans le tableau.
views-same = Les mêmes chiffres
views-day = Jour
views-nil = pas encore mesuré
views-nil-long = Pas encore mesuré. Les réseaux peuvent mettre 48 heures avant de compter.
views-not-asked = pas de relevé ce jour-là
views-none-yet = Pas encore de chiffre. Les réseaux peuvent mettre 48 heures avant de compter : ce n’est pas zéro, c’est patience.
views-definitions = Ce que chaque chiffre veut dire
views-definitions-text = Chaque réseau compte à sa façon, et en change parfois. Nous gardons son mot à lui, et la date.
views-network = Réseau
views-what = Ce qui est compté
views-their-name = Nom chez le réseau
views-number = Nombre
views-read-at = Relevé
views-this-one = C’est celui de la courbe.
views-seconds = { NUMBER($seconds, maximumFractionDigits: 1) } s
views-read-now = Relever maintenant
views-read = Les chiffres viennent d’être relevés.
views-nothing-read = Rien de nouveau : le réseau n’a pas donné de chiffre.
views-see-publication = Sa publication
views-report-see = Lire
views-report-title = Rapport
views-report-begin = Du
views-report-end = Au
views-report-show = Montrer
views-report-pdf = Télécharger le PDF
views-report-csv = Télécharger le tableau (CSV)
views-report-by-network = Par réseau
views-report-gained = Vues de la période
views-report-publications = Publications
views-report-unknown = { $count ->
    [one] dont une sans chiffre
   *[other] dont { $count } sans chiffre
 }
views-report-together = Ensemble : { $views }. Facebook et Instagram additionnés, alors que chacun compte à sa façon et que la même personne peut être comptée des deux côtés.
views-report-nothing = Rien n’a été publié avant la fin de cette période.
views-report-lines = Vidéo par vidéo
views-report-all = Vues en tout
views-report-no-start = sans point de départ
views-report-gaps = Ce qui manque
views-report-definition = Ce que « vue » veut dire
views-report-definition-text = Les vues de la période sont la différence entre le dernier relevé d’avant et le dernier relevé pendant. Un chiffre qui manque est dit, jamais deviné.
views-report-dates-wrong = La période se lit mal : le début doit venir avant la fin, sur deux ans au plus.
