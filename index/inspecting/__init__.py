"""Look into a built generation: its translations checked, its documents dumped."""
