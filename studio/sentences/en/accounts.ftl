# Accounts: where videos go.
accounts-title = Accounts
accounts-lead = Where your videos go.
accounts-connect = Connect an account
accounts-kind-facebook = Facebook Page
accounts-kind-instagram = Instagram, professional account
lamp-ok = All is well
lamp-days = { $days ->
    [0] Last day
    [one] 1 day left
   *[other] { $days } days left
 }
lamp-expires-soon = Access ends soon
lamp-broken = Disconnected
accounts-left = Access holds for { $days } more days
accounts-checked = Checked { $when }.
accounts-until = until { $day }
accounts-no-end = The access has no end date.
accounts-after = { $count ->
    [one] One video is planned after that date.
   *[other] { $count } videos are planned after that date.
 }
accounts-wait = { $count ->
    [one] One video waits for this account to be connected again. Nothing is lost.
   *[other] { $count } videos wait for this account to be connected again. Nothing is lost.
 }
accounts-quiet = The network asks for quiet: nothing goes out before { $when }.
accounts-can-publish = Publish Reels
accounts-can-read = Read view counts
accounts-can-not = Read private messages: no, and that is meant
accounts-elsewhere = Practice network: a pretend Facebook, inside. Nobody else sees anything.
accounts-elsewhere-open = Open it
accounts-renew = Renew the access
accounts-check = Check now
accounts-checked-well = All is well: the account answers, and the permissions are there.
accounts-rename = Rename
accounts-rename-title = Rename { $name }
accounts-name = Name in the studio
accounts-name-help = Nothing changes on the network. Left empty, it is { $name } again.
accounts-rename-do = Keep this name
accounts-renamed = Here it is now called { $name }.
accounts-disconnect = Disconnect
accounts-disconnect-title = Disconnect { $name }?
accounts-disconnect-text = The keys of this account are erased from here. What is published stays online, and its figures stay in your reports.
accounts-disconnect-planned = { $count ->
    [one] One video planned on this account will be taken off the calendar.
   *[other] { $count } videos planned on this account will be taken off the calendar.
 }
accounts-disconnected = { $name } is disconnected. Its keys are erased.
accounts-connected = { $count ->
    [one] Connected: { $names }.
   *[other] Connected: { $names }. They go together.
 }
accounts-empty-title = No account connected.
accounts-empty-text = The Facebook Page first. The Instagram account follows, if it is linked to it.
accounts-connect-title = Connecting an account, in three steps
accounts-step-1 = You tell us which
accounts-step-1-text = The Facebook Page first. The Instagram account follows, if it is linked to it.
accounts-step-2 = Meta asks you
accounts-step-2-text = You sign in at theirs. We never see your password.
accounts-step-3 = We try it out
accounts-step-3-text = A dry check, without publishing anything. If a permission is missing, we say which.
accounts-by-login = By signing in
accounts-by-login-text = Facebook asks which Pages to entrust to the studio. Tick them, and come back here.
accounts-login = Sign in to Facebook
accounts-by-token = With a Page’s key
accounts-token = Access key of the Page
accounts-token-help = A long string of letters, given by whoever manages the Page at Meta. It is kept encrypted, and never shown again.
accounts-token-do = Connect
accounts-token-missing = The key is empty. Paste the Page’s.
accounts-login-stranger = This return matches no request made here. To be safe, nothing was connected: start again.
accounts-login-refused = Signing in was refused at Facebook. Nothing has changed.
accounts-step-2-key = You paste its key
accounts-step-2-key-text = Whoever runs the Page at Meta gives it to you. It is kept encrypted.
accounts-no-login = Signing in to Facebook directly is not offered: this studio has no Meta app yet. To have it, ask whoever installed it to set STUDIO_META_APP_ID and STUDIO_META_APP_SECRET, then start it again. Until then the Page’s key will do.
