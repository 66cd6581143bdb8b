# What is wrong, missing or worth a look in a storyboard. One sentence: what, where, how to mend it.

## At the door: the file
problem-document-unreadable = The file “{ $name }” cannot be read. Check that it exists and is saved as UTF-8.
problem-document-too-large = The file “{ $name }” is too large for a template. A template is a few kilobytes: choose its storyboard.json.
problem-not-json = The file is not valid JSON: look at line { $line }.
problem-not-a-storyboard = The file is not a storyboard: it must start with a brace and say its “schema”.
problem-schema-missing = The file does not say its form. Add "schema": "{ $expected }" at the top.
problem-schema-unknown = The form “{ $found }” is unknown here. “{ $expected }” is expected: update the studio, or mend the file.
problem-unknown-key = There is no key “{ $key }”. Correct its spelling or take it out.
problem-missing-key = The key “{ $key }” is missing. Add it.
problem-not-one-of = “{ $found }” is not possible here. Choose among: { $expected }.
problem-not-a-whole-number = “{ $found }” is not a whole number. Write it without a decimal point.
problem-not-a-text = “{ $found }” is not a text. Put it between quotes.
problem-wrong-form = “{ $found }” has the wrong form. Compare it with a bundled template.
problem-not-a-time = “{ $found }” is not a time. Write for example 0:02.4 (in a file: "2.4s").
problem-not-on-a-frame = “{ $found }” falls between two frames. At 30 frames a second, round to a thirtieth: "2.4s" will do, "2.41s" will not.
problem-not-a-colour = “{ $found }” is not a colour. Write a hash and six characters, for example "#ffd05a".
problem-media-outside = “{ $name }” lies outside the template’s folder. Put the file beside the storyboard.
problem-media-missing = The file “{ $name }” cannot be found. Put it in the storyboard’s folder, or correct its name.
problem-no-such-template = There is no template “{ $name }”. The list is under Templates.

## The whole
problem-no-scene = The score is empty. Add a first scene.
problem-scene-exists = Two scenes bear the same inner name, “{ $scene }”. Rename one of them.
problem-joke-too-long = The video lasts { $length }. Facebook stops at { $limit } seconds: shorten a scene.
problem-joke-too-short = The video lasts { $length }. It takes at least 3 seconds to be published: lengthen a scene.
problem-unknown-music = There is no music “{ $name }”. Choose another in the Music tab.
problem-music-stop-nowhere = The music is to stop in a scene that no longer exists. Choose another stop in the Music tab.
problem-cover-nowhere = The cover comes from a scene that no longer exists. Choose another picture in the Cover tab.
problem-unknown-ending = There is no ending “{ $name }”. Choose one of the template’s endings.
problem-nothing-played = No scene is played with this ending. Choose another ending, or add a scene.
problem-id-twice = Two parts bear the same inner name, “{ $id }”. Rename one of them.
problem-speakers-too-many = There are too many voices: { $limit } at most. Take some out.
problem-end-card-outside = The end card cannot last that long. Stay between one frame and { $limit } seconds.
problem-end-card-empty = The end card is empty. Write at least the name of your agency, or add its logo.
problem-end-card-faint = The end card is hard to read: ink and background are alike. Choose another colour.
problem-union-proportions = The European emblem has lost its proportions, two high by three wide. Give them back.
problem-union-colours = The European emblem has lost its colours, blue 0/51/153 and yellow 255/204/0. Give them back.
problem-union-too-small = The European emblem is too small: its height is at least { $least } thousandths of the picture’s shorter side. Make it larger.
problem-union-too-large = The European emblem takes all the room: the name and the address can no longer be read. Make it less high.
problem-union-smaller-than-logo = A logo of the end card is higher than the European emblem, which the regulation forbids. Make the logo smaller, or the emblem larger.
problem-union-outside = The European emblem and its statement leave the visible part of the end card. Make it less high.
problem-union-words-over = The statement touches the European emblem. Move them apart.
problem-union-crowded = Something stands too near to the European emblem: leave a quarter of its height around it.
problem-union-typeface = The European statement is not in one of the typefaces that are allowed (Arial, Auto, Calibri, Garamond, Trebuchet, Tahoma, Verdana, Ubuntu). Change it.
problem-union-wording = The European statement is not the right one: “Co-funded by the European Union”, in full. Correct it.
problem-union-letters = The European statement is out of proportion with the emblem. Change the size of its letters.
problem-union-ink = The European statement is written in blue, black or white, and must be read on its ground. Change its colour.
problem-union-border = On a coloured ground the European emblem bears a white border. Add it, or choose a white ground.
problem-union-too-brief = The end card passes too quickly for the European emblem. Keep it for at least { $seconds } seconds.
problem-union-not-still = The European emblem does not move and bears no effect. Take the effect or the transition off the end card.
problem-union-covered = Something lies over the European emblem. Nothing may cover it: take it off the end card.
problem-union-missing = This card speaks of the European Social Fund or of the Union, without the emblem and its statement. Add the ESF+ block in the Cover tab.
problem-media-wrong-kind = { $wanted ->
    [footage] A video belongs here. Choose a filmed shot.
    [photo] A still picture belongs here. Choose a photo or a logo.
    [sound] A sound belongs here, and this file has none. Choose a recording.
   *[picture] A picture belongs here. Choose a shot or a photo.
}
problem-range-reversed = The shortest length is longer than the longest. Swap the two.
problem-transition-outside = The passage to the next scene cannot last that long. Stay between one frame and { $limit } seconds.
problem-voice-outside = The voice starts at { $moment }, outside the scene. Bring it forward.

## A scene
problem-slot-empty = { $kind ->
    [photo] A photo is missing. Take it with your phone, or choose one in the library.
   *[footage] A shot is missing. Film it with your phone, or choose one in the library.
}
problem-card-empty = The card is empty. Write what it says.
problem-card-faint = This card is hard to read: ink and background are alike. Choose another colour.
problem-voice-empty = The voice is missing. Record it with your phone, or choose a sound.
problem-unknown-act = The troupe does not know the act “{ $name }”. Choose another, or film the scene.
problem-take-too-short = The shot is { $missing } too short: its last picture will stand still. Choose a longer stretch, or slow it down a little.
problem-not-in-hand = This file is no longer in the library. Put it back, or choose another.
problem-take-outside = The chosen stretch goes past the end of the shot. Shorten it with the handles.
problem-tempo-outside = A speed of { $tempo } % is out of bounds. Choose between 25 % and 400 %.
problem-hold-outside = The silence before this scene is too long. Stay between 0 and { $limit } seconds.
problem-repeats-outside = This scene cannot be played { $repeats } times. Choose from 1 to 4.
problem-caption-empty = A caption is still empty. Write it, or take it out.
problem-caption-outside = A caption starts at { $moment }, after the scene’s end. Bring it forward.
problem-unknown-speaker = There is no voice “{ $name }”. Choose who speaks in the Captions tab.
problem-reading-too-fast = This caption has { $signs } characters, and { $room } can be read in that time. Shorten it, or leave it longer.
problem-reading-brisk = This text has { $signs } characters; { $room } read with ease in that time. It is within the charter’s tolerance.
problem-signs-unknown = The studio cannot draw: { $signs }. It will not be seen: choose another.
problem-gag-outside = A gag starts at { $moment }, outside the scene. Move it.
problem-burst-empty = The shout says nothing yet: write its word.
problem-second-clip-empty = The second clip of this gag is missing: choose it.
problem-speed-outside = A gag’s speed goes from { $least } % to { $most } %: beyond, the limit applies.
problem-unknown-drawing = This studio does not know the drawing “{ $name }”. Choose another gag.
problem-sticker-empty = A sticker has no emoji. Choose one.
problem-unknown-sound = There is no sound “{ $name }”. Choose another in the Gags tab.
problem-sound-outside = A sound starts at { $moment }, outside the scene. Move it.

## A refused gesture
problem-no-such-scene = This scene no longer exists. Somebody may have removed it: look at the history.
problem-no-such-part = This part no longer exists. Somebody may have removed it: look at the history.
problem-no-sound-in-it = This file has no sound. Choose a recording of a voice.
problem-wrong-kind = A sound cannot fill a picture. Choose a shot or a photo.
problem-nothing-to-trim = There is no shot to trim here. Fill the scene first.
problem-cannot-split = It cannot be cut here. Put the playhead in the middle of a shot.
problem-split-repeats = This scene is repeated: set its repeats to one, then split it.
problem-split-in-a-gag = A gag changes the speed of the clip at this place: split the scene before or after it.
problem-not-a-verb = This gesture was not understood ({ $place }). Reload the page: your work is kept.
problem-number-outside = This number is beyond all measure. Nothing changed: give another one.
problem-text-too-long = This text is too long ({ $limit } characters at most). Shorten it.
problem-list-too-long = That is too many: { $limit } at most. Remove one before adding another.
problem-too-deep = This document is nested too deeply. Start from a template that works.
