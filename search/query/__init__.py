"""The words of a query: parsed into a tree, cut into what they name, expanded by what that may be called."""
