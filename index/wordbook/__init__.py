"""The wordbook: what leads from the words people type to the words of the documents, compiled at build.

:mod:`~index.wordbook.naming` says what a name is looked up by; :mod:`~index.wordbook.concepts` turns glossary,
departments, districts and roles into entries with the renderings that the documents use. What they lack,
:mod:`~index.wordbook.general` takes from CC-CEDICT as :mod:`~index.wordbook.glosses` reads it. For the spelling,
:mod:`~index.wordbook.lexicon` lists the English words there are and :mod:`~index.wordbook.sounds` says how Han
characters sound. :mod:`~index.wordbook.compiling` puts all of it together, :mod:`~index.wordbook.book` keeps it in one
file of the generation and reads it.
"""
