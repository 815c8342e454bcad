"""What texts mean, as vectors: sentences that say the same lie close to each other, in whatever words and language.

An extra: where no model is at hand, nothing here runs (``docs/meaning.md``).
"""
