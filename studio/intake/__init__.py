"""What comes in: uploads that survive a cut line, phones, and the import of a file."""
