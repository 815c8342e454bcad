"""The version of the analyser, which every index states; apart from the rest because every opening asks it."""

#: Raise it when this package gives some text another fold or other words: it makes every older index outdated.
ANALYSER_VERSION = 1
