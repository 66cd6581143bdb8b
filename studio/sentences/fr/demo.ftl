# La démo.
demo-gone = La démo est effacée : il n’en reste rien.
demo-leave-title = Quitter la démo
demo-leave-text = Tout ce qui s’y trouve est effacé : vidéos, fichiers, calendrier, faux réseau. On ne peut pas revenir en arrière.
demo-leave-do = Tout effacer et repartir de zéro
demo-leave-ask = Quitter la démo ?
demo-stay = Rester
