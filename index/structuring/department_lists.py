"""Lists of departments: 区科委、区经委牵头，各街镇配合, divided into names without the words around them.

Reads: a list as it is written. Writes: the names in it. What stands before a name (牵头单位：) and what says beside it
whether it leads (（牵头）, ☆) is known here too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.analysis.folding import HAN
from index.structuring.bodies import RANKS, divide, is_body

#: 责任部门, 推进单位, 牵头单位, 配合部门, 责任主体 …
_ROLE = (
    r"(?:主要|主|第一|共同)?(?:责任|推进|牵头|配合|实施|主责|承办|(?<!政)协办|协同|协助|组织|落实|参与|参加|主管|主办|负责|支持|协调|指导|监管|督办|督导|责任落实)"
    r"(?:实施|推进|落实|责任|配合)?(?:部门|单位|主体|处室|科室|机构)(?:及(?:分工|单位|部门))?"
)
#: 牵头单位：, 【责任单位】, 配合单位为区经委, 主办：
LABEL = re.compile(
    rf"[【〔\[](?P<bracketed>{_ROLE})[】〕\]]\s*[:：]?\s*|(?P<label>{_ROLE})\s*(?:[:：]\s*|[—–－-]+\s*(?=[{HAN}])|为(?=[^，。；]{{2,30}}?(?:委|局|办|厅|署|中心|公司|集团|部|院|会|处|街道|政府|各\S{{1,6}}|[各相]\S{{1,4}}单位)(?:[（(、，。；]|$)))"
    r"|(?P<bare>牵头|主办|承办|(?<!政)协办|配合|参与|责任|支持|指导|协同)\s*[:：]\s*"
)
#: What stands beside the names and is none: 完成时限：2025年12月, 责任人：张某.
BESIDE = re.compile(
    r"^(?:\d{4}年)?(?:\d{1,2}月)?(?:全年|常年|长期|年|季度|月)?(?:底|末|初|内|中旬|下旬|\d{1,2}日)?(?:以?前)?(?:基本|持续)?(?:完成|推进|坚持|实施)$|"
    r"(?:完成|计划|办理|推进|实施|启动)?(?:时限|时间|期限|节点|时间节点|进度|年限)\s*[:：]|(?:工作|主要|具体|重点)?(?:任务|内容|事项|举措|目标)\s*[:：]|(?:责任人|责任领导|分管领导|联系人|联系电话|联络员)\s*[:：]"
)
#: 【完成时限】2025年底, where labels stand in brackets
_DUE = re.compile(r"[【〔\[](?:完成|办理|实施)?(?:时限|时间|期限)[】〕\]]\s*[:：]?")
#: What a cell or a label holds where nobody takes part.
_NONE = ("无", "/", "—", "——", "-", "－")
_BESIDE_JOINED = re.compile(
    r"(?<=[^，,；;。、])(?=(?:完成|计划|办理)(?:时限|时间|期限)\s*[:：]|(?:责任人|责任领导|分管领导|联系人)\s*[:：])"
)
DOES = r"(?:负责|牵头|主办|承办|配合|参与|参加|落实|推进|实施|协助|协同|(?<!政)协办|承担|指导|督导|支持)"
_SHARED = (
    r"(?:等?(?:按照?|根据)(?:各自)?(?:职责|职能|任务)?(?:分工|职责)?)?"
    r"(?:分别|共同|协同|具体|牵头|联合|抓好|做好|组织|结合(?:各自)?(?:实际|职责|职能))*"
)
#: Words around names that are no part of them.
_VERBS = re.compile(rf"(?:{_SHARED}{DOES}(?:做好|抓好|到位)?)+$")
#: 各街镇负责做好服务保障: what a body of a list does.
_DUTY = re.compile(
    rf"(?<=[委局办厅署府镇街区县道司团位门会心院])(?:负责|(?:具体)?(?:做好|抓好|承担|落实|组织实施|提供|予以))(?!人)(?:(?!的)[{HAN}]){{2,24}}$"
)
#: 各市、县人民政府 is one party: what goes on behind the comma of 各市、 and of 各市、县、.
_ONE_PARTY = (
    r"(?!(?:(?<=各[市县区州盟旗])|(?<=各[市县区州盟旗]、[市县区州盟旗]))"
    r"、(?:[市县区州盟旗]、)*[市县区州盟旗](?:[（(][^（()）]{1,8}[）)])?(?:人民)?政府)"
)
_BREAK = re.compile(
    rf"{_ONE_PARTY}"
    r"(?:[、，,；;/\n。]|会同|或者?|联合(?=[市区县省国各]))(?![^（()）]*[)）])|\s{2,}|"
    rf"(?<=[{HAN}）)])[ \u3000](?=[{HAN}])"
)
#: 教育部等部门和市属医院; 教育部等部门, 区科委等
_OTHERS = (
    r"(?:[省市区县]级?)?(?:有关|相关|各)?(?:行政执法|执法|行政管理|行政主管|监督管理|行政|监管|主管|职能|成员)?"
    r"(?:部门|单位|部委|院校|高校|机构|企业|医院)"
)
_OTHERS_AND = re.compile(rf"等(?:{_OTHERS})?(?:和|及|与|以及)")
_AND_OTHERS = re.compile(rf"等(?:{_OTHERS})?$")
#: 各有关部门、单位: several bodies of two kinds, of which nothing says what they are of, are one party.
_TWO_KINDS = re.compile(
    r"(?<=[各关他级直属])(部门|行业|单位|机关|方面)、((?:企事业)?(?:部门|单位|机关|机构|组织|企业))(?=$|[、，。；;等和及按共分负配（）)])"
)
#: 水行政主管部门或者其委托的单位: nobody that has a name.
_OR_ANYBODY = re.compile(
    rf"(?<=[门关府局])(?:或者|或)(?:其(?:委托|授权|指定)的[{HAN}]{{2,4}}|机构|单位)(?=$|[，、。；])"
)
#: A body, and the first of the ranks of another.
_AND_RANK = re.compile(rf"(?P<left>[{HAN}]{{3,}}(?:部门|机关|[局委厅]))(?:以及|和|及)(?P<rank>[省市]|自治区)")
_AND_KIND = "\u2009"
#: 区市场监管局（牵头）: what a body does, right behind its name.
OWN_ROLE = re.compile(r"[（(〔【\[](?P<role>牵头|主办|主责|配合|协办|协助|参加|参与)(?:单位|部门)?[）)〕】\]]$")
#: ☆市经信局: a mark before a name, that a remark explains.
MARK = re.compile(r"^[☆★*＊△▲※#]\s*")
#: A department is no sentence; 区促进生命健康产业发展工作领导小组成员单位 has 21 characters.
_NAME_LENGTH = 36


def names_of(listed: str) -> list[str]:
    """Divides a list of departments into names.

    >>> names_of("牵头单位：区科委；配合单位：区经委、各街镇")
    ['区科委', '区经委', '各街镇']
    """
    names: list[str] = []
    above = ""
    # 新站高新区完成时限：2024年12月: a line that was joined to the names.
    listed = _DUE.sub("；完成时限：", listed)
    listed = _OR_ANYBODY.sub("", listed)
    listed = _TWO_KINDS.sub(rf"\1{_AND_KIND}\2", listed)
    listed = _BESIDE_JOINED.sub("；", _OTHERS_AND.sub("、", LABEL.sub("、", listed)))
    for piece in _BREAK.split(listed):
        if BESIDE.match(piece.strip()) or piece.strip() in _NONE:
            continue
        name = _VERBS.sub("", piece.strip(" 。.　").removeprefix("由")).strip()
        name = _DUTY.sub("", _AND_OTHERS.sub("", name)) if len(name) > 3 else name
        if name.startswith(
            ("以下", "不再", "持续", "长期", "按时", "适时", "排在", "排列", "排名", "列在", "列第", "下同")
        ) or re.search(r"[:：]", name):
            continue
        if RANKS.fullmatch(name):
            # 市、区财政部门; 省、自治区、直辖市人民政府
            above = f"{above}{name}、"
        elif (both := _AND_RANK.fullmatch(name)) and is_body(both["left"]):
            # 国务院文化主管部门和省、自治区、直辖市人民政府文化主管部门
            names.append(both["left"])
            above = f"{both['rank']}、"
        elif len(name) == 1 and names:
            # 各街道、镇 is one party
            names[-1] += f"、{name}"
        elif 1 < len(name) <= _NAME_LENGTH:
            names += divide(f"{above}{name}", len(above))
            # 市容中心和区、县市容部门: the rank belongs to what follows.
            above = f"{names.pop()}、" if len(names) > 1 and RANKS.fullmatch(names[-1]) else ""
    return [name.replace(_AND_KIND, "、") for name in _with_ranks(names, above.split("、")[:-1])]


def _with_ranks(names: list[str], ranks: Sequence[str]) -> list[str]:
    """The names with the ranks at their end: 各市、县 is one party, 各区、县级市 are two, 省、自治区 alone one."""
    if not names:
        return ["、".join(ranks)] if len(ranks) > 1 else []
    for rank in ranks:
        names[-1:] = [f"{names[-1]}、{rank}"] if len(rank) == 1 else [names[-1], rank]
    return names


def bare_name(written: str) -> str:
    """A name without what says beside it whether it leads: 区科委 of 区科委（牵头） and of ☆区科委."""
    return MARK.sub("", OWN_ROLE.sub("", written))
