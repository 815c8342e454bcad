"""What documents cite: titles and document numbers, with the words that say what for.

:mod:`index.references.numbers` and :mod:`index.references.titles` find them in a text,
:mod:`index.references.relations` says what for, :mod:`index.references.stage` goes over a document, and
:mod:`index.references.resolving` says which of them are documents of the corpus.
"""
