"""Speed, as ratios within one run: absolute seconds say little on a shared machine."""
