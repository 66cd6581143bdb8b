# Library and uploads.
problem-import-disk-full = Not enough room on the disk to prepare this file. It is kept as it is: make some room, then send it again.
problem-import-failed = This file could not be prepared, and it is our fault. Send it again; if it sticks once more, try another one.
problem-upload-too-large = This file is too large: { $most } at most. Shorten it, or film at a lower quality.
problem-upload-empty = This file is empty. Choose another one.
problem-upload-no-room = Not enough room for this file ({ $size }). Nothing was deleted. Make some room, then resume the upload.
