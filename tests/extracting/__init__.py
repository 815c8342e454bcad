"""Extraction measured against hand-made lists: ``python -m tests.extracting``."""
