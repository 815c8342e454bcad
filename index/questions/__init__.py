"""What clauses answer: questions and needs in words that people use and the clauses do not."""
