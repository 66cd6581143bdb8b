cli-template-new = { $file } est prêt. Ouvrez-le dans un éditeur de texte, puis lancez « studio template check ».
shots-people = { $least ->
    [one] { $most ->
        [one] 1 personne
       *[other] 1 à { $most } personnes
    }
   *[other] { $least } à { $most } personnes
}
templates-export = Exporter
templates-import = Importer un modèle
templates-import-file = Le fichier du modèle (.zip)
templates-import-why = Les plans filmés restent chez la personne qui les a filmés : seuls la trame, les textes et les sons arrivent.
templates-imported = « { $title } » est sur votre étagère.
problem-parcel-unreadable = Ce fichier n’est pas un modèle exporté, ou il est abîmé. Demandez-le de nouveau.
problem-parcel-no-storyboard = Il n’y a pas de storyboard.json dans ce fichier. Choisissez un modèle exporté par le studio.
problem-parcel-too-many = Ce fichier contient plus de { $most } éléments. Un modèle en a bien moins.
problem-parcel-too-large = Ce fichier se déplierait au-delà de { $megabytes } Mo, ou gonfle trop. Allégez ses plans.
problem-parcel-name = « { $name } » n’est pas un nom de fichier sûr. Le fichier n’a pas été ouvert.
problem-parcel-link = « { $name } » est un lien, pas un fichier. Rien n’a été écrit.
problem-parcel-locked = « { $name } » est protégé par un mot de passe. Exportez le modèle sans protection.
problem-parcel-twice = « { $name } » y est deux fois. Rien n’a été écrit.
problem-parcel-folder-there = « { $name } » existe déjà. Choisissez un autre nom.
