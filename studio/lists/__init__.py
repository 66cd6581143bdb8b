"""What lists show: the first page, videos and their states, the gallery."""
