# Les publications : la liste, une page pour chacune, la programmation.
network-facebook = Facebook
network-instagram = Instagram
said-of = { $what } : { $words }
new-window = (nouvelle fenêtre)
publications-title = Publications
publications-text = { $count ->
    [0] Rien ne vous attend. Tout suit son cours.
    [one] Une publication attend que vous disiez quelque chose.
   *[other] { $count } publications attendent que vous disiez quelque chose.
 }
publications-filter = Ce qui est montré
publications-only-all = Toutes
publications-only-to-do = À traiter
publications-only-planned = À venir
publications-only-live = Publiées
publications-where = Où on en est
publications-act-failed = Réparer
publications-act-unsure = Je regarde
publications-act-late = Décider
publications-empty-title = Rien ici pour l’instant.
publications-empty-text = Une vidéo approuvée se programme depuis sa page. Ensuite, tout ce qui lui arrive se lit ici.
publication-lanes = { $count ->
    [one] Sur un compte.
   *[other] Sur { $count } comptes.
 }
publication-open-video = Ouvrir la vidéo
publication-views = Ses vues
publication-watch = Ce qui part : { $title }
publication-text = Le texte
publication-no-text = Sans texte.
publication-approved = Approuvée par { $name }, { $when }.
publication-approved-self = Approuvée par { $name } pour sa propre vidéo, { $when }.
publication-file = C’est exactement ce fichier qui part : le modifier plus tard n’y change rien.
publication-see = Voir sur { $network }
publication-look = Regarder sur { $network }
publication-looked = Alors, elle y est ?
publication-there = Elle y est
publication-not-there = Elle n’y est pas
publication-now = Publier maintenant
publication-again = Renvoyer
publication-remake = Refaire la vidéo
publication-account = Voir le compte
publication-reword = Changer le texte et renvoyer
publication-words = Texte pour { $network }
publication-move-again = Reprogrammer
publication-cancel = Retirer
publication-address-later = Son adresse arrive dans quelques minutes.
publication-technical = Journal technique
publication-step = Étape
publication-code = Code
publication-network-words = Ce qu’a répondu le réseau
publication-landed = C’est publié, à { $clock }.
publication-now-said = C’est reparti : elle s’en va dans quelques secondes.
publication-confirm-said = Très bien : elle est notée publiée, et elle ne sera pas renvoyée.
publication-deny-said = Entendu : elle repart, avec le même numéro, donc sans doublon possible.
publication-reword-said = Le texte est changé.
publication-too-late = Entre-temps, il s’est passé quelque chose. Voici où on en est.
standing-planned = Rien à faire, tout est prêt.
standing-late-here = Son heure est passée de { $minutes } min. Si la machine travaille, elle part dans un instant.
standing-account-broken = Le compte ne répond plus : elle attend qu’il soit rebranché.
standing-sending = Elle est en route. Il n’y a rien à faire.
standing-deferred = Rien n’est perdu : on réessaie tout seul.
standing-processing = Le réseau la prépare. Quelques minutes, d’ordinaire.
standing-live = Elle est en ligne.
standing-unsure = Le réseau n’a pas répondu. Elle est peut-être en ligne. Nous ne la renvoyons pas tout seuls : deux fois la même blague, c’est une fois de trop.
standing-missed = À vous de dire si elle part maintenant ou un autre jour.
standing-held = Rien n’est paru. Elle attend que vous disiez.
standing-failed = La renvoyer ne fera pas de doublon.
standing-cancelled = Retirée avant de partir.
cli-person = la ligne de commande
cli-views-collected = { $readings } relevés pour { $publications } publications.
problem-account-unknown = Aucun compte ne s’appelle « { $account } ». « studio accounts list » les montre.
problem-publication-unknown = Il n’y a pas de publication { $publication }. « studio publish list » les montre.
problem-publication-too-late = La publication { $publication } n’est plus dans un état où cela se peut : elle est en route, ou déjà en ligne. « studio publish show { $publication } » dit où elle en est.
problem-time-unreadable = « { $text } » n’est pas un moment. Écrivez-le comme 2026-11-24T12:15.
problem-time-skipped = { $hour } n’existe pas cette nuit-là : on passe à l’heure d’été. Choisissez { $next }, par exemple.
problem-file-not-a-video = ce fichier n’est pas une vidéo qui se publie.
problem-nothing-of-that-name = « { $name } » n’est ni un fichier, ni le numéro d’une vidéo.
problem-video-not-approved = « { $title } » n’a pas de fichier approuvé. Fabriquez-la et faites-la approuver d’abord.
problem-report-dates = La période doit commencer avant de finir.
problem-file-unwritable = { $path } ne peut pas être écrit ({ $why }).
plan-title = Programmer
plan-lead = Où, quoi, quand. Ensuite elle part toute seule.
plan-where = Où
plan-words = Les mots
plan-text = Texte sous la vidéo
plan-text-help = Le même partout, sauf si vous en écrivez un autre plus bas.
plan-other-words = Un autre texte pour { $network }
plan-count = { $length } signes sur { $maximum }
plan-when = Quand
plan-closed = { $when }, c’est en dehors de vos heures de travail. Elle partira quand même, et vous n’avez pas à être là.
plan-do = Programmer
plan-done = C’est programmé : { $when }. Vous pouvez passer à autre chose.
plan-ready = Rien ne s’y oppose. Les réseaux devraient l’accepter.
plan-problems-short = Avant de programmer :
plan-problems = { $count ->
    [one] Une chose à changer avant de programmer
   *[other] { $count } choses à changer avant de programmer
 }
plan-no-account = Cochez au moins un compte.
plan-no-accounts = Aucun compte n’est branché.
plan-other-file = Entre-temps, une autre version a été approuvée. Regardez-la avant de programmer.
plan-none-title = Il manque un « oui ».
plan-none-approve = Cette vidéo est faite, mais personne ne l’a encore approuvée. Regardez-la, dites oui, et revenez.
plan-none-render = Cette vidéo n’est pas encore fabriquée. Fabriquez-la, faites-la approuver, et revenez.
plan-none-act = Aller à la vidéo
plan-newer-title = La vidéo a changé depuis.
plan-newer-text = C’est la version approuvée qui part, pas la dernière. Pour envoyer la nouvelle, il faut la fabriquer et la faire approuver.
plan-newer-act = Voir la vidéo
