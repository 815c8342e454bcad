"""What the lines around a document say: titles, numbers, dates, organisations, signatures.

Each pattern stands beside the text it is for. They only say what a line looks like; where it stands decides what it is.
"""

from __future__ import annotations

import re
import unicodedata

from index.analysis.folding import HAN
from index.documents import Reason
from index.terms.numerals import value_of

_HAN_DIGITS = "〇○零Ｏ一二三四五六七八九"

#: The year before the first of 中华民国.
_REPUBLIC = 1911

#: 2021年11月29日, 二〇二一年二月, 2025 年 4 月, 中华民国112年6月30日.
DATE = re.compile(
    rf"(?P<year>(?:中华)?民国\s*(?:\d{{2,3}}|[{_HAN_DIGITS}十百]{{1,5}})|(?:19|20)\d{{2}}|[{_HAN_DIGITS}]{{4}})\s*年\s*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月"
    rf"(?:\s*(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*[日号])?"
)

#: 静府发〔2021〕17号, 长科委[2025]8号; the brackets are of any kind.
NUMBER = re.compile(
    rf"(?:[{HAN}]{{1,15}}[〔\[［（(【﹝]\s*(?:19|20)\d{{2}}\s*[〕\]］）)】﹞]\s*第?\s*\d{{1,5}}\s*号|第\s*\d{{1,4}}\s*号(?:令)?"
    # 卫授食字第1121401234号 of Taiwan
    rf"|[{HAN}]{{2,12}}字第\s*\d{{4,12}}\s*号"
    # （2023年第12号） of an announcement, 〔2022〕15号 of minutes
    r"|(?:19|20)\d{2}\s*年\s*第\s*\d{1,4}\s*号|〔\s*(?:19|20)\d{2}\s*〕\s*第?\s*\d{1,4}\s*号)"
)

#: 静府发〔2021〕17号 签发人：某某.
NUMBER_LINE = re.compile(rf"[（(]?{NUMBER.pattern}[）)]?(?P<rest>\s*签\s*发人?\s*[:：].{{0,20}})?")

#: GB/T 1.1—2020, DB31/T 1234-2021, T/SHMHZQ 012—2022: the number of a standard.
STANDARD = re.compile(
    r"(?:GB|DB\s?\d{2,6}|T(?=/)|Q(?=/)|[A-Z]{2})(?:/[A-Z]{1,10})?\s*\d{1,6}(?:\.\d{1,3}){0,2}\s*[—–－-]+\s*(?:19|20)\d{2}"
)

_FIGURES = re.compile(r"((?:19|20)\d{2})[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)")

#: 2023-03-31 10:20 来源：某网: when a page was published, not when a document was made.
_PAGE_DATE = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?|\d{4}年\d{1,2}月\d{1,2}日\s*\d{1,2}:\d{2}(?::\d{2})?)"
    r"(?:[\s|]*(?:来源|字体|浏览|作者|字号|分享|打印|信息).{0,80})?"
)

#: How a title ends: the kind of document. The longer before the shorter (实施意见 before 意见).
KINDS = (
    "实施意见", "指导意见", "若干意见", "实施方案", "行动方案", "工作方案", "行动计划", "实施计划", "实施细则",
    "若干规定", "若干措施", "政策措施", "规划纲要", "工作要点", "申报指南", "规划", "意见", "计划",
    "方案", "办法", "规定", "条例", "细则", "通知", "答复", "复函", "公函",
    "函", "纲要", "措施", "政策", "公告", "通告", "公示", "决定", "决议",
    "报告", "批复", "指引", "指南", "标准", "规程", "规则", "规范", "章程",
    "白皮书", "解释", "修正案", "公报", "要点", "导则", "目录", "清单", "解读", "说明", "命令", "令",
    "议案", "纪要", "通报", "倡议书", "承诺书", "协议",
)  # fmt: skip

#: （征求意见稿）, (结题稿), （试行）.
_STATUS_WORDS = (
    "(?:公开)?征求意见稿|草案(?:修改稿)?|送审稿|结题稿|讨论稿|试行|暂行|修订稿|修订版|修订|修正|报批稿|审议稿|初稿|代拟稿|公示稿|"
    "试行稿|评审稿|终稿|定稿|\\d{4}年?(?:版|修订版?|修正)"
)
STATUS = re.compile(f"[（(\\[【]?({_STATUS_WORDS})[）)\\]】]?")
#: 中华人民共和国国防法, 土地管理法; not 工作方法.
_STATUTE = re.compile(rf"(?:中华人民共和国)?[{HAN}、]{{2,24}}(?<![方做看手用打说想语书文办合违])法")
_TITLE_TAIL = re.compile(r"[（(][^（()）]{1,30}[）)]$")

#: How the name of an issuing body ends.
_ORGANISATION = re.compile(
    rf"[{HAN}A-Za-z0-9（()）“”·]{{2,40}}(?:委员会|常委会|政府|办公室|办公厅|局|厅|委|部|院|协会|学会|联合会|商会|研究中心|中心|公司|集团|"
    r"管委会|法院|检察院|总队|支队|总站|大学|学院|医院|联盟|基金会|工会|领导小组|指挥部|区委|市委|省委|党组|工作组)"
    r"(?:[（(](?:印章|盖章|章|代章)[）)])?"
)

#: 优化空间布局, 服务全局, 干部, 内部: words that end like the name of a body.
_NO_BODY = re.compile(r"[布格全大开时变结新]局$|(?:全|内|外|干|局|东|西|南|北|中)部$")

#: 您好！
GREETING = re.compile(r"(?:您好|你好|你们好)[！!，,。]?")

#: Lines above a title that say something about the document; the first of the pair is the reason.
HEAD_LINES: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    # The cover of a standard: its classes.
    ("number", re.compile(
        r"ICS\s*[\d.]{2,12}.{0,12}|(?:CCS\s*)?[A-Z]\s?\d{2}|备案号\s*[:：].{0,20}|(?:GB|DB\s?\d{2,6}|[A-Z]{2}|T/[A-Z]{2,10})(?:/T)?"
        r"|.{2,20}(?:国家|地方|行业|团体|企业)标准(?:化指导性技术文件)?")),
    ("number", re.compile(rf"(?:代替|替代)?\s*{STANDARD.pattern}")),
    ("date", re.compile(r"20\d{2}-\d{2}-\d{2}\s*发布\s*(?:20\d{2}-\d{2}-\d{2}\s*实施)?|20\d{2}-\d{2}-\d{2}\s*实施")),
    ("issuer", re.compile(r"[^，。；：]{4,40}\s?发布")),
    ("result", re.compile(r"(?:办理结果|办理类别|办理情况|答复类别|是否公开)\s*[:：].{0,60}")),
    ("signatory", re.compile(r"签\s*发人?\s*[:：].{1,20}")),
    ("adoption", re.compile(
        r"[（(][^（()）]{0,400}(?:通过|修正|修订|公布|批准|施行|发布|印发|废止)[^。（()）]{0,40}[）)]")),
)  # fmt: skip

#: 特此通知。 closes a notice and says nothing else.
CLOSING = re.compile(
    r"(?:特|专)此(?:通知|通告|公告|公示|函复|函告|函达|批复|报告|答复|说明|复函|通报)[。.！!]?|此复[。.]?|专此[。.]?"
)

#: Lines below a text; the first of the pair is the reason.
TAIL_LINES: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    ("disclosure", re.compile(
        r"[（(]\s*(?:此|本)[件文].{0,16}(?:公开|删减|删节).{0,10}[）)]|[（(]\s*(?:内容)?有(?:删减|删节)\s*[）)]|(?:信息)?公开(?:属性|方式|类别|选项|形式)\s*[:：].{1,20}"
        r"|[（(]?(?:主动|依申请|不予)公开[）)]?")),
    ("copied to", re.compile(r"(?:抄\s*送|抄\s*报|主\s*送|分\s*送|报\s*送)\s*[:：].*")),
    ("printed", re.compile(rf".{{0,60}}{DATE.pattern}\s*印发|.{{0,40}}印发|[（(]?共印\s*\d+\s*份[）)]?")),
    ("closing", CLOSING),
    ("contact", re.compile(
        r"[（(]?(?:联\s*系\s*人|联系电话|联系方式|联系地址|承办单位|承办人|承办部门|经办人|通讯地址|通信地址|邮政编码|邮\s*编|地\s*址|电\s*话|传\s*真|电子邮箱|电子邮件|"
        r"邮\s*箱|网\s*址|附注)[^:：。]{0,8}[:：].{0,160}")),
)  # fmt: skip

#: 将第一条修改为：, 增加一条，作为第六条: what an amending decision does.
AMENDS = re.compile(r"^(?:将|在|对|把|第|删|增|原)?.{0,40}(?:修改为|修正为|改为|作为第|增加.{0,8}[条款项]|删[去除])")

#: 同意…, 请你局…: what a reply or a letter says to whom it is addressed; 面积控制在6000平方米: what it grants.
#: A name may count too: 建设1000亩产业园。
_STATES = re.compile(
    r"(?:原则(?:上)?)?同意|不同意|不予|[商恳]请|请[你您各贵予]|(?:我|你|贵)(?:[省市区县州局厅委部院办署行司]|单位|公司)"
    r"|.*(?:控制在|核定.{0,6}|面积|编制|职数|床位|用地|不超过|不少于|共计|总计|合计)(?:约|为|共|计)?\s*\d+(?:\.\d+)?"
    r"(?:平方米|平方公里|公顷|亩|名|辆|床|张)"
)

#: 附件：1.…; the list that a notice prints above its signature.
ANNEX_LIST = re.compile(r"附(?:\s*[件表]\s*[:：]?|\s*[:：])\s*\d*.{0,80}")

#: 附件, 附件2 and nothing else.
ANNEX_MARK = re.compile(r"附(?:\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}\s*[：:.]?|\s*[:：])")

#: 图 1 普陀生命健康产业功能定位…, 图2-1.
FIGURE = re.compile(r"附?图\s*[\d一二三四五六七八九十]{1,3}(?:[-.—－]\d+)?(?!\d)\s*[^，。；]{0,80}")

#: 附件, 附件1, 附件2：申请表, 附录A, 附表一, 附：.
ANNEX = re.compile(
    r"附\s*(?:件|表|录|(?=[:：]))\s*(?P<number>\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3}|[A-Z]?)\s*(?P<colon>[：:.、．]?)\s*(?P<title>.*)"
)


def iso_date(text: str) -> str | None:
    """Reads the first date of a text as ISO 8601, as exactly as it is stated.

    >>> iso_date("二〇二一年二月"), iso_date("2021年11月29日印发"), iso_date("2021年"), iso_date("民国112年6月30日")
    ('2021-02', '2021-11-29', None, '2023-06-30')
    """
    found = DATE.search(text)
    if not found:
        return None
    year = unicodedata.normalize("NFKC", found["year"].replace("○", "〇").replace("Ｏ", "〇"))
    since = year.partition("民国")[2].strip()
    parts = [value_of(since) + _REPUBLIC if since else value_of(year), value_of(found["month"])] + (
        [value_of(found["day"])] if found["day"] else []
    )
    if not 1 <= parts[1] <= 12 or (len(parts) > 2 and not 1 <= parts[2] <= 31):
        return None
    return "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])])


def date_of_figures(text: str) -> str | None:
    """Reads a date as machines write it, as ISO 8601.

    >>> date_of_figures("2023/3/31 10:20")
    '2023-03-31'
    """
    found = _FIGURES.search(text)
    return f"{found.group(1)}-{int(found.group(2)):02d}-{int(found.group(3)):02d}" if found else None


def kind_of_title(title: str) -> str | None:
    """Reads the kind of document from the end of its title.

    >>> kind_of_title("闵行区生物医药产业高质量发展三年行动计划（2021-2023年）"), kind_of_title("长宁区概况")
    ('行动计划', None)
    """
    bare = title
    while _TITLE_TAIL.search(bare):
        bare = _TITLE_TAIL.sub("", bare)
    kind = next((kind for kind in KINDS if bare.endswith(kind)), None)
    return kind or ("法" if _STATUTE.fullmatch(bare) else None)


def is_organisation(text: str) -> bool:
    """Whether this is the name of a body, not other short lines."""
    return (
        len(text) <= 46
        and _ORGANISATION.fullmatch(text) is not None
        and not text.startswith("关于")
        and not _NO_BODY.search(text)
    )


#: 长宁区科学技术委员会 2025年4月22日: a body and a date on one line.
SIGNED = re.compile(rf"(?P<who>.{{2,60}}?)\s*{DATE.pattern}")


def is_signed(text: str) -> bool:
    """Whether this is a body and a date on one line."""
    found = SIGNED.fullmatch(text.strip("（()） ")) if len(text) <= 90 else None
    return found is not None and is_organisation(found["who"].strip())


def is_date(text: str) -> bool:
    """Whether this is a line that is a date and nothing else."""
    return DATE.fullmatch(text.strip("（()） ")) is not None


def is_page_date(text: str) -> bool:
    """Whether a line says when a page was published, in the figures of a machine."""
    return _PAGE_DATE.fullmatch(text) is not None


def is_statement(name: str) -> bool:
    """Whether words before a stop are a sentence of a reply or of an amendment, and no name of what follows.

    >>> is_statement("同意设立服务中心"), is_statement("增加一条：“鼓励创新"), is_statement("健全服务体系")
    (True, True, False)
    """
    return _STATES.match(name) is not None or name.count("“") > name.count("”")


def is_sentence(text: str) -> bool:
    """Whether this is running text, not titles, names and labels."""
    return "。" in text or "；" in text or (len(text) > 60 and ("，" in text or "," in text))
