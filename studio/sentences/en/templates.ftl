# Templates
templates-title = Which joke today?
templates-subtitle = { $count ->
    [one] One template. The rhythm is already set: you film, it lands.
   *[other] { $count } templates. The rhythm is already set: you film, it lands.
}
templates-search = Search templates
templates-filter = Filter
templates-all = All
templates-short = Under 20 s
templates-solo = Solo
templates-own = Ours
templates-yours = House template
templates-people = { $most ->
    [one] 1 person
   *[other] { $most } people
}
templates-people-between = { $least } to { $most } people
templates-minutes = { $minutes } min to film
templates-from-nothing = Start from nothing
templates-from-nothing-why = An empty score, and every freedom.
templates-blank-title = My video
templates-none-title = No template by that name. Pity.
templates-none-text = Try a word from the front desk: CV, door, coffee, meeting.
templates-none-action = See every template
templates-back = All templates
templates-demo = The demonstration of “{ $title }”
templates-rhythm = The rhythm. In yellow, the punchline; hatched, the silence before it.
templates-butt = Who do we laugh at?
templates-needs = To bring:
templates-start = Start this video
templates-print = Print the shot list
templates-delete = Delete this template
templates-shots = Shot list
templates-punchline = the punchline
templates-hold = { $length } of silence. Do not cut, wait.
templates-end-card = End card: address, hours, funders
templates-endings = { $count } endings to choose from:
templates-saved = “{ $title }” is now a template. The video itself has not moved.
templates-deleted = The template “{ $title }” is deleted. Videos made from it stay.
mood-parodie = Parody
mood-renversement = Reversal
mood-jeu-de-mots = Wordplay
mood-absurde = Absurd
mood-tendre = Tender
mood-grandiose = Grand
templates-mould-text = The shots, photos, voices and sounds of this video leave it: the score stays, ready to be filled.
templates-mould-name = Name of the template
templates-mould-words = Keep the texts as they are
templates-mould-words-help = Otherwise what is written becomes advice for the next person, and names go.
