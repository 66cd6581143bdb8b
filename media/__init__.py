"""Time-based media: from clips and a timeline to a file. Knows nothing of templates, networks, web.

What is said      timing, timeline, facts, rendition, errors                              pure
What comes in     library leads: probe and pictures look in sandbox's child, within what
                  admission allows; derive makes proxy, sound, filmstrip, waveform, poster
How it is conformed   conform: the one place that says how an original becomes upright,
                  30 frames a second, ordinary colour; for proxies and final renders alike  pure
What is drawn     drawn is the door: captions (typography, emoji_runs, lettering, areas,
                  fonts), cards, stickers, troupe
What is heard     sounds, music, synthesis
From a timeline to a file   shots, heard -> plan -> assemble (framing, filters, graph) ->
                  command, fingerprint                                                      pure
                  -> workshop (sprites, store) -> ffmpeg -> mix, loudness -> join; render
                  leads, still shows one frame, subtitles says it in writing
Who runs what     confine: every child process, on a leash; ffmpeg: the packaged program

Everything before the process is pure: the same timeline gives the same plan on every machine.
"""
