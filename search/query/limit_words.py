"""The words that leave out and limit, as data: what stands before, behind and around a name, in both languages."""

from __future__ import annotations

import re

#: Words before what is left out. Those that also open other sentences (除, 非, outside) need a value of a filter.
WITHOUT = (
    r"不包括|不包含|不含|不要|不看|不算|排除|剔除|去掉|去除|除了|除去|除开|除|非|抛开|撇开|刨去|刨开|避开|忽略|跳过"
    r"|不谈|不提|别(?:看|要|给我?|管|提|找)"
)
WITHOUT_EN = (
    r"except(?:ing)?(?: for| in)?|with the exception of|excluding|exclude|excl|save for|other than(?: in)?"
    r"|elsewhere than(?: in)?"
    r"|(?:any|every)(?:where|thing|one) but(?: in| from)?"
    r"|(?:all|any|every)(?: other)?(?: districts?| parts?)? (?:but|bar)|(?:apart|aside) from"
    r"|leaving (?:out|aside)|leave aside|disregard(?:ing)?|not including|outside(?: of)?"
    r"|not in|not from|not by|but not(?: in| from| by)?|not|without"
    r"|rather than|nothing (?:on|about|of)|besides|beyond|minus|ignor(?:e|ing)|skip(?:ping)?|omit(?:ting)?|leave out"
    r"|no(?! (?:matter|more|longer|later|less))"
)
#: What may stand between words that leave out and a name, and before both: those in, in every district.
THOSE_EN = r"(?:(?:ones|those|anything|districts?|documents?|clauses?)(?: (?:in|from|of|by))? )?"
ALL_EN = (
    r"(?:(?:in|from|of|for) )?(?:(?:all|everything|anything)(?: of them)?,? )?"
    r"(?:(?:(?:all|every|any|each)(?: of)?(?: the)?(?: other)? districts?|everywhere|anywhere),? )?"
)
#: Those of them that leave out words too.
PLAIN = re.compile(r"不包括|不包含|不含|不要|不看|排除|剔除|excluding|exclude|not including|leaving out", re.I)
#: Words that leave out a subject behind other words and a comma: 康复器械，别提假肢; beds, skip the private ones.
PLAIN_BEHIND = re.compile(
    r"不(?:谈|提|算|讲|说|管|论|考虑)|跳过|忽略|撇开|抛开|避开|刨[去开]|别(?:看|要|管|提|说|讲)"
    r"|except(?: for)?|other than|(?:apart|aside) from|leave aside|leaving aside|leave out|not|but not|no|skip(?:ping)?"
    r"|omit(?:ting)?|ignor(?:e|ing)|minus|without|save for|excl|disregard(?:ing)?|with the exception of"
    r"|rather than|nothing (?:on|about|of)",
    re.I,
)
#: Those that do so anywhere.
EXCEPT = re.compile(
    r"except(?: for)?|excluding|exclude|not including|with the exception of|other than|(?:apart|aside) from|rather than"
    r"|(?:and |but )?nothing (?:on|about|of)",
    re.I,
)
#: A subject between words that leave it out, closing what is said: leave 2035 aside; prostheses excluded.
SUBJECT_ASIDE = re.compile(
    r"[,;，；(]\s*(?:but |and )?(?:leave|leaving|put|set) (?:the |an? )?(?P<name>[\w'’-]+(?: [\w'’-]+){0,3})"
    r" (?:aside|out)\W*$|[,;，；(]\s*(?:the |an? )?(?P<left>[\w'’-]+(?: [\w'’-]+){0,3})"
    r" (?:aside|excepted|excluded|left out|not (?:included|counted|wanted|needed))\W*$",
    re.I,
)
BEHIND = r"(?:地区)?(?:以外|之外|除外|外)(?:的|其他|其它)*|(?:不谈|不说|不论|不管|不提|的)?(?=$|[，,。；;)）])"
#: Words behind what is left out; 不要 and the like close what is said.
LEFT_OUT = (
    r"(?:地区|那边|这边)?的?我?们?(?:都|已经?)?(?:看过|知道|了解过?|问过|查过|读过|找过)了(?=$|[，,。；;！!）)])|"
    r"(?:地区|的)?(?:以外|之外|除外|排除在外|不在内|不计在内|不算|就不看了|就算了"
    r"|(?:那份|那边|这边|的话)?(?:就|都|全|先|暂时|暂且)?(?:不要|不看|不用|不考虑|别要|别看|排除|略过|跳过|忽略|免谈"
    r"|撇开|去掉|剔除|拿掉|刨掉|除去|不说|不谈|不提|不管|不论|不计|别提|别管|别说|不讲|不(?:用|必)(?:说|看|讲|提|管|列)|算了)了?"
    r"(?=$|[，,。；;！!）)]))(?:的|其他|其它)*"
)
#: A part of documents, and who is responsible, by what stands around its name.
PART = r"(?:部分|章节|这一章|一章|一节)?(?:里面|里|中|当中)(?:的|提到的?|说的|讲的|关于)*"
PART_EN = r"(?:(?:in|from|under) the |sections? on |sections? about )"
RESPONSIBLE = r"(?:负责|牵头|主管|主办|分管|推进)的?(?:事项|事情|事|任务|工作|职责|条款|内容|措施|有哪些|有什么)?"
RESPONSIBLE_EN = r"(?:led by|handled by|run by|responsibilit(?:y|ies) of|tasks? of|duties of) (?:the )?"
#: The year of documents.
OF_YEAR = r"的?(?:文件|文档)(?:里面|里|中|当中)?(?:的|是?(?:怎么|如何)说的?|提到的?|说的|讲的|关于)*"
ONLY = (
    r"(?:就|只|仅|光|单|专)(?:想|要|需)?(?:看|查|找|搜|列|显示|关心|关注|说|谈|讲|问)(?:一?下)?|只想?要|[仅只]限于?"
    r"|[仅只单]就"
    r"|限于|限定在?|限(?![制额期定于时])|仅"
)
ONLY_EN = (
    r"(?:only|just|solely|exclusively|nothing but|(?:limited|restricted|confined) to)"
    r"(?: (?:show|documents?|clauses?|results?|texts?))?(?: (?:in|from|of|for|by))? "
)
#: What leaves out, behind a name: Putuo aside, Xuhui doesn't count.
LEFT_OUT_EN = (
    r"(?: (?:plan|paper|document))? (?:aside|excepted|excluded|left out|not (?:included|counted|wanted|needed)"
    r"|I(?: have|['’]ve)? (?:already )?(?:know|seen|read)(?: already)?"
    r"|(?:does|do)(?:n['’]t| not) (?:count|matter))\b"
)
#: Only, behind a name, and what may stand before that.
ONLY_BEHIND_EN = r"(?: (?:plan|paper|document|opinions))? (?:only|alone|exclusively)\b"
OPENING_EN = r"(?:(?:(?:documents?|clauses?|results?) )?(?:in|from|of|for|by) )?(?:the )?"
#: What a year beside it is the year of, and not of a document: the aims of 2025.
DATED = re.compile(
    r"(?:年|年度)?的?(?:目标|指标|规模|任务|计划|数据|数字)|\s+(?:targets?|goals?|aims?|objectives?|figures?)\b", re.I
)
#: The same before it: goals for 2025 only; 目标，只看2025年.
DATED_BEFORE = re.compile(
    r"(?:目标|指标|规模|任务|计划|数据|数字)[，, ]*$"
    r"|\b(?:targets?|goals?|aims?|objectives?|figures?) (?:for|by|in|of|to)? ?$",
    re.I,
)
