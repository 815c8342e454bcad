"""Clauses by what they mean, asked for where words do not suffice."""
