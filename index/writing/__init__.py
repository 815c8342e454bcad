"""Write and open generations: a catalogue to read, postings to search, and the switch between old and new.

Each kind of storage is one adapter behind :class:`index.writing.writer.Writer`. :mod:`index.writing.generations` builds
them beside the current index and swaps them in; readers start at :func:`index.writing.generations.open_current`.
"""
