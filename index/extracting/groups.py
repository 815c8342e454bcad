"""What the groups of measures are called: read wherever measures are shown, apart from the rules that sort them."""

from __future__ import annotations

from collections.abc import Mapping

#: The groups of measures: code, Chinese, English.
GROUPS: Mapping[str, tuple[str, str]] = {
    "budget": ("财政资金", "Budget money"),
    "finance": ("金融", "Finance"),
    "space": ("用地与载体", "Land and space"),
    "talent": ("人才", "Talent"),
    "platform": ("平台", "Platforms"),
    "approval": ("审批", "Approval"),
    "services": ("企业服务", "Services for companies"),
    "market": ("产品与市场", "Products and markets"),
    "attraction": ("引进与培育", "Attracting and nurturing"),
}
