"""Which lines of a page are words of the page, not of its document.

Menus and footers are known by their elements (:mod:`elements`), the rest here: what stands outside the body, but for
the title and the information table above it, and inside it the lines that offer to print, to share or to go elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.documents import PageFacts
from index.reading.pieces import PageLine

#: Words that a page offers its reader, the longer first; a line of nothing else is no text.
_OFFERS = (
    r"扫一扫在手机上查看当前页面|扫一扫在手机打开当前页|扫一扫手机打开当前页|"
    r"分享至好友和朋友圈|用微信扫描二维码|English|下载图片版|下载文字版|微信扫一扫|"
    r"手机扫一扫|无障碍浏览|无障碍阅读|网站无障碍|视力保护色|QQ好友|QQ空间|一键分享|"
    r"下载本文|关闭本页|关闭窗口|关闭页面|加入收藏|复制链接|我要纠错|打印文章|"
    r"打印本页|打印此页|打印页面|收藏本页|新浪微博|查看更多|点击查看|用户登录|"
    r"网站地图|网站纠错|网站首页|腾讯微博|设为首页|语音播报|语音阅读|返回列表|"
    r"返回顶部|返回首页|长者模式|二维码|关怀版|分享到|分享至|客户端|手机版|扫一扫|"
    r"无障碍|朋友圈|电脑版|移动端|简体版|繁体版|繁體版|适老版|A\+|A-|QQ|T\+|T-|下载|"
    r"中号|保存|关闭|分享|复制|大号|字体|字号|小号|展开|微信|微博|打印|推荐|收藏|"
    r"收起|更多|朗读|注册|点赞|特大|登录|简体|繁体|繁體|纠错|评论|超大|返回|首页|"
    r"默认|A|中|大|小"
)
_OFFERED = re.compile(rf"(?:(?:{_OFFERS})[\s|｜/、·:：>＞【】\[\]（）()<《》»\xa0\u3000]*)+")
_OPENING = "【[（(<|｜·>＞ \t\xa0\u3000"

#: Where the reader is on the site, and where to go from here.
_CRUMBS = re.compile(
    r"\s*您?(?:现在|当前|目前)?(?:的|所在|所处)*(?:的)?位置(?:是|为)?\s*[:：>＞»].*|\s*(?:网站)?首页\s*(?:[>＞»/·|]|->|&gt;).*"
)
_NEIGHBOURS = re.compile(r"\s*[【\[（(]?\s*(?:上|下|前|后)一?[篇条页个](?:文章|信息)?\s*(?:[:：】\]）)].*|$)")
_RELATED = re.compile(
    r"\s*[【\[]?(?:相关|关联|延伸|推荐|热点|最新|更多)(?:链接|阅读|稿件|文章|文件|解读|政策|新闻|信息|报道|资讯|文档|内容|推荐|专题|附件)+[】\]]?\s*[:：]?\s*"
)
_FOOTER = re.compile(
    r"ICP备|公网安备|网站标识码|版权所有|建议使用.{0,20}浏览器|Copyright|最佳分辨率|累计访问", re.IGNORECASE
)
_HOSTS = re.compile(r"\s*(?:主办|承办|协办|维护|技术支持|运维)(?:单位)?\s*[:：]")

#: What a page says about the text above and below it.
_ABOUT = re.compile(
    r"\s*[【\[（(]?\s*(?:信息|文章|稿件|文件|内容)?(?:来源|出处|稿源|作者|责任编辑|责编|编辑|审核|校对|发布(?:时间|日期|人|机构|单位)?|更新(?:时间|日期)|时间|日期|"
    r"浏览(?:次数|量)?|点击(?:次数|数|量|率)?|阅读(?:次数|量|数)?|访问(?:次数|量)?|字体|字号|打印|分享(?:到|至)?|视力保护色|保护视力色|扫一扫)\s*[:：].{0,120}"
)

#: Keys of the information table of a document (政府信息公开目录).
_KEYS = re.compile(
    r"索引号|主题分类|主题词|发文机关|发文机构|发布机构|发布单位|制发机关|制定机关|公开主体|责任部门|信息来源|来源|成文日期|发文日期|生成日期|印发日期|公布日期|发布日期|发布时间|施行日期|生效日期|失效日期|"
    r"废止日期|标题|名称|文件名称|信息名称|发文字号|文号|文件编号|公文种类|体裁分类|体裁|组配分类|服务对象|公开方式|公开时限|公开范围|公开类别|信息分类|分类|有效性|文件状态|时效性?|关键词|"
    r"所属机构|所属主题|信息公开编号|题注|统一编号|登记号|效力状态|信息索引号?"
)
_GAPS = re.compile(r"[\s\u3000]+")
_NUMBER = re.compile(r"[〔\[（(【]\s*(?:19|20)\d\d\s*[〕\]）)】]\s*第?\s*\d+\s*号")

#: Prose that stands outside the body all the same is kept: no page says so much about itself.
_PROSE = 60

#: How much of a line is links before it is a link.
_LINKED = 0.8

#: How many lines at either end of a body may speak about it.
_ENDS = 6


def mark_page_words(pieces: Sequence[PageLine], facts: PageFacts) -> list[PageLine]:
    """The lines of a page with its own words marked as ``page``."""
    joined = _join_labels(pieces)
    titles = {_plain(title) for title in (facts.title, facts.window) if title}
    bodied = [number for number, piece in enumerate(joined) if piece.where == "in" and piece.kind != "page"]
    edges = {*bodied[:_ENDS], *bodied[-_ENDS:]}
    marked = []
    related = False
    for number, piece in enumerate(joined):
        if piece.kind != "page":
            related = bool(_RELATED.fullmatch(piece.text)) or (related and _is_link(piece))
            if related or _is_page_word(piece, titles, number in edges):
                piece = replace(piece, kind="page")
        marked.append(piece)
    return marked


def _is_page_word(piece: PageLine, titles: set[str], at_edge: bool) -> bool:
    text = piece.text
    if piece.where != "in":
        return not _is_kept(piece, titles)
    if piece.cells is not None:
        return False
    if _OFFERED.fullmatch(text.lstrip(_OPENING)) or _CRUMBS.fullmatch(text) or _NEIGHBOURS.fullmatch(text):
        return True
    if "。" not in text and _FOOTER.search(text):
        return True
    return at_edge and _ABOUT.fullmatch(text) is not None


def _is_kept(piece: PageLine, titles: set[str]) -> bool:
    """Whether a line outside the body belongs to the document: prose, and above the body its title and its table."""
    if "。" in piece.text and len(piece.text) - piece.linked >= _PROSE and not _FOOTER.search(piece.text):
        return True
    if piece.where == "after" or _is_link(piece):
        return False
    if _plain(piece.text) in titles:
        return True
    if _CRUMBS.fullmatch(piece.text) or _HOSTS.match(piece.text):
        return False
    if piece.cells is None and _ABOUT.fullmatch(piece.text):
        return False
    return bool(is_information(piece) or piece.level or piece.titled or _NUMBER.search(piece.text))


def is_information(piece: PageLine) -> bool:
    """Whether a line is of an information table: 索引号, 发文机关, 成文日期 …."""
    if piece.cells is not None:
        return any(_KEYS.fullmatch(_plain(cell).rstrip(":：")) for cell in piece.cells[::2])
    key, colon, _ = _GAPS.sub("", piece.text).replace("：", ":").partition(":")
    return bool(colon) and _KEYS.fullmatch(key.strip("【】[]")) is not None


def _join_labels(pieces: Sequence[PageLine]) -> list[PageLine]:
    """Puts the value of an information table beside its key, as the page shows it, where the two are elements apart."""
    joined: list[PageLine] = []
    for piece in pieces:
        label = joined[-1] if joined else None
        if label is not None and label.where == piece.where != "after" and _is_label(label) and _is_value(piece):
            cells = (label.text, piece.text)
            joined[-1] = replace(label, text="\t".join(cells), cells=cells, bolds=(), level=0)
        else:
            joined.append(piece)
    return joined


def _is_label(piece: PageLine) -> bool:
    """Whether a line is the key of an information table and nothing else."""
    text = _plain(piece.text)
    return piece.cells is None and text.endswith((":", "：")) and _KEYS.fullmatch(text.rstrip(":：")) is not None


def _is_value(piece: PageLine) -> bool:
    return piece.cells is None and not _plain(piece.text).endswith((":", "：")) and len(piece.text) <= 200


def _is_link(piece: PageLine) -> bool:
    return piece.linked > _LINKED * len("".join(piece.text.split()))


def _plain(text: str) -> str:
    return _GAPS.sub("", text)
