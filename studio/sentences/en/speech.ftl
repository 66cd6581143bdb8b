# Captions put where the voice says them
speech-laid = { $count ->
    [one] One caption now follows the voice.
   *[other] { $count } captions now follow the voice.
}
speech-there = The captions were in their place already.
speech-other = What is said is not what is written, so nothing moved. See below what the machine heard.
speech-nobody = Nobody speaks in this scene, or too low to be understood. Nothing moved.
speech-after = On the punchline the captions come after the voice, so they keep their moment. To have them follow it, untick “The caption comes after the voice”.
speech-outdated = The scene changed while the machine listened. Start again to have it listen to the scene as it is.
speech-nothing-to-hear = There is no voice in this scene yet. Add a clip or a voice, then try again.
problem-speech-missing = Speech recognition is no longer installed on this machine. Ask the person who looks after it to run “make speech”.
problem-speech-damaged = The speech model is damaged or not the right one. Ask the person who looks after the machine to run “make speech” again.
problem-speech-disk-full = Not enough room on the disk to listen to the scene. Make room, then start again.
problem-speech-media-missing = The sound of this scene is not ready yet, or no longer in the library. Wait for its import to end, then start again.
problem-speech-heavy = Listening to this scene took too long. Shorten it, then start again.
problem-speech-killed = The machine stopped the listening. Start it again.
problem-speech-engine = Listening stopped, and that is our fault. Start it again; should it happen again, place the captions by hand.
desk-speech = Put captions where the voice says them
desk-speech-why = The machine listens to the scene and places each caption when it is said. Your words stay as you wrote them.
desk-speech-missing = To put captions where the voice says them, speech recognition is missing. The person who looks after this machine can add it: “make speech”, then restart the studio. Nothing leaves the machine.
desk-speech-listens = The machine listens…
desk-speech-stop = Stop listening
desk-speech-offers = What else is said
desk-speech-guessed = To be read again
desk-speech-script = The template’s words
desk-speech-text = What is said
desk-speech-add = Add
desk-speech-leave = Leave out
