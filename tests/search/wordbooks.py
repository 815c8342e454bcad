"""A wordbook without a file, and an analyser that needs none, for tests of how a query is cut and widened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.analysis.folding import Folded
from index.wordbook.book import Sense
from index.wordbook.headwords import OTHER, PREFERRED, SPELT, Rendering


@dataclass(frozen=True)
class Text:
    """What an analyser gives: a folded text, or a word with its place."""

    text: str
    start: int = 0
    end: int = 0


class Bars:
    """An analyser that cuts at ``|``, white space and 、 and folds to small letters without the bars."""

    def fold(self, text: str) -> Text:
        return Text(text.replace("|", "").replace("\u200b", "").lower())

    def fold_spaced(self, text: str) -> Folded:
        return Folded(text.lower(), range(len(text)))

    def words(self, text: str) -> Sequence[Text]:
        found, at = [], 0
        for part in text.lower().replace(" ", "|").replace("、", "|").split("|"):
            if part.strip("\u200b"):
                found.append(Text(part, at, at + len(part)))
            at += len(part) + 1
        return found

    def grams(self, text: str) -> Sequence[str]:
        return [found.text for found in self.words(text)]


def rendering(text: str, *words: str) -> Rendering:
    """A rendering as the documents hold it: 医疗|器械 is of two words."""
    cut = words or tuple(text.replace("|", " ").split())
    return Rendering(text.replace("|", ""), "en" if text.isascii() else "zh", text.replace("|", "").lower(), cut)


DEVICES = (rendering("医疗|器械"), rendering("医械"), rendering("medical device"))
#: Name → entries, as :meth:`index.wordbook.book.Wordbook.leads` gives them.
LEADS = {
    "医疗器械": [Sense(PREFERRED, "devices", "industry", DEVICES)],
    "medical device": [Sense(PREFERRED, "devices", "industry", DEVICES)],
    "medtech": [Sense(OTHER, "devices", "industry", DEVICES)],
    "venture capital": [Sense(PREFERRED, "venture", "finance", (rendering("创投"),))],
    "问题": [Sense(PREFERRED, "problems", "role", ())],
    "徐汇": [Sense(PREFERRED, "xuhui", "district", (rendering("徐汇"), rendering("徐汇区")))],
    "静安": [Sense(PREFERRED, "jingan", "district", (rendering("静安"), rendering("静安区")))],
    "putuoqu": [Sense(SPELT, "putuo", "district", (rendering("普陀区"),))],
    "区科委": [Sense(PREFERRED, "区科委", "department", (rendering("区科委"), rendering("区|科委")))],
    "徐汇区科委": [Sense(OTHER, "区科委", "department", (rendering("区科委"),))],
    "桃浦": [Sense(PREFERRED, "taopu", "place", (rendering("桃浦"),))],
}


@dataclass(frozen=True)
class Words:
    """A wordbook of :data:`LEADS`, with fillers and a general dictionary."""

    found: Mapping[str, Sequence[Sense]] = field(default_factory=lambda: LEADS)
    fillers: frozenset[str] = frozenset(("哪个", "哪些", "how many", "的", "有"))
    slight: frozenset[str] = frozenset(("支持", "new", "问题"))
    dictionary: Mapping[str, Sequence[str]] = field(
        default_factory=lambda: {"cancer": ("肿瘤", "癌|症", "癌", "病变"), "癌症": ("cancer",)}
    )

    def leads(self, name: str) -> Sequence[Sense]:
        return self.found.get(name, ())

    def general(self, word: str) -> Sequence[str]:
        return self.dictionary.get(word, ())

    def family(self, word: str) -> Sequence[str]:
        return {"investment": ("investing", "investor")}.get(word, ())

    def holds(self, word: str) -> bool:
        return word == "healthcare"
