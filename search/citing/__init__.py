"""How a document, a section or a clause is cited: in the forms of China and abroad, and for reference managers."""
