"""Find: which files are documents, and what is known of each beyond its text."""
