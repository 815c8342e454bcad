"""Compare: the same topic or question in several districts, side by side, the silent ones shown."""
