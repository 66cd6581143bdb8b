"""What is said and how: language of a request, days and hours, lengths, numbers."""
