"""How a text becomes what is compared: one analyser for both sides, index and query, and for every engine.

In the order of the data: :mod:`~index.analysis.folding` gives every way of writing a character one form and keeps the
way back; :mod:`~index.analysis.scanning` finds the numbers, names and stretches of one script in the folded text;
:mod:`~index.analysis.chinese` cuts Chinese by a :mod:`~index.analysis.dictionary`; :mod:`~index.analysis.english` puts
English words in the singular. :mod:`~index.analysis.building` makes the tables this needs, once, with the
:mod:`~index.analysis.scripts` that OpenCC knows, and :mod:`~index.analysis.storing` keeps them beside the index.
"""

from index.analysis.analyser import Analyser, Token
from index.analysis.folding import Folded

__all__ = ["Analyser", "Folded", "Token"]
