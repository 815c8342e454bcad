"""Ask: words typed → query tree → engine → facets and snippets → a page of hits.

``syntax`` understands what is typed and never raises; ``expand`` turns it into words that rank and runs that find;
``engines`` find and score; ``filters`` and ``facets`` narrow and count; ``marks`` and ``snippets`` show why a clause
was found; ``service`` joins them, and ``results`` and ``resources`` are what it answers with.
"""
