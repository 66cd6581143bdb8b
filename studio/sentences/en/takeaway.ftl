# What else comes out of the same video
takeaway-cover-9x16 = Cover 9:16
takeaway-cover-4x5 = Cover 4:5
takeaway-cover-3x4 = Cover 3:4 (Instagram grid)
takeaway-extract = Animated GIF, 4 seconds
takeaway-timeline = Timeline (.otio)
takeaway-about = Covers, GIF and timeline are made at the first click: give them two or three seconds. The .otio file opens in other editing programs; put your clips beside it.
takeaway-too-lively = This passage moves too much for a light GIF. Choose a calmer cover, then make it again.
