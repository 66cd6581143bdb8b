# Les comptes : où partent les vidéos.
accounts-title = Les comptes
accounts-lead = Là où partent vos vidéos.
accounts-connect = Brancher un compte
accounts-kind-facebook = Page Facebook
accounts-kind-instagram = Instagram, compte professionnel
lamp-ok = Tout va bien
lamp-days = { $days ->
    [0] Dernier jour
    [one] Encore 1 jour
   *[other] Encore { $days } jours
 }
lamp-expires-soon = L’accès se termine bientôt
lamp-broken = Débranché
accounts-left = Accès valable encore { $days } jours
accounts-checked = Vérifié { $when }.
accounts-until = jusqu’au { $day }
accounts-no-end = L’accès n’a pas de date de fin.
accounts-after = { $count ->
    [one] Une vidéo est prévue après cette date.
   *[other] { $count } vidéos sont prévues après cette date.
 }
accounts-wait = { $count ->
    [one] Une vidéo attend que ce compte soit rebranché. Rien n’est perdu.
   *[other] { $count } vidéos attendent que ce compte soit rebranché. Rien n’est perdu.
 }
accounts-quiet = Le réseau demande du calme : rien ne part avant { $when }.
accounts-can-publish = Publier des Reels
accounts-can-read = Relever les vues
accounts-can-not = Lire les messages privés : non, et c’est voulu
accounts-elsewhere = Réseau d’essai : un faux Facebook, à l’intérieur. Personne d’autre ne voit rien.
accounts-elsewhere-open = L’ouvrir
accounts-renew = Renouveler l’accès
accounts-check = Vérifier maintenant
accounts-checked-well = Tout va bien : le compte répond, et les permissions y sont.
accounts-rename = Renommer
accounts-rename-title = Renommer { $name }
accounts-name = Nom dans le studio
accounts-name-help = Rien ne change sur le réseau. Vide, c’est de nouveau { $name }.
accounts-rename-do = Garder ce nom
accounts-renamed = Ici, le compte s’appelle maintenant { $name }.
accounts-disconnect = Débrancher
accounts-disconnect-title = Débrancher { $name } ?
accounts-disconnect-text = Les clés de ce compte sont effacées d’ici. Ce qui est déjà publié reste en ligne, et ses chiffres restent dans vos rapports.
accounts-disconnect-planned = { $count ->
    [one] Une vidéo prévue sur ce compte sera retirée du calendrier.
   *[other] { $count } vidéos prévues sur ce compte seront retirées du calendrier.
 }
accounts-disconnected = { $name } est débranché. Ses clés sont effacées.
accounts-connected = { $count ->
    [one] C’est branché : { $names }.
   *[other] C’est branché : { $names }. Les deux vont ensemble.
 }
accounts-empty-title = Aucun compte branché.
accounts-empty-text = La page Facebook d’abord. Le compte Instagram suit, s’il y est relié.
accounts-connect-title = Brancher un compte, en trois temps
accounts-step-1 = Vous nous dites lequel
accounts-step-1-text = La page Facebook d’abord. Le compte Instagram suit, s’il y est relié.
accounts-step-2 = Meta vous demande
accounts-step-2-text = Vous vous connectez chez eux. Nous ne voyons jamais votre mot de passe.
accounts-step-3 = On fait un essai
accounts-step-3-text = Une vérification à blanc, sans rien publier. Si une permission manque, on vous dit laquelle.
accounts-by-login = En vous connectant
accounts-by-login-text = Facebook vous demande quelles pages confier au studio. Cochez-les, et revenez ici.
accounts-login = Se connecter à Facebook
accounts-by-token = Avec une clé de page
accounts-token = Clé d’accès de la page
accounts-token-help = Une longue suite de lettres, donnée par la personne qui administre la page chez Meta. Elle est rangée chiffrée, et ne s’affiche plus jamais.
accounts-token-do = Brancher
accounts-token-missing = La clé est vide. Collez celle de la page.
accounts-login-stranger = Ce retour ne correspond à aucune demande partie d’ici. Par prudence, rien n’a été branché : recommencez.
accounts-login-refused = La connexion a été refusée chez Facebook. Rien n’a changé.
accounts-step-2-key = Vous collez sa clé
accounts-step-2-key-text = La personne qui administre la page chez Meta vous la donne. Elle est rangée chiffrée.
accounts-no-login = La connexion directe à Facebook n’est pas proposée : ce studio n’a pas encore d’application Meta. Pour l’avoir, demandez à la personne qui l’a installé de renseigner STUDIO_META_APP_ID et STUDIO_META_APP_SECRET, puis de le relancer. En attendant, la clé de la page suffit.
