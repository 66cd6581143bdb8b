# Rendus : ce qui peut clocher dans un travail de fond.
problem-job-fatal = Ce travail a fait tomber la machine trois fois, alors on ne le relance plus tout seul. Relancez-le à la main, ou remplacez le dernier fichier ajouté.
problem-render-disk-full = Plus assez de place sur le disque pour finir la vidéo. Ce qui était fait est gardé : faites de la place, puis relancez.
problem-render-media-missing = Un fichier de la vidéo n’est plus dans la médiathèque. Remplacez-le dans l’éditeur, puis relancez.
problem-render-engine = La fabrication s’est arrêtée sur un fichier. Relancez-la ; si cela recommence, remplacez le dernier fichier ajouté.
problem-render-broken = La fabrication s’est arrêtée, et c’est de notre faute. Relancez-la : ce qui était fait est gardé.
