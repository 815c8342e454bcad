"""Engines: one query tree, one behaviour, one file for each way to answer it.

``protocol`` says what an engine is asked and answers; ``opening`` opens the one that a generation was built for;
``bm25f`` is the ranking they share; ``memory`` answers from decoded postings, on the ``collection`` that ``collecting``
reads, and needs no service. The tests hold it to a reference that asks Whoosh's own matchers, slow and plain.
"""
