"""`python -m studio` is the command line."""

from studio.cli import main

main()
