# La page du téléphone.
phone-link-text = { $address } — ce lien se ferme { $until }.
phone-link-here-only = Ce studio n’est ouvert que sur son propre ordinateur : un téléphone ne peut pas encore l’atteindre. Demandez à la personne qui l’a installé de le relancer avec « --host 0.0.0.0 ». En attendant, choisissez un fichier.
phone-for = À filmer pour
phone-left = { $count ->
    [0] Tout est rempli. Vous pouvez encore refaire une prise.
    [one] Encore une chose à filmer.
   *[other] Encore { $count } choses à filmer.
}
phone-steps = Les scènes à filmer
phone-step = Scène { $number } : { $name }
phone-scene = Scène { $number }, { $length }
phone-say = À dire
phone-filled = C’est dans la boîte
phone-film-do = Filmer
phone-photo-do = Prendre la photo
phone-voice-do = Enregistrer la voix
phone-again-do = Refaire
phone-gallery = Choisir dans le téléphone
phone-next = Plus tard, scène suivante
phone-sending-label = Envoi
phone-preparing = Bien reçu. On prépare la prise…
phone-thanks = Merci. C’est tout.
phone-thanks-text = Les prises sont arrivées. Vous pouvez ranger ce téléphone, ou revenir sur une scène.
phone-over-title = Ce lien ne marche plus.
phone-over-text = Il a été retiré, ou sa journée est finie. Demandez-en un autre depuis l’éditeur.
phone-on-its-way = { $count ->
    [one] Encore un envoi en route.
   *[other] Encore { $count } envois en route.
}
phone-stay = Gardez l’écran allumé et cette page ouverte : on vous dit quand tout est arrivé.
