# What comes in: why a file is refused. “name” is the file's name.
problem-empty = The file “{ $name }” is empty. Send it again from the phone.
problem-not-media = “{ $name }” is neither a video, a photo nor a sound. Choose a clip, a photo or a recording.
problem-no-picture = “{ $name }” holds neither picture nor sound. Choose another file.
problem-damaged = “{ $name }” is damaged: it cannot be read to its end. Send it again from the phone, or film it again.
problem-too-large = The picture of “{ $name }” is too large ({ $width } × { $height } pixels). Make it smaller, or choose another take.
problem-too-large-file = “{ $name }” is larger than { $most } GB. Trim the clip on the phone before you send it.
problem-too-long = “{ $name }” lasts { $seconds } seconds; at most { $most } seconds are taken. Trim the clip on the phone before you send it.
problem-too-heavy = “{ $name }” asks too much of this machine. Film in 1080p rather than 4K or 8K, or trim the clip.

# The house's own sounds and music.
sound-tick-tock = Tick tock
sound-ding = Ding
sound-rimshot = Ba dum tss
sound-drum-roll = Drum roll
sound-boing = Boing
sound-whoosh = Whoosh
sound-pop = Pop
sound-record-scratch = Record scratch
sound-birds = Birds
sound-buzzer = Wrong answer
sound-applause = Applause
sound-crickets = Crickets
sound-triumph = Triumph, cut short
sound-bleep = Bleep
sound-stamp = Rubber stamp
sound-boom = Trailer boom
sound-crowd = Roar of the crowd
sound-whistle = Referee’s whistle
sound-printer-jam = Paper jam
music-calme-savane = Calm on the savanna
music-pizzicato = On tiptoe
music-fanfare = Medal ceremony

# Caption styles.
style-documentaire = Documentary
style-deux-voix = Two voices
style-carton = Big card
