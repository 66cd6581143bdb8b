# The demo.
demo-gone = The demo is wiped: nothing of it is left.
demo-leave-title = Leave the demo
demo-leave-text = Everything in it is wiped: videos, files, calendar, pretend network. There is no way back.
demo-leave-do = Wipe it all and start afresh
demo-leave-ask = Leave the demo?
demo-stay = Stay
