"""One module per screen: a blueprint `bp`, thin functions from a request to a page."""
