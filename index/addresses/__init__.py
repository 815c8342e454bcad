"""Addresses for good: what stood at every address that was published, and where it stands now.

Each document has a ledger (:mod:`index.addresses.ledger`): the text of every section and clause that an edition of it
has published, with its address. A build appends a new edition to it, and
:mod:`index.addresses.matching` finds what of the earlier ones the present one holds: what moved, was merged, split or
changed, and what is gone. :mod:`index.addresses.carrying` does both for a build.
"""
