doctor-store = The pieces kept take { $gigabytes } GB, { $pinned } GB of them for videos in work; the limit is { $most } GB for each organisation.
doctor-store-bad = The videos in work keep { $pinned } GB of pieces, more than the limit of { $most } GB for each organisation. Raise STUDIO_STORE_LIMIT, or put abandoned videos in the bin.
settings-room-limit = Finished pieces leave by themselves beyond { $most }; those of videos in work stay.
