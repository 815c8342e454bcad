"""What stands in 《…》 and is no document: works of art, periodicals, and papers of one case (forms, certificates)."""

from __future__ import annotations

import re
from collections.abc import Collection

#: What a work is called right before its name (纪录片《…》), and what is done with works only (创作《…》).
_WORK_BEFORE = re.compile(
    r"(?:纪录片|影片|电影|剧|歌曲|专著|图书|小说|节目|栏目|期刊|杂志|论文|报纸|报刊|作品|游戏|动漫|动画片?|专辑|油画|曲目|宣传片|[曲歌舞戏诗画]|曲艺|舞蹈|书法|小品|合唱|评书|雕塑|摄影|音乐|"
    r"诗集|散文集?|童话|教材|绘本|画册|漫画|丛书|读物|古籍|典籍|名著|专题片|短片|短视频|公众号|音乐会|晚会|讲座|课程|展览|特展|主题展|大展|交响乐|"
    r"(?:创作|创排|编排|排演|上演|演出|首演|公演|展演|演唱|拍摄|摄制|播映|放映|播出|改编自?)了?|(?:发表|刊发|刊登|刊载|连载)[于在]|订阅|征订)\s*$"
)
#: 《自然》《科学》等期刊: what they are is said behind the last of them.
_WORK = (
    r"周刊|月刊|期刊|主刊|正刊|子刊|杂志|刊物|媒体|报刊|报纸|影片|电影|电视剧|话剧|舞剧|歌剧|戏曲|图书|书籍|古籍|典籍|名著|教材|绘本|丛书|读物|"
    r"作品|节目|栏目|歌曲|剧目|专辑|短视频|纪录片|宣传片|专题片|公众号|音乐会|晚会|展览|特展|主题展|一书|精品|力作|佳作|经典|名篇|品牌"
)
_WORK_BEHIND = re.compile(
    rf"(?:(?:、|和|及)?《[^《》]{{1,40}}》){{0,9}}(?:(?:系列|大型|同名|等[^，。；《]{{0,4}}|年度){{0,2}}(?:{_WORK})"
    # 《…》第四卷: a book in volumes
    r"|(?:第[一二三四五六七八九十\d]+[卷辑册]|[上中下]册|单行本)"
    r"|(?:等[^，。；《]{0,4}|年度)?(?:(?:上|正式|杂志)?(?:发表|刊发|刊登|刊载)(?=[^，。；]{0,16}(?:论文|文章|成果|综述))|上发表|榜|(?:世界)?\d+强))"
)
#: 《长江日报》, but not 公报 or 年报.
_NEWSPAPER = re.compile(r"(?<![公通简年月季快汇申预警捷战])报$")
#: A name in Latin script in a sentence about papers is a journal: 被《Cell》收录的论文.
_JOURNAL = re.compile(r"论文|期刊|影响因子|SCI")
#: The papers of one case; 白皮书, 倡议书 and 手册 are documents.
_PAPER = re.compile(
    r"(?:(?<![保认论])证|证明|凭证|执照|(?<!代)(?<!分解|分工|任务|一览|对照|计划|进度)表|(?<=..)(?<!皮)(?<!全)(?<!倡议)(?<!建议)(?<!计划)书|榜单|合同|卡|(?:登记|花名|名)册|[报通告申][告知请]单|"
    r"病历|病案|小结|回执|责任状|台账|发票|票据|收据|问卷|答卷|承诺函|批件|(?:检查|会议|诊疗|服务|巡查)记录|"
    r"(?:审计|评估|验收|鉴定|检测|检验|查新|体检)报告)(?:[（(][^（()）]*[）)])?$"
)

#: 《论语·学而》, 《习近平谈治国理政》第四卷 within its marks, 《史记（全十册）》
_VOLUME = re.compile(r"(?:[·•・:：].*|[（(][^（()）]*[）)]|第[一二三四五六七八九十\d]+[卷册辑].*)$")
#: 《财富》“最受赞赏的公司”: what a magazine chooses.
_CHOSEN = re.compile(r"\s*“[^”]{2,20}(?:(?<=榜)”|”[^，。；]{0,4}(?:榜|名单|称号)|”的(?:企业|公司))")
#: What is called so is a document wherever it stands: 《安全生产法》宣传片.
_DOCUMENT = re.compile(r"(?:法|条例|办法|意见|规划|方案|通知|决定|规定|细则|纲要|措施|指南)(?:[（(][^（()）]*[）)])?$")


def is_work(text: str, start: int, end: int, *, in_row: bool = False, works: Collection[str] = frozenset()) -> bool:
    """Whether what is named from ``start`` to ``end`` is a work of art or a periodical: 纪录片《大国重器》.

    >>> is_work("在《自然》《科学》等期刊发表", 1, 5)
    True
    >>> is_work("诵读《论语·学而》", 2, 9, works={"论语"})
    True

    Args:
        text: The text that it stands in.
        start: Where its marks begin.
        end: Where they end.
        in_row: Whether it stands in a row behind a work: 话剧《雷雨》《日出》.
        works: Works that are known by their names alone, whatever stands around them.
    """
    name = text[start:end].strip("《》〈〉")
    if works and _VOLUME.sub("", name) in works:
        return True
    if _DOCUMENT.search(name):
        return False
    said = (
        _WORK_BEFORE.search(text, max(0, start - 12), start)
        or _WORK_BEHIND.match(text, end)
        or _CHOSEN.match(text, end)
    )
    latin = name.isascii() and _JOURNAL.search(text, max(0, start - 40), end + 40)
    return bool(in_row or said or latin or _NEWSPAPER.search(name))


def is_paper(title: str) -> bool:
    """Whether a title is that of a form, a certificate or a contract: papers of one case.

    >>> [is_paper(title) for title in ("药品生产许可证", "手术知情同意书", "产业白皮书", "员工手册")]
    [True, True, False, False]
    """
    return _PAPER.search(title) is not None
