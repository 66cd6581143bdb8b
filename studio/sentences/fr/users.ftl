# Les personnes : comptes, mots de passe.
user-name = Votre nom
user-email = Adresse mail
user-password = Mot de passe
user-password-help = 12 signes au moins. Une phrase fait très bien l’affaire.
user-name-missing = Écrivez un nom.
user-email-wrong = Cette adresse mail n’est pas complète.
password-too-short = Le mot de passe est trop court : il en faut { $least } signes. Une phrase fait très bien l’affaire.
password-too-long = Le mot de passe est trop long : 200 signes suffisent.
password-is-address = Le mot de passe ne peut pas être votre adresse.
password-too-plain = Le mot de passe répète les mêmes signes. Choisissez plutôt une phrase.
