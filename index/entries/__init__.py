"""What the engine ranks of each clause: its fields, the card of each document, the clauses that repeat another."""
