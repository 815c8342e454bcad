"""Write and open generations: a catalogue to read, postings to search, and the switch between old and new.

Each kind of storage is one adapter behind :class:`index.storing.writer.Writer`. :mod:`index.storing.generations` builds
them beside the current index and swaps them in; readers start at :func:`index.storing.generations.open_current`.
"""
