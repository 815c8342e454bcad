"""The kinds of values that questions ask for, as data: the words that ask for each, and what such a value looks like.

Each kind has alternatives in Chinese and in English; the first kind of :data:`KINDS` whose words stand in a question is
the one that is asked for, so the most telling come first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

ValueKind = Literal[
    "count",
    "size",
    "amount",
    "money",
    "percent",
    "area",
    "expiry",
    "year",
    "date",
    "rank",
    "duration",
    "department",
    "agent",
    "place",
]

#: What is counted by: a number before one of these is no year, no number of a section and no amount of money.
MEASURES = "家个项件条栋幢所张名位人种辆座款类批支例台套部次艘户片间号城层册届场"
#: What may be asked for by one measure and printed with another: 几款 of what is counted by 项. 个 counts whatever.
SAME_MEASURES = {"个": MEASURES} | {each: same for same in ("项件款条", "家所户", "栋幢座", "名位人") for each in same}
_HAN_NUMBER = r"[一二两三四五六七八九十百千万亿半]+"
#: A number and its size: 2190, 3,844, 14000亿, 十几.
NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|{_HAN_NUMBER})\s*[余多]?\s*[万亿]*\s*"
_AREAS = "平方|公顷|亩"
_DIGITS = r"(?<![\d.,+])\d[\d,]*(?:\.\d+)?(?!\d|\.\d|\+|(?:st|nd|rd|th|[DG])\b)"
_WORDS = r"\b(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?)\b"
_NO_YEAR = r"(?!(?:19|20)\d\d\b(?![,.]\d))"
_NUMBER_EN = rf"{_NO_YEAR}(?:{_DIGITS}|{_WORDS})"
_SIZED_EN = r"\d[\d,]*(?:\.\d+)?(?:\s*(?:[mb]illion|trillion))?"
_YEAR, _YEAR_EN = r"(?:19|20)\d\d\s*年|[一二][〇零一二三四五六七八九]{3}年", r"\b(?:19|20)\d\d\b"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_NOWHERE = r"(?!)"
_MAKING = "打造|投资|建设|创办|设立|发起|运营|建立|成立"
_BODY, _BODY_EN = (
    "医院|大学|学院|公司|集团|研究院|研究所|园区|平台",
    "Hospital|University|College|Institute|Company|Group|Park",
)
_MADE = r"built|invest\w*|founded|set up|run|created|funded|developed|established|operated|jointly"


@dataclass(frozen=True)
class Kind:
    """A kind of value.

    Attributes:
        asked: The words of a question that ask for one, in either language, as alternatives.
        values: What one looks like in a Chinese text, as alternatives.
        values_en: The same in an English text.
        measured: Words for what is measured so, by which several things may be compared.
    """

    name: ValueKind
    asked: tuple[str, ...]
    values: tuple[str, ...]
    values_en: tuple[str, ...]
    measured: tuple[str, ...] = ()

    @cached_property
    def asking(self) -> re.Pattern[str]:
        """Finds the words that ask for one."""
        return re.compile("|".join(self.asked), re.I)

    @cached_property
    def measuring(self) -> re.Pattern[str]:
        """Finds the words for what is measured so."""
        return re.compile("|".join(self.measured) or _NOWHERE, re.I)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Finds such values in a Chinese and in an English text."""
        return re.compile("|".join(self.values)), re.compile("|".join(self.values_en))


KINDS = (
    Kind(
        "department",
        (
            "(?:哪个|哪些|什么|几个)(?:部门|单位|委办|机构)(?:负责|牵头|推进|主管|管)",
            r"(?:谁|哪个|哪些|由哪\S{1,6}|什么\S{0,4})(?:负责|牵头|主管)",
            r"(?:责任|推进|牵头)(?:部门|单位)\S*(?:哪|谁|什么)",
            r"\b(?:which|what) (?:departments?|bodies|bureaus?|commissions?)\b",
            r"\b(?:which|what) (?:body|agenc(?:y|ies)|offices?|authorit(?:y|ies)) "
            r"(?:is|are|leads?|promotes?|coordinates?|handles?|supervises?)\b",
            r"\bwho (?:is|are) (?:responsible|in charge)",
            r"\bresponsible for\b",
        ),
        ("(?:责任|推进|牵头|主管|实施)(?:部门|单位)", "牵头"),
        (
            r"[Rr]esponsible\b",
            "(?:[Pp]romot|[Ii]mplement)ing (?:bod|depart|unit|agenc)",
            "[Ll]ead(?:ing)? (?:bod|depart|agenc)",
            "led by",
            r"coordinat(?:e[sd] by|ing (?:bod|depart|agenc))",
        ),
    ),
    Kind(
        "agent",
        (
            r"哪[一两二三几]?家\S{0,4}(?:搞|来做|承办)",
            rf"(?:谁|哪家\S{{0,3}}|哪(?:些|[一两二三几]?个)\S{{1,6}})(?:{_MAKING}|[建办]|出资|出钱)",
            r"\bwho (?:built|invests?|invested|founded|set up|runs?|created|funds?|funded|developed|established"
            r"|operates?|pays)\b",
            r"\bby whom\b",
            rf"\b(?:which|what) (?:\w+ )?(?:{_BODY_EN})s?\b.{{0,24}}\b(?:to build|builds?|built|sets? up|runs?)\b",
        ),
        (
            rf"由[^，。；]{{2,24}}(?:{_MAKING}|合作|共建|牵头)",
            # Who is supported to build something, or who is built on: 支持中山医院…打造
            rf"(?:支持|依托|推动|联合)[^，。；、]{{2,12}}(?:{_BODY})(?=[^。；]{{0,60}}(?:{_MAKING}))",
        ),
        (
            rf"\b(?:{_MADE})\b[^.;]{{0,24}}\bby\b",
            rf"\b(?:[Ss]upport|[Rr]elying on|[Dd]rawing on)\b (?:the )?[^,.;]{{0,40}}\b(?:{_BODY_EN})\b",
        ),
    ),
    Kind(
        "place",
        (
            # Where something is to be built: 新园区放在哪一块, 规划在哪个区域
            r"(?:建|放|设|规划|选址|布局|落)\S{0,12}在?哪(?:一?[块片带]|里|儿|个(?:区域|地方|片区|地块))",
            r"在哪(?:一?[块片带]|个(?:区域|片区|地块))(?=\S{0,8}(?:建|设|规划|布局))",
            r"(?:新建|新规划|规划建设|要建)\S{0,16}在?哪(?:一?[块片带]|里|儿|个(?:区域|地方|片区|地块))",
            r"\bwhere (?:is|are|will)\b.*\b(?:built|planned|located|plan(?:s|ning)? to build)\b",
        ),
        (
            r"(?:规划|建设|布局|选址|落户|新建)(?:建设|在|于)?[^，。；、“”]{2,8}(?:区域|地区|片区|地块|镇|街道|路段)",
            r"以[^，。；、]{2,8}(?:地区|区域|以[东南西北](?:地区)?)为",
        ),
        (r"\b(?:[Pp]lan|[Bb]uild|[Ll]ocated|[Ss]ited)\b[^.;]{0,60}\b(?:area|site|Town|Subdistrict|Road)\b",),
    ),
    Kind(
        "percent",
        (
            "百分之(?:几|多少)|几成|几个百分点",
            r"(?:占比|比重|比例|份额|增速|增长率|增幅|增长)\S{0,6}(?:多少|几|？|\?)",
            r"多少\S{0,2}(?:占比|比重|比例)",
            r"占(?!地)\S{0,12}(?:多少|几)(?![家个亩平公])",
            r"\bwhat (?:\w+ ){0,2}(?:percentage|per ?cent|share|proportion|ratio)\b",
            "(?:占|是)\\S{0,8}多大(?:的|一)?(?:部分|比重|比例|份额)|几分之[几一]",
            # Of a place that begins with a capital a part is a place.
            r"(?<!in )\b(?:what|which) (?:part|fraction|portion|slice) of\b(?! (?-i:[A-Z])\w*(?!\w|['’]))",
            r"\bhow (?:big|large|small|high) .{0,12}\b(?:part|fraction|portion|slice|share|proportion|percentage)\b",
            r"\bhow fast\b",
            r"\b(?:what|which|how much)\b.*\b(?:growth|rate|growing|grow)\b",
        ),
        (r"\d[\d.]*\s*(?:[%％]|个百分点)", "百分之[一二三四五六七八九十]", "[一二三四五六七八九]成", "翻[一两]?番"),
        (r"(?<![\d.])\d[\d.]*\s*(?:%|per ?cent)", r"\b(?:half|one third|doubl\w+)\b"),
        ("增速|增长|增幅|占比|比重|比例|份额|(?:涨|长)[得最]", r"\b(?:shares?|grow\w*|rates?|percentage|fastest)\b"),
    ),
    Kind(
        "expiry",
        (
            r"失效|过期|到期|(?:有效期|效力)\S{0,4}(?:多|几|何|什么|哪)",
            r"(?:有效|管用|管|执行|实施|施行)(?:到|至)\S{0,2}(?:多久|几|何|什么时|哪)",
            r"\b(?:expires?|expiry|lapses?|(?:valid|effective|in force|in effect) (?:until|till|to))\b",
            r"\bhow long\b.*\b(?:valid|effective|in force|in effect|apply|applies)\b",
            r"\b(?:until|till) when\b",
        ),
        (
            rf"(?:有效期|施行期|试行期|实施期限|执行期限)[^。；]{{0,16}}(?:{_YEAR}|{NUMBER}(?:年|个月))",
            rf"[至到](?:{_YEAR})\S{{0,8}}(?:止|失效)",
        ),
        (rf"\b(?:valid|effective|in force|expires?|validity|term)\b[^.;]{{0,40}}(?:{_YEAR_EN}|years?|months?)",),
    ),
    Kind(
        "date",
        ("哪天|哪一天|何日|几月|几号|什么日子", r"\b(?:which|what) (?:date|day)\b"),
        (_YEAR, r"\d{1,2}月\d{1,2}日"),
        (_YEAR_EN, rf"\b\d{{1,2}} (?:{_MONTHS})\b"),
    ),
    Kind(
        "year",
        (
            "哪一?年|何年|什么时候|何时|几几年|什么时间",
            r"\b(?:which|what) years?\b",
            r"^(?:since |until |by |from )?when\b",
            r"\bhow long .* valid\b",
        ),
        (_YEAR,),
        (_YEAR_EN,),
    ),
    Kind(
        "rank",
        ("第几|排名|名次|排(?:在|到)?(?:哪|多少)", r"\brank(?:s|ed|ing)?\b", r"\bwh(?:at|ich) place\b"),
        (r"第\s*[一二三四五六七八九十\d]+", r"前\s*\d+"),
        (rf"\b(?:{_ORDINALS}|\d+(?:st|nd|rd|th)|top \d+|No\. ?\d+)\b",),
    ),
    Kind(
        "duration",
        (
            "多长时间|多久|多少时间",
            "(?:多少|几个?)(?:分钟|小时|钟头|天|个月|工作日|周)",
            r"\bhow (?:long|quickly|soon|much time|many (?:minutes?|hours?|days?|weeks?|months?))\b",
            r"\bwhat (?:length of )?time\b(?! (?:is|does|do))",
        ),
        (
            rf"(?<![\d〇零一二三四五六七八九近])(?<!过去)(?!{_YEAR}){NUMBER}(?:分钟|小时|天|日内|个月|周|个?工作日|年(?!代|来|规划|行动|计划))",
            "半小时",
        ),
        (rf"(?<!past )(?<!last ){_NUMBER_EN}[\s-]*(?:minute|hour|day|week|month|year(?!s?,? (?:action )?plan))",),
    ),
    Kind(
        "area",
        (
            rf"(?:多少|几)(?:{_AREAS})",
            r"面积\S{0,4}(?:多少|多大|？|\?)|(?:多大|多少)的?(?:面积|地方|场地)",
            r"占地\S{0,3}(?:多少|多大)",
            r"\bhow (?:many|much) (?:square|hectares?|mu|(?:\w+ )?(?:space|land|area))\b",
            r"\bhow (?:big|large) (?:is|are|will) the (?:site|land|area|park|base)\b",
        ),
        (rf"{NUMBER}(?:{_AREAS})",),
        (rf"(?<![\d.,]){_SIZED_EN}\s*(?:square|sq|m²|km²|hectares?|ha\b|mu\b)",),
        (r"面积|占地|\b(?:floor area|land|space)\b",),
    ),
    Kind(
        "money",
        (
            "多少(?:万|亿|钱|资金)|几(?:个亿|亿|百亿|千亿)|多少元",
            r"\bhow much (?:tax|money|revenue|output|funding|turnover|income|investment)\b",
            r"\bwhat (?:revenue|output|turnover|value added|added value)\b",
        ),
        (r"\d[\d,]*(?:\.\d+)?\s*[万亿]+", "[十百千万]+亿", "万元"),
        (rf"(?:RMB|USD|CNY|[$¥])\s*{_SIZED_EN}", rf"(?<![\d.,]){_SIZED_EN}(?<=illion)", r"(?<![\d.,])\d[\d,.]*\s*yuan"),
        (r"[产总]值|营收|收入|税|投资|\b(?:output|revenues?|tax(?:es)?|turnover|income|investment)\b",),
    ),
    Kind(
        "count",
        (
            rf"(?:多少|(?<!哪)几)\s*(?:公里|[{MEASURES}])",
            r"数量\S{0,4}(?:多少|几|？|\?)",
            r"\bhow many\b",
            r"\bwhat (?:is|was) the number of \w+s\b",
            r"^\W*(?:the )?(?:total )?number of\b",
        ),
        (rf"{NUMBER}(?:公里|{_AREAS}|[{MEASURES}])", r"数量[^|\n]{0,8}\|\s*\d[\d.]*"),
        (
            rf"(?<![$¥|])(?<!RMB )(?<!USD )(?<!\| )(?<!Table )(?<!Figure )(?<!No\. ){_NUMBER_EN}"
            r"(?!\s*(?:%|per ?cent|\||[mb]illion yuan)|[\s-]*(?:year|month|week|day|hour|minute))",
            r"[Nn]umber of [^|\n]{1,60}\|\s*\d[\d.]*",
        ),
    ),
    Kind(
        "size",
        ("多大", r"规模\S{0,3}(?:多少|[？?]$)", r"\bhow (?:large|big)\b", r"\bwhat (?:scale|size)\b"),
        (
            rf"{NUMBER}(?:{_AREAS}|公里|元|美元|人)",
            r"\d[\d,.]*\s*[万亿]+",
            "[百千]亿",
            r"\|\s*(?!(?:19|20)\d\d)\d[\d,.]*",
        ),
        (
            rf"(?:RMB|USD|CNY|[$¥])\s*{_SIZED_EN}",
            rf"(?<![\d.,]){_SIZED_EN}(?:(?<=illion)|\s*(?:square|sq|m²|km|hectares?|ha\b|mu\b|yuan))",
            rf"{_NO_YEAR}{_DIGITS} (?:people|persons|staff|employees|members|beds)\b",
        ),
    ),
    Kind(
        "amount",
        (
            "多少|有几",
            r"目标\S{0,3}[？?]$",
            r"\bhow (?:much|high|far)\b",
            r"\bwhat (?:target|value|total)\b",
        ),
        (rf"{NUMBER}(?:[%％]|分钟|小时|{_AREAS}|公里|元|美元|[{MEASURES}])", "[百千]亿", r"\|\s*\d[\d,.]*"),
        (rf"{_NUMBER_EN}(?:\s*(?:%|per ?cent\b|[mb]illion\b|trillion\b))?",),
    ),
)
