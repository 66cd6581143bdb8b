# Subtitles: read from a file, taken away with the video
subtitles-none = There are no subtitles in this file. Choose an .srt, .vtt or .ass file.
subtitles-broken = This subtitle file cannot be read. Save it again as .srt or .vtt, then try again.
subtitles-large = This file is too large for subtitles. Choose an .srt, .vtt or .ass file.
subtitles-many = This file has more than { $limit } subtitles. Keep those of this video, then try again.
subtitles-laid = { $count ->
    [one] One subtitle is in place.
   *[other] { $count } subtitles are in place.
}
subtitles-take = { $form } subtitles
subtitles-transcript = Transcript
desk-subtitles = Import subtitles
desk-subtitles-why = .srt, .vtt or .ass. They replace the captions of the scenes they fall into.
editor-did-subtitles = added subtitles
desk-words = Word by word
desk-words-why = Place the playhead, then choose the word that lights up at that moment.
desk-word-here = “{ $word }” lights up here
desk-words-share = Share out by itself
