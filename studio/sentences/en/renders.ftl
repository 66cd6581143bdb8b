# Renders: what can go wrong with work in the background.
problem-job-fatal = This work brought the machine down three times, so we no longer restart it by ourselves. Restart it by hand, or replace the last file added.
problem-render-disk-full = Not enough room on the disk to finish the video. What was done is kept: make some room, then restart it.
problem-render-media-missing = A file of the video is no longer in the library. Replace it in the editor, then restart it.
problem-render-unfaithful = The European block of the end card is not as it must be: the video was not made. The editor says what to change.
problem-render-engine = The work stopped on a file. Restart it; if it happens again, replace the last file added.
problem-render-broken = The work stopped, and it is our fault. Restart it: what was done is kept.

## The queue and the finished video
renders-title = Renders
renders-lead = What is being made, what waits its turn, and what is finished.
renders-none-title = Nothing is being made.
renders-none-text = The printer is resting. When you like a video, click “Render” in the editor.
renders-under-way = Under way
renders-ended = Finished
renders-bar = Progress of the render
renders-waiting = Waits its turn
renders-cancel = Cancel
renders-retry = Restart
renders-ended-before = It had ended already: there was nothing left to cancel.
renders-running-already = It is under way already.
renders-player = The video “{ $title }”
renders-version = Version { $number }, made { $when }
renders-making = It is being made.
renders-in-the-box = It’s in the can.
renders-nothing-yet = Nothing is made yet.
renders-of = “{ $title }”
renders-newer-title = A newer version exists
renders-newer-text = The video was edited after this file. What is approved or scheduled does not change.
renders-make-newer = Render the new version
renders-make = Render the video
renders-make-form = Render this format
renders-make-three = { $count ->
    [3] Render all three shapes
   *[other] Render { $count } shapes together
}
renders-make-three-about = Vertical, square and feed together: sooner than one after another.
renders-schedule = Choose when it goes out
renders-edit = Edit
renders-formats = Formats
renders-take = Take away
renders-take-mp4 = MP4, { $form }
renders-take-srt = SRT subtitles
renders-take-poster = Poster
format-reel = Vertical 9:16
format-square = Square 1:1
format-feed = Feed 4:5
format-landscape = Landscape 16:9
format-draft = Draft

## Approval
approval-title = Review
approval-by = Approved by { $name }, { $when }.
approval-self = Approved by { $name }, who also made it, { $when }.
approval-ask-others = You made this file: somebody else of the team should look at it.
approval-note = A word for the team (optional)
approval-do = Approve
approval-own-do = Approve my own video
approval-untouched = { $count ->
    [one] Words of the template left as they were:
   *[other] Words of the template left as they were:
 }
approval-untouched-words = “{ $words }”
approval-meaning = You sign with your name, for this very file. If the video changes later, it takes a new approval.
approval-kept = It is approved, and signed.
approval-withdraw = Withdraw the approval
approval-withdrawn = The approval is withdrawn. { $stopped ->
    [0] Nothing was scheduled.
    [one] The scheduled post is cancelled.
   *[other] The { $stopped } scheduled posts are cancelled.
}
approval-older-title = An earlier version is approved
approval-older-text = { $name } said yes to an older file, { $when }. That one goes out as long as this one is not approved.
renders-quiet-title = The sound stays low.
renders-quiet-text = { $lufs } LUFS instead of −14: it was too faint to be raised without hiss. Film from closer, or add music.
