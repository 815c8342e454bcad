"""Extract: policy as data, each value with the very sentence behind it.

What travels is in :mod:`records`. A kind of fact is a file (:mod:`figures`, :mod:`cells`, :mod:`measures`,
:mod:`tasks`, :mod:`topics`), and what decides one of its fields is a file of named rules (:mod:`statuses`,
:mod:`directions`, :mod:`scopes` and so on). :mod:`stage` runs them over a document. The rules read any document and
know none; what they cannot decide stays open.
"""
