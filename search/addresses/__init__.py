"""What an address leads to that was published once: where its text stands now, how it changed, or that it is gone."""
