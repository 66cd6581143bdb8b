doctor-faces = Le repérage des visages est prêt.
doctor-faces-bad = Le repérage des visages ne démarre pas ; tout le reste marche. Refaites l’installation avec « make setup ».
problem-no-detector = Le repérage des visages ne démarre pas sur cette machine ({ $error }). Refaites l’installation avec « make setup ».
