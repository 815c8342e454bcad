"""Roles of sections: what a part of a policy does, read from its title, with labels in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Role(NamedTuple):
    """A role: its labels, and the words of a title that say it."""

    zh: str
    en: str
    words: str


#: 医疗保障, 社会保障 … are what a policy is about, and no part of it that makes it work.
_FIELDS = ("医疗", "社会", "住房", "养老", "生活", "权益", "劳动", "就业", "民生", "失业", "工伤", "生育", "法治")
_OWN = "".join(f"(?<!{word})" for word in _FIELDS)

#: 补强制造短板, 夯实产业基础 are told to be done: a title that opens with such a verb tells of nothing.
_TELLS = (
    r"^(?!加快|着力|补[强齐短]|夯实|筑牢|强化|加强|完善|健全|优化|做[强大优]|构建|打造|提升|营造|改善|净化|规范|深化|实施|推动|破解|解决|突破|攻克|化解)"
    r"[^\n]*?"
)

#: In the order of asking: 发展瓶颈 is asked before 发展基础, 保障措施 before 措施.
ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "safeguards": Role(
            "保障措施",
            "Safeguards",
            rf"{_OWN}保障(?:措施|机制|体系|支撑|条件|工作)?$|保障措施|组织实施|组织领导|组织推进|实施机制|监督检查|监督管理|监督考核|工作要求",
        ),
        "guiding ideology": Role(
            "指导思想",
            "Guiding ideology",
            "指导思想|发展思路|总体思路|工作思路|战略定位|功能定位|发展定位",
        ),
        "principles": Role("基本原则", "Principles", "原则|发展理念"),
        "goals": Role("发展目标", "Goals", "目标|指标|愿景|展望"),
        "problems": Role("问题短板", "Problems", rf"{_TELLS}(?:问题|短板|瓶颈|不足|困难|制约|挑战)"),
        "current state": Role(
            "发展现状",
            "Current state",
            rf"{_TELLS}(?:现状|基础(?!设施|研究|教育|学科|能力|底座)|概况|成效|成绩|成就|回顾|优势(?!产业|企业|学科|集群)|发展情况|基本情况|进展)",
        ),
        "trends": Role("形势趋势", "Trends", rf"趋势|形势$|机遇|{_TELLS}发展环境|面临形势"),
        "background": Role("背景意义", "Background", "背景|意义|必要性|前言|引言|序言|使命|依据|缘由"),
        "key fields": Role(
            "重点领域",
            "Key fields",
            "重点领域|发展重点|重点方向|领域|赛道|重点产业|产业方向|主攻方向",
        ),
        "layout": Role("空间布局", "Layout", "布局|空间|格局|选址"),
        "eligibility": Role(
            "适用条件",
            "Eligibility",
            "适用范围|支持对象|扶持对象|申报条件|认定条件|支持范围|申请条件|适用对象",
        ),
        "procedure": Role("办理程序", "Procedure", "程序|流程|申报|受理|评审|认定|办理(?:方式|时限)|备案"),
        "liability": Role("法律责任", "Liability", "法律责任|罚则|责任追究|处罚"),
        "supplementary": Role("附则", "Supplementary provisions", "附则|有效期|施行日期|解释权"),
        "tasks": Role(
            "主要任务",
            "Tasks",
            "任务|举措|工程|措施|行动|重点工作|工作安排|支持内容|扶持内容|政策内容|支持政策|计划安排|答复$|下一步",
        ),
        "overview": Role("总体要求", "Overview", "总体要求|总则|概述|总述|一般规定|总体"),
    }
)

_PATTERNS = tuple((code, re.compile(role.words)) for code, role in ROLES.items())


#: Titles below this level name matters, not roles (4.优势资源尚未完全发挥 stands among the problems).
_DEEPEST = 2


def role_of(title: str | None, level: int, parent: str | None) -> str | None:
    """Reads the role of a section from its title; a section without a role of its own has its parent's.

    >>> role_of("发展瓶颈", 2, "current state"), role_of("枫林创新核", 3, "tasks")
    ('problems', 'tasks')
    """
    if title and (level <= _DEEPEST or parent is None):
        for code, pattern in _PATTERNS:
            if pattern.search(title):
                return code
    return parent
