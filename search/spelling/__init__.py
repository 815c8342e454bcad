"""Corrections of what a reader typed, from the words of the documents alone.

:mod:`~search.spelling.speller` takes a stretch apart and puts it together again; :mod:`~search.spelling.chinese`
compares its Chinese by sound and by characters, after :mod:`~search.spelling.covering` has told what of it is words;
:mod:`~search.spelling.english` compares its English by letters. :mod:`~search.spelling.pinyin` reads what is pinyin,
:mod:`~search.spelling.shortened` what is short for a term.
"""

from search.spelling.pinyin import PinyinReader
from search.spelling.shortened import ShortForms
from search.spelling.speller import Speller

__all__ = ["PinyinReader", "ShortForms", "Speller"]
