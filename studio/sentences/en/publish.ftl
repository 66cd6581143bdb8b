# Publishing: what a network would refuse, what it answered, what the log says, the report.

## What would be refused, said before sending
problem-post-text-too-long = The text is { $length } characters long, the network takes { $maximum }. Shorten it.
problem-post-too-many-hashtags = The text has { $count } hashtags, the network takes { $maximum }. Keep the best.
problem-post-too-many-mentions = The text mentions { $count } accounts, the network takes { $maximum }. Remove some.
problem-post-time-past = That time has passed. Choose one to come.
problem-post-time-too-far = That is more than { $days } days away. Check the year.
problem-post-file-too-long = The video lasts { $seconds } s, the network takes { $maximum } s. Cut a scene.
problem-post-file-too-short = The video lasts { $seconds } s, it needs at least { $minimum }. Lengthen a scene.
problem-post-file-too-big = The file weighs { $megabytes } MB, the network takes { $maximum }. Shorten the video.
problem-post-picture-too-small = The picture is { $width } × { $height } pixels, it needs at least { $least_width } × { $least_height }. Render it again as a Reel.
problem-post-picture-too-wide = The picture is { $width } pixels wide, the network takes { $maximum }. Render it again as a Reel.
problem-post-picture-shape = The shape { $width } × { $height } is not accepted. Render it again as an upright Reel.
problem-post-frame-rate = The video has { $rate } frames a second, it needs between { $minimum } and { $maximum }. Render it again.
problem-post-video-codec = The picture is coded as { $codec }, which the network does not read. Render it again.
problem-post-pixel-format = The colours are coded as { $format }, which the network does not read. Render it again.
problem-post-audio-codec = The sound is coded as { $codec }, which the network does not read. Render it again.
problem-post-audio-rate = The sound has { $rate } samples a second, the network takes { $maximum }. Render it again.
problem-post-audio-channels = The sound has { $channels } channels, the network takes { $maximum }. Render it again.
problem-post-no-sound = The file has no sound track, not even a silent one: some networks refuse that. Render it again.
problem-post-container = The file is a { $container }: an MP4 is needed. Render it again.
problem-post-edit-list = The file begins with an offset that the network refuses. Render it again.
problem-post-index-last = The file’s index is at its end, the network wants it first. Render it again.
problem-post-cover-too-late = The cover is taken after the end of the video. Choose another picture.

## What the network answered
problem-network-unreached = The network cannot be reached. Nothing went out: we try again by ourselves. If it lasts, check the connection.
problem-network-no-answer = The network did not answer. We try again by ourselves.
problem-network-bad-answer = The network gave a garbled answer. We try again by ourselves.
problem-network-busy = The network has trouble of its own. We try again by ourselves.
problem-network-throttled = The network asks us to wait. The video goes out as soon as it reopens.
problem-network-daily-quota = This account has reached the day’s number of posts. The video goes out as soon as there is room.
problem-network-spam-hold = The network thought it saw a robot. The video may be online: we look, and send nothing more for a day.
problem-network-blocked = The network has blocked this account for a time. Nothing went out. Open the network’s app to see why, then try again tomorrow.
problem-network-too-fast = The network finds that we publish too fast. The video goes out a little later.
problem-network-token-dead = The access to this account no longer works. Nothing went out, everything is kept. Renew the access in Accounts, then try again.
problem-network-login-needed = The network wants you to sign in there first. Go to facebook.com, answer what it asks, then renew the access in Accounts.
problem-network-permission-missing = This account lacks a permission. Connect it again in Accounts and tick everything.
problem-network-not-as-page = This access is a person’s, not the Page’s. Connect the account again in Accounts and tick the Page.
problem-network-account-restricted = Instagram has restricted this account. Open the app, answer what it asks, then try again.
problem-network-identity = The network asks who runs this Page. Open its app, confirm, then try again.
problem-network-app-capability = The app declared at Meta may not do this. Whoever looks after the computers must add it at Meta.
problem-network-object-unreadable = The network will not show us how far the upload is. That proves nothing: we look again.
problem-network-object-gone = The network lost the upload on the way. Nothing went out: we start again.
problem-network-wrong-kind = The network no longer takes this kind of video. Render it again as a Reel.
problem-network-parameter = The network refuses: “{ $message }”. Nothing went out.
problem-network-video-format = The network cannot read this file. Nothing went out: render it again, then retry.
problem-network-video-shape = The network refuses the shape of the picture. Nothing went out: render it again as a Reel.
problem-network-video-size = The network finds the picture too small. Nothing went out: render it again as a Reel.
problem-network-video-duration = The network refuses the video’s length. Nothing went out: shorten or lengthen it.
problem-network-video-rate = The network refuses the frame rate. Nothing went out: render it again.
problem-network-file-unfetched = The network could not take the file. We try again by ourselves.
problem-network-file-too-small = The network finds the file too small. Nothing went out: render it again.
problem-network-cover-moment = The network refuses the cover that was chosen. Nothing went out: choose another.
problem-network-caption-too-long = The network finds the text too long. Nothing went out: shorten it.
problem-network-link-refused = The network refuses a link in the text. Nothing went out: remove or change it.
problem-network-duplicate = The network says this is the same as the last one. It may be online already: we look.
problem-network-not-ready = The network is still preparing the video. We wait.
problem-network-upload-failed = The upload did not arrive whole. Nothing went out: we start again.
problem-network-upload-offset = The upload and the network count differently. Nothing is lost: we go on at the right place.
problem-network-upload-unknown = The network no longer knows the upload that was begun. Nothing was posted: we begin another one.
problem-network-upload-host = The network gave an unexpected upload address. To be safe, nothing was sent. Check the addresses in Settings.
problem-network-processing-failed = The network could not prepare the video. Nothing went out: we start again, or else render it again.
problem-network-container-expired = The upload waited more than a day and the network threw it away. Nothing went out: we start again.
problem-network-still-processing = The network is still working, longer than usual. We keep an eye on it: do not send it again.
problem-network-outcome-unknown = Meta did not answer. The video may be online. We do not send it again by ourselves: the same joke twice is once too often.
problem-network-gave-up = We tried for a long time and the network would not hear of it. Nothing went out. Try again whenever you like.
problem-network-unknown = The network answered { $code }: “{ $message }”. We try again by ourselves.

## What a publication waits for
problem-publication-missed = Its time passed { $minutes } min ago; the computer was off or the account was down. Nothing went out: publish now, or choose another time.
problem-publication-file-missing = The video’s file is gone. Nothing went out: render it again, then schedule it.

## What troubles an account
problem-account-not-page-token = This is not a Page’s access ({ $kind }). The Page’s own is needed, or every post would be refused. In Accounts, use “Sign in to Facebook”.
problem-account-token-invalid = This access is not valid. Copy it again, whole, or use “Sign in to Facebook”.
problem-account-token-expired = This access has ended. Ask for a new one.
problem-account-expires-soon = { $days ->
    [0] The access ends today. Renew it now: one minute, and nothing is lost.
    [one] The access ends in { $days } day. Renew it now: one minute, and nothing is lost.
   *[other] The access ends in { $days } days. Renew it now: one minute, and nothing is lost.
 }
problem-account-other-app = This access belongs to another app than the studio’s. Ask for one for the right app.
problem-account-scope-missing = This access lacks permissions ({ $scopes }). Start again and tick everything.
problem-account-no-pages = Facebook shows no Page. Start again and tick the Page; if it is in a business portfolio, tick that too.
problem-account-page-without-token = Facebook gives no access to “{ $page }”. Start again and tick that Page.
problem-account-no-instagram = No professional Instagram account is linked to “{ $page }”. Link it in the Page’s settings if you want to publish there.
problem-account-unreachable = The network does not answer, so we know nothing about this account. Try again in a moment.
problem-account-refused = The network refuses: “{ $message }”.
problem-account-app-missing = The studio does not know its app at Meta yet. Whoever looks after the computers must give its number and secret.
problem-account-keys-unreadable = The stored access no longer opens with this computer’s key. Connect the account again.

## A publication's log
publication-log-scheduled = Scheduled
publication-log-moved = Moved
publication-log-cancelled = Cancelled
publication-log-asked-now = “Now”, someone asked
publication-log-claimed = It is time: the studio takes care of it
publication-log-taken-over = Taken up again after a stop
publication-log-missed = Its time passed without us
publication-log-started = The network awaits the video
publication-log-uploaded = The video has arrived at the network
publication-log-publishing = Asked to publish
publication-log-accepted = Accepted, being processed
publication-log-published = Published
publication-log-outcome-lost = No answer: it may be online
publication-log-found = We saw it online
publication-log-looked-running = The network is still working
publication-log-looked-absent = Not online for now
publication-log-looked-unreadable = Could not look
publication-log-send-again = Certainly not published: the same upload goes again
publication-log-remote-dead = Upload lost, nothing published: another replaces it
publication-log-deferred = Put off for a little while
publication-log-held = Waits for someone
publication-log-failed = Refused
publication-log-confirmed = “It is there”, someone said
publication-log-denied = “It is not there”, someone said
publication-log-detailed = Address known
publication-log-cosmetic-failed = Address or cover not taken yet (the video is online)

## Where
placement-facebook-reel = Facebook Reel
placement-instagram-reel = Instagram Reel

## What a number counts
metric-views = Views
metric-first-views = Views without replays
metric-reach = People reached
metric-watch-time = Average time watched
metric-likes = Likes
metric-comments = Comments
metric-shares = Shares
view-means-fb_reels_total_plays = Facebook counts a start from the first thousandth of a second, and every replay.
view-means-blue_reels_play_count = Facebook counts a start from the first thousandth of a second, without replays.
view-means-views = Instagram counts every start, replays included, without advertising or Facebook.

## The report
report-title = Your videos were seen
report-subtitle = Report from { $from } to { $to }
report-title-unseen = Your videos are out
report-lead = { $videos ->
    [0] No video came out before the end of this period.
    [one] { $videos } video out, { $fresh ->
        [0] before the period
       *[other] within the period
     }.
   *[other] { $videos } videos out, { $fresh ->
        [0] all before the period
       *[other] { $fresh } of them within the period
     }.
 }
report-lead-views = { $views ->
    [one] { $views } view in the period.
   *[other] { $views } views in the period.
 }
report-lead-no-figure = The views are not known yet: networks may take 48 hours before they count.
report-sum-note = Each network counts views in its own way: added up, they give an order of magnitude. They compare neither from one network to another, nor with figures from before 2025.
report-totals = By network
report-videos = Video by video
report-gaps = What is missing, and why
report-gaps-none = No reading is missing.
report-definitions = What “view” means
report-chart-title = Views in the period, by video and network
report-chart-alt = Bar chart of the views in the period. { $list }. The same numbers are in the table that follows.
report-made = Made on { $when } with Clin d’Œil.
report-made-for = Made on { $when } with Clin d’Œil, for { $organisation }.
report-page = Page { $page } of { $pages }
report-gained = views in the period
report-count = { $count ->
    [one] { $count } post
   *[other] { $count } posts
 }
report-unknown = { $count ->
    [one] of which { $count } without a number
   *[other] of which { $count } without a number
 }
report-not-known = no number
report-empty = Nothing to count in this period.
report-column-title = Video
report-column-network = Network
report-column-account = Account
report-column-published = Out on
report-column-gained = Views in the period
report-column-views = Views since it came out
report-column-measured = Read on
report-column-metric = The network’s name of the number
report-column-version = API version
report-column-address = Address
report-column-remark = Remark
report-gap-never-asked = Not read yet: the first reading comes within minutes of coming out.
report-gap-never-read = Read, but the network has given no number yet: it may take 48 hours.
report-gap-no-start = No reading from before the period: what came during it is not known.
report-gap-silent = No reading from { $since } to { $until }.
report-gap-stale-end = The last reading is from { $since }.
report-gap-fell = On { $since } the network took views back.
