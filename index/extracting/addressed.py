"""Whom a service is for where no 对 or 为 says so: 重点企业培育库, 加快优质项目的审批, 搭建平台，帮助企业….

Reads: a stretch with what stands before and behind it in its sentence. Writes: the words of a class, or what those
must meet whom nothing names.
"""

from __future__ import annotations

import re

_ACTOR = r"(?:企业|公司|机构|人才|团队|主体|项目|园区|高校|院所|大学生|创业者|研究院|医院|商户|农户)"
_CLASS = (
    rf"(?P<who>(?:(?!培育|孵化|服务|联系)[^，。；：、“”\"]){{0,26}}?{_ACTOR}"
    rf"(?:[、和及与][^，。；：、“”\"的]{{0,10}}?{_ACTOR})?)"
)
_SETS_UP = (
    r"(?:建立|建设|组建|落实|加强|优化|完善|健全|搭建|开通|打造|设立|配备|推行|强化|织密|领导|[“\"])"
    r"(?:完善)?(?:[一-鿿]{2,3}(?:区|县|(?<!上)市))?"
)
#: In this order; what is named beside the instrument itself first.
_OWN = (
    # 重点企业培育库, 高层次人才服务绿色通道, 重点企业"服务包"制度, 联系重点企业服务机制
    re.compile(
        rf"{_SETS_UP}(?:联系)?{_CLASS}(?:上市|创新创业|梯度){{0,2}}[“\"]?"
        r"(?:培育库|储备库|蓄水池|人才库|服务包|绿色通道|专员|工作站|联[络系]|(?:全程|跟踪|专项)?服务)"
    ),
    # 解决人才关心的子女入学等问题, 解决企业用工难题
    re.compile(rf"(?:解决|协调)(?:解决|好)?{_CLASS}(?=[^，。；]{{0,24}}(?:问题|困难|难题|诉求|需求))"),
    # 加快优质项目的行政审批
    re.compile(
        r"(?:加快|优化|简化|压缩|缩短)(?P<who>(?:(?!审批|流程)[^，。；、]){1,16}?(?:项目|企业))的?(?:行政)?(?:审批|注册|登记|准入)"
    ),
    # 搭建生物企业与监管部门的沟通平台
    re.compile(rf"(?:搭建|建立){_CLASS}(?=与[^，。；]{{2,16}}(?:沟通|交流|对接|联系))"),
)
#: 针对初创团队，实行一人一策
_BEFORE = re.compile(
    r"(?:^|[，；])(?:针对|面向|对于?)(?P<who>[^，。；]{2,40}?(?:企业|公司|机构|人才|团队|主体|项目|人员))，"
)
#: 搭建平台，帮助企业完成注册; 组建团队，孵化初创企业
_SERVES = re.compile(r"^(?:并|积极|着力|主动)?(?:搭建|建设|组建|配置|设立|打造|建立|成立|提供)")
_BEHIND = re.compile(rf"^[^。；]{{0,45}}?(?:培育孵化|孵化培育|帮助|助力|服务于|加速|促进|孵化(?=一批)){_CLASS}")
#: 对产业发展作出积极贡献的给予奖励: nobody is named but by what they did.
_MET = re.compile(
    rf"(?:^|[，；。])(?P<met>对(?:(?!{_ACTOR})[^，。；])*?(?:做出|作出|取得|获得|通过|达到|完成)[^，。；的]{{2,20}})的，?(?=给予|予以)"
)


def addressed(own: str, before: str, behind: str) -> str | None:
    """The words of the class that a stretch names by what it gives, or that its sentence names beside it."""
    for pattern in _OWN:
        if found := pattern.search(own):
            return found["who"]
    if found := next(reversed(list(_BEFORE.finditer(before))), None):
        return found["who"]
    found = _BEHIND.match(behind) if _SERVES.match(own) else None
    return found["who"] if found else None


def met(text: str) -> str | None:
    """What those must meet whom nothing else names."""
    found = _MET.search(text)
    return found["met"] if found else None
