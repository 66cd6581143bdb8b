# Renders: what can go wrong with work in the background.
problem-job-fatal = This work brought the machine down three times, so we no longer restart it by ourselves. Restart it by hand, or replace the last file added.
problem-render-disk-full = Not enough room on the disk to finish the video. What was done is kept: make some room, then restart it.
problem-render-media-missing = A file of the video is no longer in the library. Replace it in the editor, then restart it.
problem-render-engine = The work stopped on a file. Restart it; if it happens again, replace the last file added.
problem-render-broken = The work stopped, and it is our fault. Restart it: what was done is kept.
