problem-render-killed = Quelque chose a arrêté la fabrication en route : mémoire pleine, ou machine éteinte. Ce qui était fait est gardé : relancez.
problem-import-killed = Quelque chose a arrêté la préparation de ce fichier en route : mémoire pleine, ou machine éteinte. Il est gardé tel quel : relancez sa préparation.
