# Publier : ce qu'un réseau refuserait, ce qu'il a répondu, ce que dit le journal, le rapport.

## Ce qui serait refusé, dit avant l'envoi
problem-post-text-too-long = Le texte fait { $length } caractères, le réseau s’arrête à { $maximum }. Raccourcissez-le.
problem-post-too-many-hashtags = Le texte a { $count } mots-dièse, le réseau en accepte { $maximum }. Gardez les meilleurs.
problem-post-too-many-mentions = Le texte cite { $count } comptes, le réseau en accepte { $maximum }. Retirez-en.
problem-post-time-past = Cette heure est déjà passée. Choisissez-en une à venir.
problem-post-time-too-far = C’est dans plus de { $days } jours. Vérifiez l’année.
problem-post-file-too-long = La vidéo dure { $seconds } s, le réseau s’arrête à { $maximum } s. Coupez une scène.
problem-post-file-too-short = La vidéo dure { $seconds } s, il en faut au moins { $minimum }. Allongez une scène.
problem-post-file-too-big = Le fichier pèse { $megabytes } Mo, le réseau s’arrête à { $maximum }. Raccourcissez la vidéo.
problem-post-picture-too-small = L’image fait { $width } × { $height } points, il en faut au moins { $least_width } × { $least_height }. Refaites le rendu en Reel.
problem-post-picture-too-wide = L’image fait { $width } points de large, le réseau s’arrête à { $maximum }. Refaites le rendu en Reel.
problem-post-picture-shape = Le format { $width } × { $height } n’est pas accepté. Refaites le rendu en Reel, debout.
problem-post-frame-rate = La vidéo a { $rate } images par seconde, il en faut entre { $minimum } et { $maximum }. Refaites le rendu.
problem-post-video-codec = L’image est codée en { $codec }, que le réseau ne lit pas. Refaites le rendu.
problem-post-pixel-format = Les couleurs sont codées en { $format }, que le réseau ne lit pas. Refaites le rendu.
problem-post-audio-codec = Le son est codé en { $codec }, que le réseau ne lit pas. Refaites le rendu.
problem-post-audio-rate = Le son a { $rate } échantillons par seconde, le réseau s’arrête à { $maximum }. Refaites le rendu.
problem-post-audio-channels = Le son a { $channels } voies, le réseau s’arrête à { $maximum }. Refaites le rendu.
problem-post-no-sound = Le fichier n’a pas de piste de son, même muette : certains réseaux le refusent. Refaites le rendu.
problem-post-container = Le fichier est un { $container } : il faut un MP4. Refaites le rendu.
problem-post-edit-list = Le fichier commence par un décalage que le réseau refuse. Refaites le rendu.
problem-post-index-last = La table du fichier est à la fin, le réseau la veut au début. Refaites le rendu.
problem-post-cover-too-late = La couverture est prise après la fin de la vidéo. Choisissez une autre image.

## Ce que le réseau a répondu
problem-network-unreached = Impossible de joindre le réseau. Rien n’est parti : nous réessayons tout seuls. Si cela dure, vérifiez la connexion.
problem-network-no-answer = Le réseau n’a pas répondu. Nous réessayons tout seuls.
problem-network-bad-answer = Le réseau a répondu de travers. Nous réessayons tout seuls.
problem-network-busy = Le réseau est en panne de son côté. Nous réessayons tout seuls.
problem-network-throttled = Le réseau nous demande d’attendre. La vidéo partira dès qu’il rouvre.
problem-network-daily-quota = Le nombre de publications du jour est atteint sur ce compte. La vidéo partira dès qu’une place se libère.
problem-network-spam-hold = Le réseau a cru voir un robot. La vidéo est peut-être en ligne : nous regardons, et nous n’envoyons plus rien pendant un jour.
problem-network-blocked = Le réseau a bloqué ce compte pour un temps. Rien n’est paru. Ouvrez l’application du réseau pour voir pourquoi, puis relancez demain.
problem-network-too-fast = Le réseau trouve que nous publions trop vite. La vidéo partira un peu plus tard.
problem-network-token-dead = L’accès à ce compte ne marche plus. Rien n’est paru, tout est gardé. Renouvelez l’accès dans Comptes, puis relancez.
problem-network-login-needed = Le réseau veut que vous vous connectiez chez lui d’abord. Allez sur facebook.com, répondez à ce qu’il demande, puis renouvelez l’accès dans Comptes.
problem-network-permission-missing = Il manque une permission à ce compte. Rebranchez-le dans Comptes en cochant tout.
problem-network-not-as-page = Cet accès est celui d’une personne, pas celui de la Page. Rebranchez le compte dans Comptes, en cochant la Page.
problem-network-account-restricted = Instagram a restreint ce compte. Ouvrez l’application, répondez à ce qu’elle demande, puis relancez.
problem-network-identity = Le réseau demande de confirmer qui gère cette Page. Ouvrez son application, confirmez, puis relancez.
problem-network-app-capability = L’application déclarée chez Meta n’a pas le droit de faire cela. La personne qui s’occupe de l’informatique doit l’ajouter chez Meta.
problem-network-object-unreadable = Le réseau ne veut pas nous montrer où en est l’envoi. Cela ne prouve rien : nous regardons encore.
problem-network-object-gone = Le réseau a perdu l’envoi en route. Rien n’est paru : nous recommençons.
problem-network-wrong-kind = Le réseau ne prend plus ce genre de vidéo. Refaites le rendu en Reel.
problem-network-parameter = Le réseau refuse l’envoi : « { $message } ». Rien n’est paru.
problem-network-video-format = Le réseau ne lit pas ce fichier. Rien n’est paru : refaites le rendu, puis relancez.
problem-network-video-shape = Le réseau refuse le format de l’image. Rien n’est paru : refaites le rendu en Reel.
problem-network-video-size = Le réseau trouve l’image trop petite. Rien n’est paru : refaites le rendu en Reel.
problem-network-video-duration = Le réseau refuse la durée de la vidéo. Rien n’est paru : raccourcissez ou allongez-la.
problem-network-video-rate = Le réseau refuse le nombre d’images par seconde. Rien n’est paru : refaites le rendu.
problem-network-file-unfetched = Le réseau n’a pas su prendre le fichier. Nous réessayons tout seuls.
problem-network-file-too-small = Le réseau trouve le fichier trop petit. Rien n’est paru : refaites le rendu.
problem-network-cover-moment = Le réseau refuse l’image de couverture choisie. Rien n’est paru : choisissez-en une autre.
problem-network-caption-too-long = Le réseau trouve le texte trop long. Rien n’est paru : raccourcissez-le.
problem-network-link-refused = Le réseau refuse un lien du texte. Rien n’est paru : retirez-le ou changez-le.
problem-network-duplicate = Le réseau dit que c’est la même chose que la fois d’avant. Elle est peut-être déjà en ligne : nous regardons.
problem-network-not-ready = Le réseau n’a pas fini de préparer la vidéo. Nous attendons.
problem-network-upload-failed = L’envoi n’est pas arrivé entier. Rien n’est paru : nous recommençons.
problem-network-upload-offset = L’envoi et le réseau ne comptent pas pareil. Rien n’est perdu : nous reprenons au bon endroit.
problem-network-upload-unknown = Le réseau ne reconnaît plus l’envoi commencé. Rien n’est paru : nous en recommençons un autre.
problem-network-upload-host = Le réseau a donné une adresse d’envoi inattendue. Par prudence, rien n’a été envoyé. Vérifiez les adresses dans Réglages.
problem-network-processing-failed = Le réseau n’a pas su préparer la vidéo. Rien n’est paru : nous recommençons, sinon refaites le rendu.
problem-network-container-expired = L’envoi a attendu plus d’un jour et le réseau l’a jeté. Rien n’est paru : nous recommençons.
problem-network-still-processing = Le réseau travaille encore, plus longtemps que d’habitude. Nous gardons l’œil dessus : ne renvoyez rien.
problem-network-outcome-unknown = Meta n’a pas répondu. La vidéo est peut-être en ligne. Nous ne la renvoyons pas tout seuls : deux fois la même blague, c’est une fois de trop.
problem-network-gave-up = Nous avons essayé longtemps, le réseau n’a rien voulu savoir. Rien n’est paru. Relancez quand vous voulez.
problem-network-unknown = Le réseau a répondu { $code } : « { $message } ». Nous réessayons tout seuls.

## Ce qu'attend une publication
problem-publication-missed = L’heure est passée depuis { $minutes } min, l’ordinateur était éteint ou le compte en panne. Rien n’est paru : publiez maintenant, ou choisissez une autre heure.
problem-publication-file-missing = Le fichier de la vidéo n’est plus là. Rien n’est paru : refaites le rendu, puis programmez-le.

## Ce qui gêne un compte
problem-account-not-page-token = Ce n’est pas l’accès d’une Page ({ $kind }). Il faut celui de la Page, sinon chaque publication serait refusée. Dans Comptes, passez par « Se connecter à Facebook ».
problem-account-token-invalid = Cet accès n’est pas valable. Copiez-le de nouveau, en entier, ou passez par « Se connecter à Facebook ».
problem-account-token-expired = Cet accès est fini. Demandez-en un nouveau.
problem-account-expires-soon = { $days ->
    [0] L’accès s’arrête aujourd’hui. Renouvelez-le maintenant : une minute, et rien n’est perdu.
    [one] L’accès s’arrête dans { $days } jour. Renouvelez-le maintenant : une minute, et rien n’est perdu.
   *[other] L’accès s’arrête dans { $days } jours. Renouvelez-le maintenant : une minute, et rien n’est perdu.
 }
problem-account-other-app = Cet accès vient d’une autre application que celle du studio. Demandez-en un pour la bonne.
problem-account-scope-missing = Il manque des permissions à cet accès ({ $scopes }). Recommencez en cochant tout.
problem-account-no-pages = Facebook ne montre aucune Page. Recommencez et cochez la Page ; si elle est dans un portefeuille professionnel, cochez-le aussi.
problem-account-page-without-token = Facebook ne donne pas l’accès à « { $page } ». Recommencez en cochant cette Page.
problem-account-no-instagram = Aucun compte Instagram professionnel n’est relié à « { $page } ». Reliez-le dans les réglages de la Page si vous voulez y publier.
problem-account-unreachable = Le réseau ne répond pas, nous ne savons donc rien de ce compte. Réessayez dans un moment.
problem-account-refused = Le réseau refuse : « { $message } ».
problem-account-app-missing = Le studio ne connaît pas encore son application chez Meta. La personne qui s’occupe de l’informatique doit donner son numéro et son secret.
problem-account-keys-unreadable = Les accès gardés ne s’ouvrent plus avec la clé de cet ordinateur. Rebranchez le compte.

## Le journal d'une publication
publication-log-scheduled = Planifié
publication-log-moved = Déplacé
publication-log-cancelled = Annulé
publication-log-asked-now = « Maintenant », a demandé quelqu’un
publication-log-claimed = C’est l’heure : le studio s’en occupe
publication-log-taken-over = Repris après un arrêt
publication-log-missed = L’heure est passée sans nous
publication-log-started = Le réseau attend la vidéo
publication-log-uploaded = La vidéo est arrivée chez le réseau
publication-log-publishing = Demande de parution
publication-log-accepted = Acceptée, en traitement
publication-log-published = Publiée
publication-log-outcome-lost = Pas de réponse : elle est peut-être en ligne
publication-log-found = Nous l’avons vue en ligne
publication-log-looked-running = Le réseau travaille encore
publication-log-looked-absent = Pas en ligne pour l’instant
publication-log-looked-unreadable = Impossible de regarder
publication-log-send-again = Certainement pas parue : le même envoi repart
publication-log-remote-dead = Envoi perdu sans parution : un autre le remplace
publication-log-deferred = Remis à un peu plus tard
publication-log-held = Attend quelqu’un
publication-log-failed = Refusée
publication-log-confirmed = « Elle y est », a dit quelqu’un
publication-log-denied = « Elle n’y est pas », a dit quelqu’un
publication-log-detailed = Adresse connue
publication-log-cosmetic-failed = Adresse ou couverture pas encore prises (la vidéo est en ligne)

## Où
placement-facebook-reel = Reel Facebook
placement-instagram-reel = Reel Instagram

## Ce que compte un chiffre
metric-views = Vues
metric-first-views = Vues sans les relectures
metric-reach = Personnes touchées
metric-watch-time = Durée regardée en moyenne
metric-likes = J’aime
metric-comments = Commentaires
metric-shares = Partages
view-means-fb_reels_total_plays = Facebook compte un départ de lecture dès le premier millième de seconde, et chaque relecture.
view-means-blue_reels_play_count = Facebook compte un départ de lecture dès le premier millième de seconde, sans les relectures.
view-means-views = Instagram compte chaque départ de lecture, relectures comprises, sans la publicité ni Facebook.

## Le rapport
report-title = Vos vidéos ont été vues
report-subtitle = Rapport du { $from } au { $to }
report-title-unseen = Vos vidéos sont en ligne
report-lead = { $videos ->
    [0] Aucune vidéo n’est sortie avant la fin de cette période.
    [one] { $videos } vidéo en ligne, { $fresh ->
        [0] sortie avant la période
       *[other] sortie pendant la période
     }.
   *[other] { $videos } vidéos en ligne, { $fresh ->
        [0] toutes sorties avant la période
        [one] dont { $fresh } sortie pendant la période
       *[other] dont { $fresh } sorties pendant la période
     }.
 }
report-lead-views = { $views ->
    [one] { $views } vue sur la période.
   *[other] { $views } vues sur la période.
 }
report-lead-no-figure = Les vues ne sont pas encore connues : les réseaux peuvent mettre 48 heures avant de compter.
report-sum-note = Chaque réseau compte les vues à sa façon : additionnées, elles donnent un ordre de grandeur. Elles ne se comparent ni d’un réseau à l’autre, ni avec les chiffres d’avant 2025.
report-totals = Par réseau
report-videos = Vidéo par vidéo
report-gaps = Ce qui manque, et pourquoi
report-gaps-none = Aucun relevé ne manque.
report-definitions = Ce que « vue » veut dire
report-chart-title = Vues de la période, par vidéo et par réseau
report-chart-alt = Diagramme en barres des vues de la période. { $list }. Les mêmes nombres sont dans le tableau qui suit.
report-made = Fait le { $when } avec Clin d’Œil.
report-made-for = Fait le { $when } avec Clin d’Œil, pour { $organisation }.
report-page = Page { $page } sur { $pages }
report-gained = vues sur la période
report-count = { $count ->
    [one] { $count } publication
   *[other] { $count } publications
 }
report-unknown = { $count ->
    [one] dont { $count } sans chiffre
   *[other] dont { $count } sans chiffre
 }
report-not-known = pas de chiffre
report-empty = Rien à compter sur cette période.
report-column-title = Vidéo
report-column-network = Réseau
report-column-account = Compte
report-column-published = Sortie le
report-column-gained = Vues sur la période
report-column-views = Vues depuis la sortie
report-column-measured = Relevé du
report-column-metric = Nom du chiffre chez le réseau
report-column-version = Version de l’API
report-column-address = Adresse
report-column-remark = Remarque
report-gap-never-asked = Pas encore relevé : le premier relevé se fait dans les minutes qui suivent la sortie.
report-gap-never-read = Relevé, mais le réseau n’a encore donné aucun chiffre : il peut mettre 48 heures.
report-gap-no-start = Pas de relevé d’avant la période : on ne sait pas ce qui est venu pendant.
report-gap-silent = Pas de relevé du { $since } au { $until }.
report-gap-stale-end = Le dernier relevé date du { $since }.
report-gap-fell = Le { $since }, le réseau a retiré des vues.
