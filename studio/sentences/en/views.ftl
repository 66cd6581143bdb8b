# Views and reports.
views-word = views
views-title = They watched.
views-lead = { $month }, read { $when }. Every figure keeps its date and its definition.
views-lead-none = { $month }. Nothing read so far.
views-month-before = Month before
views-month-after = Month after
views-kpi-facebook = views, as Facebook counts them
views-kpi-instagram = views, as Instagram counts them
views-kpi-videos = { $count ->
    [one] video went out this month
   *[other] videos went out this month
 }
views-report = Report: { $month }
views-report-text = What the funder wants to read, definitions included.
views-all = All videos of the month
views-sorted = Sorted by views
views-out-word = Out
views-both = Together*
views-both-note = * Facebook and Instagram added. Each counts a view in its own way, and the same person may be counted on both sides: it is an order of magnitude.
views-share = Share
views-empty-title = No video this month.
views-empty-text = The chairs are ready. As soon as a video is online, its views are read every hour, then every day.
views-empty-act = See the calendar
views-out = Published { $day }.
views-total-words = views, Facebook and Instagram added.
views-total-one = views on { $network }.
views-rooms = { $rooms ->
    [one] That is one full waiting room. We counted the chairs.
   *[other] That is { $rooms } full waiting rooms. We counted the chairs.
 }
views-curve = The curve
views-curve-label = Views of “{ $title }” over time, one line per network. The same values are in the table.
views-same = The same figures
views-day = Day
views-nil = not measured yet
views-nil-long = Not measured yet. Networks may take 48 hours before they count.
views-not-asked = no reading that day
views-none-yet = No figure yet. Networks may take 48 hours before they count: it is not zero, it is patience.
views-definitions = What each figure means
views-definitions-text = Each network counts in its own way, and changes it at times. We keep its own word, and the date.
views-network = Network
views-what = What is counted
views-their-name = The network’s name
views-number = Number
views-read-at = Read
views-this-one = This one is the curve’s.
views-seconds = { NUMBER($seconds, maximumFractionDigits: 1) } s
views-read-now = Read now
views-read = The figures have just been read.
views-nothing-read = Nothing new: the network gave no figure.
views-see-publication = Its publication
views-report-see = Read
views-report-title = Report
views-report-begin = From
views-report-end = To
views-report-show = Show
views-report-pdf = Download the PDF
views-report-csv = Download the table (CSV)
views-report-by-network = By network
views-report-gained = Views of the period
views-report-publications = Publications
views-report-unknown = { $count ->
    [one] one of them without figure
   *[other] { $count } of them without figure
 }
views-report-together = Together: { $views }. Facebook and Instagram added, although each counts in its own way and the same person may be counted on both sides.
views-report-nothing = Nothing was published before the end of this period.
views-report-lines = Video by video
views-report-all = Views in all
views-report-no-start = no starting point
views-report-gaps = What is missing
views-report-definition = What “view” means
views-report-definition-text = The views of the period are the difference between the last reading before it and the last one within it. A missing figure is said, never guessed.
views-report-dates-wrong = The period cannot be read: it must begin before it ends, and last two years at most.
