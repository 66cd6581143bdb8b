"""« Essayer la démo »: a whole organisation, there at a click and gone at another."""
