"""PLATFORMS AND CALENDAR. A finished file and its words become one post per account, once.

Law: knows nothing of timelines, storyboards or pages: it gets a file by its content hash and the
facts of it. What decides is pure (first list); what acts is at the edge (second list). No module
but `studio` may import `publish.pretend`.

The walk of a post:

1. `post`: Post (words per network, file hash), Account, Placement, VideoFacts.
2. `limits.preflight(facts, text, placement, at, now)` says at once what would be refused.
3. `repository.schedule(conn, organisation, post, account_id, at)` makes the row; `.move`,
   `.cancel`, `.publish_now`, `.confirm`, `.deny`, `.list_publications`, `.get` are what people do.
4. `clockwork.Clockwork(deliverer, collector).start()` wakes `deliver.Deliverer` at its minute.
5. The deliverer claims the row (`claims`) and its account, then a `delivery.Delivery` walks:
   write what is about to be done, do it (`connectors`), write what came back.
6. `retry` turns faults (`fault`) and looks into events (`events`); `publication.transition`
   applies them by its table. A publishing call whose end is unknown makes the row UNCERTAIN,
   and it is answered by looking, never by sending.
7. `collect.Collector` reads the counts of what is published into `snapshots`; `insights` says
   which and when; `reports.report` makes the funder's report, `report_pdf` prints it.

Pure: calendar, endpoints, events, fault, insights, limits, post, problem, publication, reports,
retry, usage.
Edge: accounts, claims, clockwork, collect, connectors, deliver, delivery, keys, logbook,
report_pdf, repository, rows, snapshots, tables, tokens; and `pretend`, a network of our own.
"""
