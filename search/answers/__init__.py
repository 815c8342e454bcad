"""What is answered: pages of hits, facets, documents, sections, clauses and glossary as JSON-ready values."""
