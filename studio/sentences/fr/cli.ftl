# La ligne de commande.
cli-open = Le studio est ouvert : { $address }
cli-first-code = Code de la première visite : { $code }
cli-how-to-stop = Pour l’arrêter : Ctrl-C.
cli-child-dies = La partie « { $word } » ne démarre pas. Lancez « studio doctor » pour savoir pourquoi.
cli-emulator-open = Le faux réseau est ouvert : { $address }
problem-setting-wrong = { $name } vaut « { $value } », ce qui ne veut rien dire ici. Corrigez cette variable.
problem-data-folder = Le dossier { $path } ne peut pas être utilisé ({ $why }). Choisissez-en un autre avec --data ou STUDIO_DATA.
problem-no-organisation = Il n’y a pas encore de structure. Ouvrez le studio et faites la première visite, ou lancez « studio users add ».
problem-which-organisation = Il y a plusieurs structures. Choisissez avec --organisation parmi : { $names }.
problem-port-taken = Le port { $port } de { $host } est déjà pris, peut-être par un autre studio. Choisissez-en un autre avec --port.
cli-rendering = Rendu
cli-importing = Préparation des fichiers
cli-rendered = C’est fait : { $file }
cli-no-moment = « { $found } » n’est pas un moment. Écrivez des secondes, par exemple 3.2.
problem-no-such-video = Il n’y a pas de vidéo numéro { $id } dans cette structure.
problem-moment-outside = Le moment { $moment } est hors de la vidéo, qui dure { $length } s. Choisissez-en un autre.
problem-disk-full = Plus assez de place sur le disque ({ $path }). Ce qui était fait est gardé : faites de la place, puis recommencez.
problem-engine-failed = La fabrication s’est arrêtée sur un fichier. Essayez avec un autre. Détail : { $detail }
problem-cannot-write = Le fichier { $path } ne peut pas être écrit ({ $why }). Choisissez un autre endroit.
cli-user-added = { $email } a un compte dans « { $organisation } ».
cli-user-password = Mot de passe, affiché cette seule fois : { $password }
cli-user-reset = { $email } a un nouveau mot de passe.
cli-user-disabled = Le compte de { $email } est fermé.
cli-nothing = Rien à montrer pour l’instant.
cli-nobody = Il n’y a encore personne.
cli-scenes = { $count ->
    [one] { $count } scène
   *[other] { $count } scènes
}
cli-template-good = { $file } est en règle.
cli-imported = { $file } est dans la médiathèque, numéro { $number }.
cli-kind-video = vidéo
cli-kind-image = photo
cli-kind-audio = son
cli-with-sound = avec du son
problem-user-email = « { $email } » n’est pas une adresse mail complète. Corrigez-la.
problem-user-known = { $email } a déjà un compte. Pour un nouveau mot de passe : « studio users reset { $email } ».
problem-user-unknown = Personne ne s’appelle { $email } ici. Regardez avec « studio users list ».
problem-user-last-admin = C’est la dernière personne qui administre cette structure. Donnez d’abord ce rôle à quelqu’un d’autre.
problem-password = { $why }
doctor-folder = Le dossier { $path } se lit et s’écrit.
doctor-folder-bad = Le dossier { $path } ne peut pas être écrit ({ $why }). Choisissez-en un autre avec STUDIO_DATA, ou changez ses droits.
doctor-room = Il reste { $gigabytes } Go sur le disque.
doctor-room-bad = Il ne reste que { $gigabytes } Go sur le disque. Faites de la place : un rendu en demande deux.
doctor-database = La base de données est en bon état ({ $path }).
doctor-database-bad = La base de données est abîmée ({ $path }). Arrêtez le studio et remettez une sauvegarde.
doctor-keys = Les clés ne se lisent que par vous.
doctor-keys-bad = La clé { $path } peut être lue par d’autres. Lancez « chmod 600 » sur ce fichier.
doctor-ffmpeg = ffmpeg est là, avec tout ce qu’il faut ({ $path }).
doctor-ffmpeg-bad = Il manque à ffmpeg : { $missing }. Refaites l’installation avec « make setup ».
doctor-fonts = Les { $count } polices sont là, et le français se dessine bien.
doctor-fonts-bad = Il manque des polices ({ $count } trouvées) ou de quoi les dessiner. Refaites l’installation avec « make setup ».
doctor-clock = L’horloge est à l’heure, à vue d’œil.
doctor-clock-bad = L’horloge de la machine est dans le passé. Mettez-la à l’heure : les publications en dépendent.
doctor-port = Le port { $port } de { $host } est libre.
doctor-port-taken = Le port { $port } de { $host } est pris : par ce studio, sans doute. Sinon, choisissez-en un autre avec STUDIO_PORT.
doctor-broken = Une vérification s’est arrêtée : { $why }. Refaites l’installation avec « make setup ».

## Pourquoi la machine refuse un fichier
cause-no-right = vous n’en avez pas le droit
cause-no-such-place = ce dossier n’existe pas
cause-not-a-folder = une partie du chemin n’est pas un dossier
cause-is-a-folder = c’est un dossier
cause-no-room = le disque est plein
cause-read-only = ce disque ne se laisse pas écrire
cause-name-too-long = ce nom est trop long
cause-too-big = ce disque ne prend pas de fichier aussi gros
cause-other = erreur { $number } du système
cli-still-empty = Il reste des trous à remplir. Pour faire la vidéo quand même : --anyway.

## Le faux réseau
cli-emulator-empty = Il n’y a encore aucun compte d’essai. Pour en avoir un, arrêtez (Ctrl-C) et relancez avec --seed.
cli-emulator-page = Pour s’exercer : la Page « { $page } » et son compte Instagram @{ $instagram }.
cli-emulator-token = La clé de cette Page, à coller dans « Comptes » :
cli-emulator-settings = Et dans le terminal du studio, avant « make run », pour qu’il parle au faux réseau plutôt qu’à Meta :
cli-emulator-then = Laissez cette fenêtre ouverte : le faux réseau s’arrête avec elle (Ctrl-C).
