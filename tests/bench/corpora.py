"""Larger corpora made of the real one: its sentences recombined, with names that keep the vocabulary growing."""

from __future__ import annotations

import random
import re
from pathlib import Path

#: Sentences a clause and clauses a document, as in the five documents.
SENTENCES = (2, 6)
CLAUSES = 54
#: One clause in three names a company that no other clause names: the vocabulary never stops growing, as in real text.
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


def recombine(folder: Path, target: Path, clauses: int, seed: int = 2026) -> int:
    """Writes documents with `clauses` clauses in all into `target`; returns how many documents that made."""
    material, chance = sentences(folder), random.Random(seed)
    target.mkdir(parents=True, exist_ok=True)
    count = -(-clauses // CLAUSES)
    for number in range(count):
        body = _document(number, min(CLAUSES, clauses - number * CLAUSES), material, chance)
        (target / f"d{number:05}.txt").write_text(body, encoding="utf-8")
    return count


def _document(number: int, clauses: int, material: list[str], chance: random.Random) -> str:
    lines = [f"第{number}号产业发展规划", ""]
    for index in range(clauses):
        if index % 9 == 0:
            lines.append(f"{NUMERALS[index // 9]}、{chance.choice(material)[:12].rstrip('，、：；“')}")
        text = "".join(chance.choices(material, k=chance.randint(*SENTENCES)))
        if chance.random() < NAMED:
            name = "".join(chance.choices(NAME_CHARACTERS, k=chance.randint(2, 4)))
            text += f"支持{name}生物在本区设立研发中心。"
        lines.append(text)
    return "\n".join(lines) + "\n"
