"""What makes two writings of a title one."""

from __future__ import annotations

import re

from index.addresses.prints import essence

#: What a title may lack in one place and have in another.
_STATE = "中华人民共和国"
_YEAR = re.compile(r"(?<=\d)年$")
_EDITION = re.compile(r"[（(](?:\d{4}年?)?(?:修正|修订|修改|试行|暂行)(?:版|本|文本)?[）)]$")


def title_key(title: str) -> str:
    """What makes two writings of a title one.

    >>> title_key("闵行区行动计划（2021-2023年）") == title_key("闵行区行动计划(2021—2023)")
    True
    """
    return _YEAR.sub("", essence(_EDITION.sub("", title.strip()))).removeprefix(_STATE)
