"""Where a text matches, and the stretch of it that is shown."""
