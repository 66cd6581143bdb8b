doctor-faces = Finding faces is ready.
doctor-faces-bad = Finding faces does not start; everything else works. Install again with “make setup”.
problem-no-detector = Finding faces does not start on this machine ({ $error }). Install again with “make setup”.
# Faces: where they are, never whose
desk-faces-follow = Follow the face
desk-faces-looks = The machine is looking at the clip…
desk-faces-missing = Finding faces is not installed on this machine: frame by hand. Everything else works.
desk-framing-proposed = Framed after the face. Move the point, and it is yours.
desk-framing-follows = The framing follows the face. Move the point, and it is yours.
desk-focus-many = { $count } framings, one after the other.
desk-focus-none = One framing for the whole scene
problem-faces-nothing-cut = This clip fits the picture whole: there is nothing to follow.
problem-faces-unseen = The faces of this clip have not been looked for yet. Wait for its import to end, then try again.
problem-faces-none = No face was found in this clip: the framing has not moved. Frame it by hand.
problem-faces-disk-full = Not enough room on the disk to look for faces. Make room, then try again.
problem-faces-media-missing = This clip is not ready yet, or is no longer in the library. Wait for its import to end, then try again.
problem-faces-killed = The machine stopped the search for faces. Try again.
problem-faces-failed = The search for faces stopped, and that is our fault. Try again; should it happen again, frame by hand.
