"""Facilities that serve companies: what is to be set up for them, a platform, a laboratory, a team, an alliance.

Reads: nothing. Writes: the patterns by which :mod:`index.extracting.service_rules` tells that one is promised. What is
set up for residents, for supervision or for research alone is no service to companies.
"""

from __future__ import annotations

#: Who sets up promises it; 推进…建设 is of what others build, and 打造…中心 is what a place wants to become.
_SETS_UP = (
    r"(?:搭建|建立|设立|建设|组建|成立|创设|构建|建成|共建|创建|增设|配备|织密|"
    r"打造(?=[^，。；：]*(?:平台|联盟|团队|网)))"
)
#: What says of a facility that others use it.
_SERVES = r"(?:公共|共享|服务|检测|检验|中试|孵化|沟通|交流|对接|展示|信息)"
_FACILITY = r"(?:平台|中心|实验室|联盟|团队|窗口|专区|(?<=公共)基地|(?<=服务)基地)"
#: What serves by its name.
_WHOSE = r"(?:企业|人才|产业|技术|创业|金融|科技)"
_SERVING = rf"(?:服务站|工作站|专窗|专员制度|(?:服务|跟踪|联络|联系)机制|{_WHOSE}服务网络?(?!站|点))"
#: What is for residents, for supervision or for the authorities themselves.
_FOR_OTHERS = (
    r"政务|警察|警务|治安|监管(?!部门的沟通)|监测|监控|预警|执法|指挥|应急|安全|社区|养老|托育|便民|为民|文化|体育|党群|志愿|医疗卫生|疾控|救助|纠纷|"
    r"信访|殡葬|法律援助|退役军人|残疾|农村|村级|乡镇|旅游(?:集散|咨询)|游客|气象|消费者|考核|统计|档案|中心城区|基本公共服务|信息发布|新媒体|舆论|传播|政民"
)

#: 建成中试平台15个, 建设30个服务中心 are figures.
_COUNTED = r"\d+\s*[个家座]"
_GAP = rf"(?!{_FOR_OTHERS}|{_COUNTED})[^，。；：]"
_NEAR = rf"(?!{_FOR_OTHERS}|基地|园区|企业)[^，。；：、的]"
_NOT_BEHIND = r"(?!建设|化|型|式|等?的|\s*\d|[^，。；]{0,4}交换)"

#: A facility that serves is set up: 搭建检验检测公共服务平台, 组建专业化服务团队, 成立产业服务联盟.
SET_UP = (
    rf"{_SETS_UP}(?:{_GAP}){{0,40}}?(?:(?!{_FOR_OTHERS}){_SERVES}(?:{_NEAR}){{0,8}}?{_FACILITY}|{_SERVING}){_NOT_BEHIND}|"
    rf"(?:建立|设立)[^，。；]{{0,24}}(?:储备库|培育库)|(?:搭建|建立|设立|建设)[^，。；]{{0,24}}工作组"
)
#: Others set it up, it is only wished for, or it is one that is told of: 新建成的中试平台.
NOT_PROMISED = (
    r"鼓励|支持|引导|争取|推荐|参与(?:建设|共建)|对[^，。；]{0,6}(?:新建|建成|建设)|"
    r"推动(?!建设|共建|加快|搭建)[^，。；]{2,10}(?:建设|搭建|设立)"
)
