# Library and uploads.
problem-import-disk-full = Not enough room on the disk to prepare this file. It is kept as it is: make some room, then send it again.
problem-import-failed = This file could not be prepared, and it is our fault. Send it again; if it sticks once more, try another one.
problem-upload-too-large = This file is too large: { $most } at most. Shorten it, or film at a lower quality.
problem-upload-empty = This file is empty. Choose another one.
problem-upload-link-spent = This link has been used a lot already: { $count } uploads or { $size } at most. Ask whoever gave it to you for a new one.
problem-upload-no-room = Not enough room for this file ({ $size }). Nothing was deleted. Make some room, then resume the upload.

## The page
library-lead = Everything that was filmed, photographed or recorded, ready to serve again.
library-bin = Bin
library-bin-lead = What was thrown away can still be taken back.
library-back = Back to the library
library-drop = Drop videos, photos or sounds here. They stay on this machine.
library-add = Add files
library-search = Search by name
library-search-do = Search
library-kinds = Kind of files
library-all = All
library-videos = Videos
library-images = Photos
library-sounds = Sounds
library-count = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
library-used-count = { $count ->
    [one] In { $count } video
   *[other] In { $count } videos
}
library-refused = File refused
library-none-title = The cupboard is empty.
library-none-text = Nothing here yet. Add a clip, or film one from a video.
library-none-found = Nothing of that name.
library-none-found-text = Try another word, or look into the bin.
library-being-prepared = Being prepared
library-being-prepared-text = The file has come. We make a light copy of it for the editor: that takes a moment.
library-usable-text = You can already use this clip in your videos. The player comes as soon as its light copy is ready.
library-silent = no sound
library-hear = The sound of this clip
library-what = Content
library-size = Weight
library-when = Came
library-used-in = Used in
library-used-nowhere = No video yet.
library-name = Name
library-rename = Rename
library-original = Original file
library-again = Try preparing it again
library-restore = Take back
library-erase = Delete for good
library-erased = It is deleted for good.
library-bin-do = Put into the bin
library-binned = “{ $name }” is in the bin.
library-restored = “{ $name }” is back.
library-in-use = “{ $name }” is used in a video: it cannot be thrown away. Replace it in the video first.
library-in-use-why = This file is used in a video: it cannot be thrown away.
upload-sending = Uploading: {"{"}percent{"}"}%
upload-preparing = The file has come. It is being prepared.
upload-ready = It is ready.
upload-cut = The connection broke at {"{"}percent{"}"}%. Nothing is lost: the upload will go on from there.
upload-again = Resume
upload-stop = Stop
upload-failed = The file could not be prepared.
upload-sign-in = Your session has ended. Sign in again in another tab, then resume: nothing is lost.
