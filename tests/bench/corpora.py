"""Larger corpora made of the five documents: their sentences in the shape of laws, with names that keep words coming.

A law has chapters of articles, an article one to three paragraphs, and every third one a list of items behind it.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

#: Articles a chapter and chapters a law, as in the laws of a city: about 98 clauses in all.
ARTICLES, CHAPTERS = (6, 12), (4, 7)
#: Of ten articles, those with one, two and three paragraphs; and one article in so many has items.
PARAGRAPHS, ITEMIZED, ITEMS = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3), 3, (2, 5)
#: One paragraph in three names a company that no other names: the vocabulary never stops growing, as in real text.
NAMED = 1 / 3
#: Characters that company names are made of.
NAME_CHARACTERS = (
    "安邦博晨达德恩方丰光海瀚和恒宏华汇嘉健杰金景康科凯蓝朗立联灵龙明铭诺普齐启瑞润盛"
    "世舒思泰腾天同威维伟希翔信兴旭亚延益永宇元源远泽正致智中众卓"
)
NUMERALS = "一二三四五六七八九十"


def sentences(folder: Path) -> list[str]:
    """The sentences of the documents of a folder that have 12 to 120 characters, in reading order."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        text = re.sub(r"\[bookmark:[^\]]*\]|\s|[*#|]", "", path.read_text(encoding="utf-8"))
        found += [s for s in re.findall(r"[^。]{11,119}。", text) if "专栏" not in s]
    return found


def write_laws(folder: Path, target: Path, documents: int, seed: int = 2026) -> None:
    """Write so many laws into ``target``, made of the sentences of a folder; the first ones are always the same."""
    material = sentences(folder)
    target.mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        body = _law(number, material, random.Random(seed * 100_003 + number))
        (target / f"law{number:05}.txt").write_text(body, encoding="utf-8")


def change_one(target: Path) -> None:
    """Add an article to the law in the middle."""
    laws = sorted(target.glob("*.txt"))
    path = laws[len(laws) // 2]
    path.write_text(path.read_text(encoding="utf-8") + "第九百条 本条为新增条文。\n", encoding="utf-8")


def _law(number: int, material: list[str], chance: random.Random) -> str:
    lines = [f"上海市第{number + 1}号产业促进条例", ""]
    article = 0
    for chapter in range(chance.randint(*CHAPTERS)):
        lines += [f"第{NUMERALS[chapter]}章 {_title(material, chance)}", ""]
        for _ in range(chance.randint(*ARTICLES)):
            article += 1
            lines += _article(article, material, chance)
    return "\n".join(lines) + "\n"


def _article(number: int, material: list[str], chance: random.Random) -> list[str]:
    first, *others = (_paragraph(material, chance) for _ in range(chance.choice(PARAGRAPHS)))
    lines = [f"第{_chinese(number)}条 {first}", *others]
    if chance.randrange(ITEMIZED) == 0:
        several = chance.sample(material, chance.randint(*ITEMS))
        lines += [f"（{NUMERALS[n]}）{text.rstrip('。')}；" for n, text in enumerate(several)]
    return lines


def _paragraph(material: list[str], chance: random.Random) -> str:
    text = "".join(chance.choices(material, k=chance.randint(1, 2)))
    if chance.random() < NAMED:
        name = "".join(chance.choices(NAME_CHARACTERS, k=chance.randint(2, 4)))
        text += f"支持{name}生物在本区设立研发中心。"
    return text


def _title(material: list[str], chance: random.Random) -> str:
    return re.split(r"[，、：；“（]", chance.choice(material))[0][:10].rstrip("。")


def _chinese(number: int) -> str:
    """A number below 100 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else NUMERALS[tens - 1]) + "十" if tens else ""
    return head + (NUMERALS[ones - 1] if ones else "")
