# Home
home-hello = Hello { $name }.
home-stuck = { $stuck ->
    [one] One thing is stuck.
   *[other] { $stuck } things are stuck.
}
home-stuck-and-going = { $stuck ->
    [one] One thing is stuck, the rest goes on.
   *[other] { $stuck } things are stuck, the rest goes on.
}
home-going = { $going ->
    [one] One video is scheduled. Nothing else is pressing.
   *[other] { $going } videos are scheduled. Nothing else is pressing.
}
home-waiting = { $waiting ->
    [one] One thing is waiting for you.
   *[other] { $waiting } things are waiting for you.
}
home-quiet = All quiet. The right moment for a joke.
home-next = Next out
home-showing = Now showing
home-showing-text = Rendered by the studio, published on the pretend network. Turn the sound on.
home-showing-views = Its views
home-see = See
home-calendar = The calendar
home-after = And then
home-all-calendar = The whole calendar
home-waits = Waiting for you
home-things = { $count ->
    [one] 1 thing
   *[other] { $count } things
}
home-review = “{ $title }” is waiting for a look
home-review-why = Rendered { $at }. Nothing goes out without a “yes”.
home-review-do = Review
home-schedule = “{ $title }” is approved
home-schedule-why = All it needs is a day and a time.
home-schedule-do = Schedule
home-nothing-waits = Nothing left. Go and have a coffee.
home-started = In the making
home-in-the-making = In the making · last touched { $at }
home-resume = Go on
home-render-failed = The render stopped
home-detail = See the detail
home-views-for = views for “{ $title }”.
home-chairs = { $rooms ->
    [one] That is one full waiting room. We counted the chairs.
   *[other] That is { $rooms } full waiting rooms. We counted the chairs.
}
home-last-views = Latest views
home-all-views = See all
home-not-measured = not measured yet
