"""Engines: one query tree, one behaviour, one file for each way to answer it.

``protocol`` says what an engine is asked and answers; ``bm25f`` is the ranking they share; ``memory`` answers from
decoded postings and is what the product uses; ``reference`` answers through Whoosh's own matchers, slow and plain, and
holds the other to the same ranking in the tests.
"""
