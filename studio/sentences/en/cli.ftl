# The command line.
cli-open = The studio is open: { $address }
cli-first-code = First-visit code: { $code }
cli-how-to-stop = To stop it: Ctrl-C.
cli-child-dies = The part “{ $word }” does not start. Run “studio doctor” to know why.
cli-emulator-open = The pretend network is open: { $address }
problem-setting-wrong = { $name } is “{ $value }”, which means nothing here. Correct this variable.
problem-data-folder = The folder { $path } cannot be used ({ $why }). Choose another with --data or STUDIO_DATA.
problem-no-organisation = There is no organisation yet. Open the studio and make the first visit, or run “studio users add”.
problem-which-organisation = There are several organisations. Choose with --organisation among: { $names }.
problem-port-taken = Port { $port } of { $host } is taken already, perhaps by another studio. Choose another with --port.
cli-rendering = Render
cli-importing = Preparing the files
cli-rendered = Done: { $file }
cli-no-moment = “{ $found }” is no moment. Write seconds, for example 3.2.
problem-no-such-video = There is no video number { $id } in this organisation.
problem-moment-outside = The moment { $moment } is outside the video, which lasts { $length } s. Choose another.
problem-disk-full = Not enough room on the disk ({ $path }). What was done is kept: make some room, then start again.
problem-engine-failed = The work stopped on a file. Try with another. Detail: { $detail }
problem-cannot-write = The file { $path } cannot be written ({ $why }). Choose another place.
cli-user-added = { $email } has an account in “{ $organisation }”.
cli-user-password = Password, shown this once only: { $password }
cli-user-reset = { $email } has a new password.
cli-user-disabled = The account of { $email } is closed.
cli-nothing = Nothing to show yet.
cli-nobody = There is nobody yet.
cli-scenes = { $count ->
    [one] { $count } scene
   *[other] { $count } scenes
}
cli-template-good = { $file } is in order.
cli-imported = { $file } is in the library, number { $number }.
cli-kind-video = video
cli-kind-image = photo
cli-kind-audio = sound
cli-with-sound = with sound
problem-user-email = “{ $email }” is not a complete mail address. Correct it.
problem-user-known = { $email } has an account already. For a new password: “studio users reset { $email }”.
problem-user-unknown = Nobody is called { $email } here. Look with “studio users list”.
problem-user-last-admin = This is the last person who administers this organisation. Give that role to somebody else first.
problem-password = { $why }
doctor-folder = The folder { $path } can be read and written.
doctor-folder-bad = The folder { $path } cannot be written ({ $why }). Choose another with STUDIO_DATA, or change its rights.
doctor-room = { $gigabytes } GB are left on the disk.
doctor-room-bad = Only { $gigabytes } GB are left on the disk. Make some room: a render takes two.
doctor-database = The database is in good health ({ $path }).
doctor-database-bad = The database is damaged ({ $path }). Stop the studio and put back a backup.
doctor-keys = The keys can be read by you alone.
doctor-keys-bad = The key { $path } can be read by others. Run “chmod 600” on this file.
doctor-ffmpeg = ffmpeg is there, with all that is needed ({ $path }).
doctor-ffmpeg-bad = ffmpeg lacks: { $missing }. Install again with “make setup”.
doctor-fonts = The { $count } fonts are there, and French is drawn well.
doctor-fonts-bad = Fonts are missing ({ $count } found), or what draws them. Install again with “make setup”.
doctor-clock = The clock is right, as far as one can see.
doctor-clock-bad = The machine’s clock is in the past. Set it: publications depend on it.
doctor-port = Port { $port } of { $host } is free.
doctor-port-taken = Port { $port } of { $host } is taken: by this studio, no doubt. If not, choose another with STUDIO_PORT.
doctor-broken = A check stopped: { $why }. Install again with “make setup”.

## Why the machine refuses a file
cause-no-right = you have no right to
cause-no-such-place = this folder does not exist
cause-not-a-folder = a part of the path is no folder
cause-is-a-folder = it is a folder
cause-no-room = the disk is full
cause-read-only = this disk cannot be written to
cause-name-too-long = this name is too long
cause-too-big = this disk takes no file so big
cause-other = error { $number } of the system
cli-still-empty = Some holes are still to be filled. To make the video anyway: --anyway.

## The pretend network
cli-emulator-empty = There is no practice account yet. To have one, stop (Ctrl-C) and start again with --seed.
cli-emulator-page = To practise with: the Page “{ $page }” and its Instagram account @{ $instagram }.
cli-emulator-token = The key of that Page, to paste under “Accounts”:
cli-emulator-settings = And in the studio’s terminal, before “make run”, so that it speaks with the pretend network rather than with Meta:
cli-emulator-then = Leave this window open: the pretend network stops with it (Ctrl-C).
