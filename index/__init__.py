"""The batch indexer: read the documents, cut them into clauses, analyse the clauses, write a generation.

The story in the order of the data, one room a verb:

1. :mod:`index.finding.corpus` finds the files and what ``corpus.toml`` says about them;
2. :mod:`index.reading` decodes a file into a :class:`~index.documents.Source`;
3. :mod:`index.structuring` cuts it into sections, clauses and furniture;
4. :mod:`index.analysis` folds and cuts clauses into words;
5. :mod:`index.storing` stores all of it as a generation: build beside, check, swap;
6. :mod:`index.building.pipeline` leads a document through the five, and :mod:`index.building.report` says how it went.

``python -m index`` runs it. This module imports none of them, so that ``search`` pays for what it uses and no more.
"""

import os

# Read when numpy is imported. A builder has workers and a server has threads of its own; those for products of matrices
# wait for work in a loop, which takes 65 ms of CPU at each start, and later more time than the products themselves.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
