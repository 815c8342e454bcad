"""Policy as data: targets, measures and tasks, filtered, counted and paged, each with the sentence behind it."""
