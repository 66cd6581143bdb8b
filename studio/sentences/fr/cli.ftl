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
