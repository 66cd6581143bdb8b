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
desk-focus-none = One framing only
problem-faces-nothing-cut = This clip fits the picture whole: there is nothing to follow.
problem-faces-unseen = The faces of this clip have not been looked for yet. Wait for its import to end, then try again.
problem-faces-none = No face was found in this clip: the framing has not moved. Frame it by hand.
problem-faces-disk-full = Not enough room on the disk to look for faces. Make room, then try again.
problem-faces-media-missing = This clip is not ready yet, or is no longer in the library. Wait for its import to end, then try again.
problem-faces-killed = The machine stopped the search for faces. Try again.
problem-faces-failed = The search for faces stopped, and that is our fault. Try again; should it happen again, frame by hand.

## A blur that follows a face
desk-follow = Follow a face
desk-follow-another = Follow another face
desk-follow-stop = Stop following
desk-follow-mark = Touch the face to hide. With the keyboard: the arrows, then Enter; Escape to give up.
desk-follow-point = The face to hide
desk-follow-runs = The machine follows the face, picture by picture…
faces-done = The blur follows this face through the whole scene. Watch all of it before you publish.
faces-done-in-part = The blur follows this face from { $from } to { $to } of the scene only: before and after it is seen. Make the blur longer if need be.
desk-follow-promise = The blur follows the face that the machine sees. From the side, from behind, far away, in the shade or in a group it may lose it or mix it up: it then hides more, and guarantees nothing. A hidden face is still known by the voice, the clothes, the place. Watch the whole passage; in doubt, cut it.
editor-follow-lost = Face not seen at { $moments }: watch these moments.
editor-follow-adrift = The blur was moved: part of the passage was not followed. Press “Follow another face” again.
faces-nothing-there = There is no clip to follow there. Put the blur on a filmed scene, then try again.
faces-nobody-there = No face was found there: the blur has not moved. Aim closer to the face, at a moment when it is well seen, or place the blur by hand.
faces-outdated = The scene’s clip changed during the search. Ask again.
problem-blur-to-look-at = The blur does not always see the face it hides. The Gags tab says when: watch these moments, or cut the passage.
