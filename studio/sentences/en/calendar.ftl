# The calendar: week, month, list; moving, taking back; hours.
calendar-week = Week
calendar-month = Month
calendar-list = List
calendar-as = How to see the calendar
calendar-today = Today
calendar-before-week = Week before
calendar-after-week = Week after
calendar-before-month = Month before
calendar-after-month = Month after
calendar-before-list = Earlier
calendar-after-list = Later
calendar-count-week = { $count ->
    [0] Nothing goes out this week.
    [one] One post this week.
   *[other] { $count } posts this week.
 }
calendar-count-month = { $count ->
    [0] Nothing goes out this month. Closed days are left alone.
    [one] One post this month. Nothing is offered on a closed day.
   *[other] { $count } posts this month. Nothing is offered on a closed day.
 }
calendar-count-day = { $count ->
    [one] one post
   *[other] { $count } posts
 }
calendar-how = To move a post: drag it, press its small calendar, or press Alt and an arrow. Paris time.
calendar-week-caption = Posts of the week, { $title }, hour by hour
calendar-month-caption = Posts of the month, { $title }, day by day
calendar-days = Days of the week
calendar-now = it is { $clock }
calendar-rest = Rest. Nothing goes out, nobody is disturbed.
calendar-nothing = Nothing planned.
calendar-legend = What the colours say
calendar-empty-title = The week is yours.
calendar-empty-text = An approved video lands here in two moves: a day, an hour. It goes out by itself, even while you are at lunch.
calendar-empty-act = See the videos
calendar-list-title = Everything, as a list
calendar-list-text = The same as the calendar, line by line, by keyboard or by ear.
calendar-group-stuck = Waits for somebody
calendar-group-coming = To come
calendar-group-past = Past
calendar-when = When
calendar-video = Video
calendar-networks = Networks
calendar-state = State
calendar-left-stuck = What is to be done
calendar-left-coming = What is left to do
calendar-left-past = How it stands
calendar-action = Action
calendar-see = See
calendar-move = Move
calendar-move-label = Move “{ $title }”
calendar-move-title = At another time
calendar-move-from = “{ $title }” is planned for { $when }.
calendar-move-do = Move
calendar-moved = “{ $title }” will go out { $when }.
calendar-moved-closed = That is outside your working hours: it will go out all the same, without you.
calendar-move-too-late = Too late to move it: it is on its way, or already out.
calendar-cancelled = “{ $title }” is taken back. Nothing went out.
calendar-cancel-too-late = Too late to take it back: it is on its way, or already out.
calendar-late-title = “{ $title }” missed its time.
calendar-late-text = It was due { $when }, and the machine was asleep. Nothing went out: it is for you to say.
calendar-late-decide = Decide
when-day = Day
when-hour = Time
when-free = Free moments
when-paris = Paris time, summer and winter.
when-second = The second of the two (winter time)
when-missing = The day or the time is missing.
when-unreadable = This day or time cannot be read. Write them like 2026-11-24 and 12:15.
when-skipped = { $hour } does not exist that night: the clock goes forward. Choose { $next }, for instance.
when-twice = { $hour } comes twice that night, as the clock goes back. We take the first, unless you say otherwise.
holiday-new-year = New Year’s Day
holiday-easter-monday = Easter Monday
holiday-labour = Labour Day
holiday-victory = Victory Day 1945
holiday-ascension = Ascension Day
holiday-whit-monday = Whit Monday
holiday-bastille = Bastille Day
holiday-assumption = Assumption
holiday-all-saints = All Saints’ Day
holiday-armistice = Armistice Day
holiday-christmas = Christmas
