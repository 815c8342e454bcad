"""The engine for those who outgrow one machine: the same answers from an OpenSearch cluster.

``statistics`` knows how rare words are, from the postings of the generation; ``translating`` makes a tree a query, once
``measuring`` has asked for the tops that it depends on; ``members`` folds the few clauses that repeat others, exactly;
``questions`` are the requests of one ask, ``engine`` asks them, and ``nodes`` knows which node answers.
"""
