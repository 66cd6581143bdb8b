"""The studio: web pages, worker and command line. Outermost: it may import all, nobody imports it.

Nothing is imported here: a command reads only what it needs. The web application is `studio.app`.
"""
