"""Clauses taken away: one row each, as CSV, JSON Lines, a workbook or a Word document.

Rows are made one after the other and written as they come, so that a hundred thousand need no more room than ten.
"""
