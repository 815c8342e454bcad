"""One generation, opened for asking: its catalogue, its analyser, its English, its engine."""
