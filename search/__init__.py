"""Ask: words typed → query tree → engine → facets and snippets → a page of hits.

``query`` understands what is typed and never raises; it turns words into ones that rank and runs that find;
``asking`` tries a request strictly, then looser, and ``spelling`` corrects it; ``engines`` find and score on what
``library`` opens; ``snippets`` show why a clause was found; ``answers`` are what comes back; ``service`` joins them.
"""
