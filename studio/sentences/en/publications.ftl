# Publications: the list, a page for each, planning.
network-facebook = Facebook
network-instagram = Instagram
said-of = { $what }: { $words }
new-window = (new window)
publications-title = Publications
publications-text = { $count ->
    [0] Nothing waits for you. Everything takes its course.
    [one] One publication waits for your word.
   *[other] { $count } publications wait for your word.
 }
publications-filter = What is shown
publications-only-all = All
publications-only-to-do = To deal with
publications-only-planned = To come
publications-only-live = Published
publications-where = How it stands
publications-act-failed = Mend
publications-act-unsure = I’ll look
publications-act-late = Decide
publications-empty-title = Nothing here for now.
publications-empty-text = An approved video is scheduled from its page. Whatever happens to it then is told here.
publication-lanes = { $count ->
    [one] On one account.
   *[other] On { $count } accounts.
 }
publication-open-video = Open the video
publication-views = Its views
publication-watch = What goes out: { $title }
publication-text = The text
publication-no-text = No text.
publication-approved = Approved by { $name }, { $when }.
publication-approved-self = Approved by { $name } for their own video, { $when }.
publication-file = This very file goes out: editing the video later changes nothing.
publication-see = See on { $network }
publication-look = Look on { $network }
publication-looked = So, is it there?
publication-there = It is there
publication-not-there = It is not there
publication-now = Publish now
publication-again = Send again
publication-remake = Make the video again
publication-account = See the account
publication-reword = Change the text and send again
publication-words = Text for { $network }
publication-move-again = Schedule again
publication-cancel = Take back
publication-address-later = Its address comes in a few minutes.
publication-technical = Technical log
publication-step = Step
publication-code = Code
publication-network-words = What the network answered
publication-landed = It is published, at { $clock }.
publication-now-said = Off it goes, within a few seconds.
publication-confirm-said = Very well: it is noted as published, and will not be sent again.
publication-deny-said = Understood: it is sent again under the same number, so there can be no second one.
publication-reword-said = The text is changed.
publication-too-late = Something happened meanwhile. This is how it stands.
standing-planned = Nothing to do, all is ready.
standing-late-here = Its time passed { $minutes } min ago. If the machine is working, it goes out in a moment.
standing-account-broken = The account no longer answers: it waits until it is connected again.
standing-sending = It is on its way. There is nothing to do.
standing-deferred = Nothing is lost: we try again by ourselves.
standing-processing = The network is preparing it. A few minutes, usually.
standing-live = It is online.
standing-unsure = The network did not answer. It may be online. We do not send it again by ourselves: the same joke twice is once too often.
standing-missed = It is for you to say whether it goes now or another day.
standing-held = Nothing went out. It waits for your word.
standing-failed = Sending it again will not make a second one.
standing-cancelled = Taken back before it went out.
cli-person = the command line
cli-views-collected = { $readings } readings for { $publications } publications.
problem-account-unknown = No account is called “{ $account }”. “studio accounts list” shows them.
problem-publication-unknown = There is no publication { $publication }. “studio publish list” shows them.
problem-publication-too-late = Publication { $publication } is no longer in a state where that can be done: it is on its way, or online. “studio publish show { $publication }” tells how it stands.
problem-time-unreadable = “{ $text }” is no moment. Write it like 2026-11-24T12:15.
problem-time-skipped = { $hour } does not exist that night: the clock goes forward. Choose { $next }, for instance.
problem-file-not-a-video = this file is not a video that can be published.
problem-nothing-of-that-name = “{ $name }” is neither a file nor the number of a video.
problem-video-not-approved = “{ $title }” has no approved file. Make it and have it approved first.
problem-report-dates = The period must begin before it ends.
problem-file-unwritable = { $path } cannot be written ({ $why }).
plan-title = Schedule
plan-lead = Where, what, when. Then it goes out by itself.
plan-where = Where
plan-words = The words
plan-text = Text under the video
plan-text-help = The same everywhere, unless you write another below.
plan-other-words = Another text for { $network }
plan-count = { $length } characters of { $maximum }
plan-when = When
plan-closed = { $when } is outside your working hours. It will go out all the same, and you need not be there.
plan-do = Schedule
plan-done = It is scheduled: { $when }. You can go on to something else.
plan-ready = Nothing stands in the way. The networks should take it.
plan-problems-short = Before scheduling:
plan-problems = { $count ->
    [one] One thing to change before scheduling
   *[other] { $count } things to change before scheduling
 }
plan-no-account = Tick at least one account.
plan-no-accounts = No account is connected.
plan-other-file = Another version was approved meanwhile. Watch it before scheduling.
plan-none-title = A “yes” is missing.
plan-none-approve = This video is made, but nobody has approved it yet. Watch it, say yes, and come back.
plan-none-render = This video is not made yet. Make it, have it approved, and come back.
plan-none-act = Go to the video
plan-newer-title = The video has changed since.
plan-newer-text = The approved version goes out, not the latest. To send the new one, make it and have it approved.
plan-newer-act = See the video
