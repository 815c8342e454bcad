"""The verbs by which a sentence gives a task to a body: 牵头, 负责, 每季度通报, 对质量进行抽查, 要做好.

Reads: nothing. Holds the patterns that :mod:`index.extracting.task_parts` looks for behind names of bodies, and which
of them say who leads and who takes part.
"""

from __future__ import annotations

import re

from index.analysis.folding import HAN
from index.structuring.bodies import LAST

LEADS = re.compile(r"牵头|主办|主责|第一责任|主要责任|承办")
JOINS = re.compile(r"配合|(?<!政)协办|协同|参与|参加|协助|支持|会同|组成|为辅")
#: The comma behind what stands between a body and its verb (根据职责，), where no part of the sentence ends.
NO_END = "\u2003"
_BY_RULE = r"按照?|根据|依照|依据|结合|围绕|对照|针对|本着|遵照"
#: 根据实际情况，…; 依照有关规定; 在各自职责范围内: by what rule or within what something is done.
_ADJUNCT = (
    rf"(?:(?:{_BY_RULE}|在|除)[^，。；{NO_END}]{{1,60}}{NO_END}"
    rf"|(?:{_BY_RULE})[^，。；{NO_END}]{{0,60}}?(?:规定|需要|情况|实际|要求|程序|标准|意见|原则)"
    r"|在[^，。；]{0,8}(?:职责|期限|权限|时限|范围)[^，。；]{0,4}[内中])"
)
#: Between bodies and verb: 等部门按职责分工分别
_BETWEEN = (
    r"(?:等(?:有关|相关|各)?(?:行业主管|行政主管|行政管理|监督管理|主管|职能)?(?:(?:部门|单位)(?:[和及](?:部门|单位))?|[^，。；、]{0,6}(?:组织|团体|银行|机构|院校))?)?"
    rf"(?:{_ADJUNCT}){{0,2}}"
    r"(?:(?:按照?|根据|依照|依据?)(?:各自)?(?:职责|职能|管理权限|权限)(?:分工)?|分工(?=负责|协作))?"
    r"(?:分别|共同|携手|统一|联合|具体|分头|并联|同步|密切|积极|主动|全力|切实|限时|按时|适时|常态化)*(?:作为[^，。；]{2,12}?)?(?:按程序|依程序|优先)?"
)
_GIVING = (
    r"总牵头|牵头(?!部门|单位)|主办|主管(?!部门|单位|机构)|承办|负责(?!人(?![才员社事防口狂类畜])|同志)|承担|统筹|组织(?!部|人事)|配合|参与|参加|协助|协同|"
    r"(?<!政)协办|会同|组成(?!部分|部门|单位)"
)
_HOW_OFTEN = (
    # 每季度通报, 于每年3月底前公布, 对质量进行抽查: whatever is done as often, or to what, is a duty
    r"于?每(?:逢|半?年|年度|个?季度|个?月|周|两年|学期)|按(?:半?年度?|季度?|月度?|周|旬)(?![^，。；]{0,4}(?:[计缴]|(?<![拨支兑])付))|逐(?:年|季|月)|不定期|"
    # 于6月底前公布, 2025年底前完成: as often as once
    r"(?=[于年\d])于?(?:20\d\d年)?(?:\d{1,2}月|年)?(?:底|末|中旬|\d{1,2}日)?以?前|"
    r"对(?=[^，。；]{2,40}?(?:进行|开展|予以|实施|负(?:总责|主体责任)|应当)(?!了))"
)
_DOING = (
    rf"受托|推动(?!力)|(?<=共同|携手|协同)[{HAN}]{{2}}|(?<=联合)(?:建设|打造|编制|申报|印发|制定|开展|出台|发布|举办|组织|推进|推动|实施|组建)|共建|建立|组建|共享|制定|"
    r"支持|指导|推进(?!办|领导|中心)|落实|实施|做好|抓好|加强|依法(?!治)|定期|及时|予以(?!处罚|行政处罚|警告)|给予|提供|初审|审核|受理|"
    r"严厉|严格|督促|监督|审查|核验|跟踪|打击|查处|整治|下达|拨付|发放|列支|保障|汇总|推荐|认定|评定|履行|开展|核定|安排(?=资金|经费|预算|用地|专人)|开设|设立|开通|搭建|出台|选派|调配|整合|梳理|走访|对接|宣传(?!部)|报送|将(?=[^，。；]{2,30}?(?:纳入|列入|作为|抄送|报送|推送|移交|反馈))|"
    rf"为[{HAN}]{{0,6}}?(?:牵头|责任|配合|主责|参与|参加|实施|承办|主管|拨付|管理|支撑|支持|运营|建设)[{HAN}]{{0,4}}?(?:单位|部门)|为(?:主要|第一)?责任主体"
)
#: Of a body behind 由 only: 由市税务局派员驻点, 由文物主管部门核定; 由公安机关责令改正 is a sanction
_DONE_BY = (
    r"派员|派驻|召集|约谈|兑[付现]|支付|派出|归口|拟[订定]|审定|验收|出资|运营|申报|报请|统一管理|规定|提出|安排(?:专人|专项|资金)|"
    r"处理|处置|注销|收回|追缴|裁定|裁决|决定|批准|审批|核准|核发|签发|颁发|登记|备案|"
    r"确定|发布|公布|公告|通报|收取|征收|划定|设置|设立|采购|进行|管理|维护|修复|调查|评估|评审|论证|鉴定|检查|检验|考核|统计|会商|调解|协调|解决|办理|安置|补偿|编制|修订|起草|代为|撤销|向(?=[^，。；]{2,24}(?:采购|提供|申请|收取|通报|公布|公开|发放|报告))"
)
_MUST = r"(?:还|均|都|也)?(?:要(?!求|素|点|件)|应当?(?![急用对届])|须)"
VERB = re.compile(
    # Behind a name, or behind fields that stand for their bodies: few places of a sentence are, and each is looked at.
    rf"(?:(?<=[{LAST}\s])|(?=等))(?P<between>{_BETWEEN})"
    rf"(?P<verb>{_GIVING}|{_HOW_OFTEN}|{_DOING}|(?P<only>{_DONE_BY})|(?P<must>{_MUST}))"
    # 社会保障局, 监督管理局: in a name
    r"(?![局厅署]|管理[局委部]|(?<!承担)(?<!负责)办公室|部门|机构)"
)
#: 结合实际，统筹制定: the comma behind by what rule a body does what follows.
ADJUNCT_END = re.compile(
    rf"(?<=[{LAST}])(?:{_BY_RULE}|在|除)[^，。；：:\n]{{1,60}}，"
    rf"(?={_MUST}|分别|统筹|负责|组织|编制|制定|加强|及时|依法|建立|开展|落实|研究|会同|做好|抓好|推进|确定|定期)"
)
#: 责令改正, 处以罚款: a penalty is no task.
PENALTY = re.compile(r"责令|罚款|处罚|处分|警告|没收|吊销|追究|取缔")
#: What says by itself that a body is given a task, and what does so behind 由 or beside a part that does.
GIVES = frozenset(("总牵头", "牵头", "主办", "主管", "承办", "负责", "承担"))
WITH = "会同"
MADE_OF = "组成"
#: 要密切配合
TAKES_PART = re.compile(r"(?:密切|积极|主动|全力|大力|切实|认真|做好|抓好)*(?:配合|参与|参加|协助|协同|支持)")
#: 按职责分工: a share of what another leads.
SHARE = re.compile("职责|职能|分工")
#: How often, or to what: a duty where the sentence does not tell of what was done.
OFTEN = re.compile(r"于?每|于|20|\d|年|按|逐|不?定期|对|依法|统筹")
DONE = re.compile(
    r"(?:^|[，；。])(?:截至|20\d\d年(?![^，。；]{0,5}前)|[去今]年|近年来|近[\d一二两三四五]+年|[上下]半年|“十[一二三四]五”)|已|(?<!为)了(?!解)|累计|取得|显示"
)
#: 近年来，市科技局牵头实施了一批专项: done, whatever the verb.
WAS_DONE = re.compile(
    r"^(?:截至|[去今]年|近年来|近[\d一二两三四五]+年|“十[一二三四]五”)[^。]{0,60}?(?:已|(?<!为)了(?!解)|累计|取得)"
)
#: 苏州市、嘉兴市共同推进: who acts together is given a task.
TOGETHER = re.compile(r"共同|联合|同步|并联|具体|分头|协同|携手")
BUILDS = re.compile("共建")
DIVIDING = ("具体", "分头")
