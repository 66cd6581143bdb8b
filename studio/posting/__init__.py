"""From a finished file to a post and its views: approval, calendar, standing, report."""
