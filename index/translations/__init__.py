"""The English of the documents, kept as gettext PO files beside them and found again by the Chinese text.

In the order of the data: a document is cut into ``units`` that are translated, ``files`` reads the PO files,
``pairing`` joins the two and says what is missing or outdated, ``composing`` puts a clause together again in English.
"""
