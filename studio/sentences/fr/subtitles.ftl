# Les sous-titres : lus dans un fichier, emportés avec la vidéo
subtitles-none = Ce fichier ne contient pas de sous-titres. Choisissez un fichier .srt, .vtt ou .ass.
subtitles-broken = Ce fichier de sous-titres ne se lit pas. Enregistrez-le de nouveau en .srt ou en .vtt, puis réessayez.
subtitles-large = Ce fichier est trop gros pour des sous-titres. Choisissez un fichier .srt, .vtt ou .ass.
subtitles-many = Ce fichier a plus de { $limit } sous-titres. Gardez ceux de cette vidéo, puis réessayez.
subtitles-laid = { $count ->
    [one] Un sous-titre est posé.
   *[other] { $count } sous-titres sont posés.
}
subtitles-take = Sous-titres { $form }
subtitles-transcript = Transcription
desk-subtitles = Importer des sous-titres
desk-subtitles-why = .srt, .vtt ou .ass. Ils remplacent les textes des scènes où ils tombent.
editor-did-subtitles = a posé des sous-titres
desk-words = Mot par mot
desk-words-why = Placez la tête de lecture, puis choisissez le mot qui s’allume à ce moment.
desk-word-here = « { $word } » s’allume ici
desk-words-share = Répartir tout seul
