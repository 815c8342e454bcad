"""What the command line shows and measures."""
