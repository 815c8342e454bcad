"""English names of indicators, put together from the glossary.

生命健康产业 + 增加值 = life-health industry value added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from index.extracting.records import Text

#: Words of statistics that no glossary of a field holds.
_STATISTICS: Mapping[str, str] = {
    "增加值": "value added",
    "总产值": "gross output value",
    "工业总产值": "gross industrial output value",
    "产值": "output value",
    "总产出": "total output",
    "营收": "revenue",
    "营收总量": "total revenue",
    "营业收入": "operating revenue",
    "营收规模": "revenue",
    "税收": "tax revenue",
    "区级税收": "district tax revenue",
    "总收入": "total revenue",
    "规模": "scale",
    "产业规模": "scale of the industry",
    "市场规模": "market size",
    "市场": "market",
    "占比": "share",
    "比重": "share",
    "增速": "growth rate",
    "年均增长": "average annual growth",
    "平均增长": "average growth",
    "年均复合增长": "compound annual growth",
    "年复合增长": "compound annual growth",
    "年复合增长率": "compound annual growth rate",
    "年均目标复合增长率": "targeted compound annual growth rate",
    "增长": "growth",
    "数量": "number",
    "企业": "companies",
    "规模以上": "above-scale",
    "规上": "above-scale",
    "高新技术企业": "high-tech companies",
    "上市企业": "listed companies",
    "龙头企业": "leading companies",
    "总部型企业": "headquarters-type companies",
    "医疗机构": "medical institutions",
    "综合医院": "general hospitals",
    "专科医院": "specialised hospitals",
    "公立医院": "public hospitals",
    "绿地面积": "green area",
    "用地": "land",
    "规划用地": "planned land",
    "面积": "area",
    "授权专利": "granted patents",
    "专利": "patents",
    "轨道交通": "rail lines",
    "交通圈": "travel circle",
    "产业": "industry",
    "工业": "industrial",
    "商业": "commercial",
    "服务业": "services",
    "我国": "China:",
    "国内": "domestic",
    "全球": "world:",
    "全市": "city:",
    "新增": "new",
    "和": "and",
    "及": "and",
    "的": "",
    "、": ",",
}


class IndicatorNamer:
    """Names indicators in English where every part of them has an English name."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names = {zh: en for zh, en in names if len(zh) > 1} | dict(_STATISTICS)
        self._longest = max(map(len, self._names), default=0)

    def known(self, zh: str) -> list[str]:
        """The English of every name that stands in a text."""
        starts = range(len(zh))
        parts = (zh[at:end] for at in starts for end in range(at + 2, min(len(zh), at + self._longest) + 1))
        return [self._names[part] for part in parts if self._names.get(part)]

    def name(self, zh: str) -> Text:
        """The indicator with its English name; without one where a part has none."""
        parts: list[str] = []
        bare = re.sub(r"[“”\"\s]", "", zh)
        at = 0
        while at < len(bare):
            ends = range(min(len(bare), at + self._longest), at, -1)
            end = next((end for end in ends if bare[at:end] in self._names), None)
            if end is None:
                return Text(zh, None)
            parts.append(_said_once(parts[-1] if parts else "", self._names[bare[at:end]]))
            at = end
        named = " ".join(part for part in parts if part).replace(" ,", ",")
        return Text(zh, named or None)


def _said_once(before: str, name: str) -> str:
    """A name without the words that it opens with and that the name before it ends with.

    >>> _said_once("privately run medical institutions", "institutions"), _said_once("green", "area")
    ('', 'area')
    """
    said, words = before.lower().split(), name.split()
    lowered = [word.lower() for word in words]
    sizes = range(min(len(said), len(words)), 0, -1)
    repeated = next((size for size in sizes if said[-size:] == lowered[:size]), 0)
    return " ".join(words[repeated:])
