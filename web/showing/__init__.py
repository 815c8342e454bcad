"""How values become text and mark-up in a template."""
