"""The words that pages and collectors set around a text: labels of their tables, buttons, footers.

Reads: one line. Writes: whether it is such words; the field that a label states.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

#: Field of the metadata → the labels that state it. A label without a field says something about the page.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("标题 名称 文件名称 信息名称 公文名称 文件标题 信息标题",),
    "number": ("发文字号 文号 公文文号 文件字号 发文号 发文文号 文件编号 文件号",),
    "issuer": ("发文机关 制发机关 发文单位 制定机关 公布机关 颁布机关 发文机构 制文机关 颁布单位 制发单位 发文部门",),
    "publisher": ("发布机构 发布单位 发布机关 发布部门 公开机构",),
    "date": ("成文日期 发文日期 生成日期 制定日期 签发日期 成文时间 生成时间 发文时间 颁布日期 落款日期",),
    "published": ("发布日期 发布时间 公开日期 公布日期 上网日期 公开时间 更新时间 更新日期 时间 日期",),
    "effective": ("实施日期 施行日期 生效日期 执行日期 开始实施日期",),
    "ends": ("失效日期 废止日期 有效期至 截止日期 终止日期",),
    "validity": ("有效性 时效性 效力 效力状态 效力级别 时效 是否有效",),
    "": (
        "索引号 信息索引 信息索引号 主题分类 主题词 公文种类 公文类型 体裁分类 组配分类 公开方式 公开时限 公开范围",
        "公开属性 公开主体 公开类别 公开形式 信息来源 来源 文章来源 稿件来源 信息分类 分类 类别 所属分类 主题类别 栏目",
        "所属主题 浏览次数 浏览量 阅读次数 阅读量 访问量 点击数 点击量 点击率 点击次数 字体 字号 字体大小 打印 分享",
        "分享到 作者 编辑 责编 责任编辑 审核 审核人 撰稿人 供稿 密级 关键词 关键字 检索关键词 原文链接 原文地址 链接",
        "来源链接 来源网址 网址 URL 采集时间 抓取时间 下载时间 收录时间 统一编号 统一登记号 规范性文件编号 登记号",
        "规范性文件登记号 信息类别 文种 载体类型 服务对象 政策级别 公文时效 内容概述 内容分类 文件类型 文件分类",
        "所属地区 语种 责任部门 公开责任部门 记录形式 信息有效期 有效期 备注 文件类别 信息格式",
    ),
}

#: Label → field; "" where it states none.
FIELD_OF: Mapping[str, str] = MappingProxyType(
    {label: name for name, labels in _FIELDS.items() for label in " ".join(labels).split()}
)

#: Labels that only a collector of texts writes.
COLLECTED = frozenset(
    [
        "关键词",
        "关键字",
        "检索关键词",
        "原文链接",
        "原文地址",
        "来源链接",
        "来源网址",
        "URL",
        "采集时间",
        "抓取时间",
        "下载时间",
        "收录时间",
    ]
)

#: A known label and its colon, its letters perhaps spaced: 索 引 号：.
LABELS = re.compile(
    r"[【\[]?(?P<label>"
    + "|".join(r"\s*".join(label) for label in sorted(FIELD_OF, key=len, reverse=True))
    + r")\s*[】\]]?\s*[:：]\s*"
)

_BUTTON = (
    r"(?:打印|关闭|收藏|分享|返回(?:顶部|首页|列表|上一页|上页)?|(?:打印|关闭)(?:本页|此页|窗口|页面|本文)|关闭本页|我要纠错|纠错|上一页|下一页|首页|末页|"
    r"微信|微博|新浪微博|腾讯微博|QQ空间|人人网|复制链接|字体|大|中|小|放大|缩小|默认|登录|注册|English|繁体|简体|繁體版|长者版|无障碍|关怀版|进入关怀版)"
)
_PAGE_WORDS = re.compile(
    rf"[【\[（(]?\s*{_BUTTON}\s*[】\]）)]?(?:[\s|/·、:：]*[【\[（(]?\s*{_BUTTON}\s*[】\]）)]?)*"
    r"|.{0,12}扫一扫.{0,30}|.{0,6}微信扫码.{0,20}|[【\[（(]?字体\s*[:：]?.{0,20}|分享到?\s*[:：].{0,60}|(?:上|下)一[篇条]\s*[:：].*"
    r"|相关(?:阅读|文章|文件|解读|链接|新闻|稿件|政策|报道|信息|推荐)\s*[:：]?.{0,80}|关联(?:稿件|文件|阅读)\s*[:：]?.{0,60}|政策解读\s*[:：]"
    r"|责任编辑\s*[:：].{0,20}|版权所有.*|.*ICP备.*|.*公网安备.*|.*网站标识码.*|(?:网站)?(?:技术支持|运维单位)\s*[:：].{0,40}"
    r"|(?:网站)?无障碍.{0,8}|.{0,8}(?:关怀版|长者助手|适老化)|(?:网站地图|联系我们|关于我们|网站声明|隐私声明|使用帮助|常见问题|网站首页|法律声明|站点地图)"
    r"(?:[\s|/·]*(?:网站地图|联系我们|关于我们|网站声明|隐私声明|使用帮助|常见问题|网站首页|法律声明|站点地图))*"
    r"|您访问的链接即将离开.*|(?:建议|推荐)使用.{0,40}(?:浏览器|分辨率).{0,20}|(?:浏览|阅读|点击|访问)(?:次数|量|数)\s*[:：]?\s*\d*次?",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:相关(?:阅读|文章|文件|解读|链接|新闻|稿件|政策|报道|信息|推荐)|关联(?:稿件|文件|阅读)|政策解读)\s*[:：]?"
)


def is_page_words(chars: str) -> bool:
    """Whether a line is words of a page and of no document: 打印, 扫一扫在手机打开当前页, 版权所有, …ICP备….

    >>> is_page_words("【返回顶部】【关闭本页】"), is_page_words("打印设备制造")
    (True, False)
    """
    return len(chars) <= 300 and _PAGE_WORDS.fullmatch(chars) is not None


def is_related(chars: str) -> bool:
    """Whether a line heads a list of related articles."""
    return _RELATED.fullmatch(chars) is not None
