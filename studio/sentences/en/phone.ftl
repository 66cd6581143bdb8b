# The page on the phone.
phone-link-text = { $address } — this link closes { $until }.
phone-link-here-only = This studio is open on its own computer only: a phone cannot reach it yet. Ask whoever installed it to restart it with “--host 0.0.0.0”. Meanwhile, choose a file.
phone-for = To film for
phone-left = { $count ->
    [0] Everything is filled. You can still do a take again.
    [one] One more thing to film.
   *[other] { $count } more things to film.
}
phone-steps = The scenes to film
phone-step = Scene { $number }: { $name }
phone-scene = Scene { $number }, { $length }
phone-say = To say
phone-filled = In the can
phone-film-do = Film
phone-photo-do = Take the photo
phone-voice-do = Record the voice
phone-again-do = Do it again
phone-gallery = Choose on the phone
phone-next = Later, next scene
phone-sending-label = Upload
phone-preparing = Received. We are preparing the take…
phone-thanks = Thank you. That is all.
phone-thanks-text = The takes have come. You can put this phone away, or go back to a scene.
phone-over-title = This link no longer works.
phone-over-text = It was taken back, or its day is over. Ask for another one from the editor.
phone-on-its-way = { $count ->
    [one] One more file on its way.
   *[other] { $count } more files on their way.
}
phone-stay = Keep the screen on and this page open: it says when everything has arrived.
