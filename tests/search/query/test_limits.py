"""Limits in words become limits in the syntax; what only looks like one stays as it is typed."""

from __future__ import annotations

import pytest

from search.query.limits import spelled_out

VALUES = {
    **dict.fromkeys(("静安", "静安区", "徐汇", "普陀", "xuhui", "putuo", "jing'an"), "district"),
    **dict.fromkeys(("2021", "2021年"), "year"),
    **dict.fromkeys(("表格", "tables"), "kind"),
    **dict.fromkeys(("区科委", "科委", "science commission"), "department"),
    **dict.fromkeys(("发展目标", "goals", "problems"), "role"),
}

CASES = [
    ("静安以外的CRO", "CRO -district:静安", "behind the name"),
    ("除了静安、徐汇之外谁支持CRO", "谁支持CRO -district:静安 -district:徐汇", "around several names"),
    ("除徐汇外其他区的短板", "短板 -district:徐汇", "its filler goes with it"),
    ("医疗机器人 不包括静安区", "医疗机器人 -district:静安区", "before the name"),
    ("融资，不含普陀和徐汇", "融资 -district:普陀 -district:徐汇", "two names"),
    ("非静安区的医院", "医院 -district:静安区", "one character"),
    ("talent policies except Xuhui", "talent policies -district:Xuhui", "English"),
    ("hospitals outside of Putuo", "hospitals -district:Putuo", "of two words"),
    ("funds other than Xuhui and Putuo", "funds -district:Xuhui -district:Putuo", "two English names"),
    ("clinics, not in the Jing'an", "clinics -district:Jing'an", "with an article"),
    ("只看普陀的基金政策", "基金政策 district:普陀", "only"),
    ("只看徐汇和普陀 人才", "人才 district:徐汇 OR district:普陀", "either"),
    ("talent only in Putuo", "talent district:Putuo", "only in English"),
    ("税收 仅看表格", "税收 kind:表格", "a kind"),
    ("规划 2021年以外", "规划 -year:2021年", "a year"),
    ("健康数据 不包括区科委", "健康数据 -department:区科委", "a department"),
    ("创新药，不要医疗器械", "创新药 -医疗器械", "a subject is left out as words"),
    ("devices excluding clinical trials", "devices -“clinical trials”", "several words"),
    ("静安以外的CRO 只看表格", "CRO kind:表格 -district:静安", "two limits"),
    ("静安不算，总部在哪", "总部在哪 -district:静安", "a verb behind the name"),
    ("总部 除了静安别的区", "总部 -district:静安", "other districts are what is left"),
    ("funds elsewhere than in Putuo", "funds -district:Putuo", "elsewhere"),
    ("funds anywhere but Putuo", "funds -district:Putuo", "anywhere but"),
    ("Xuhui funds, not Putuo", "Xuhui funds -district:Putuo", "not"),
    ("徐汇跟普陀不算，谁支持上市", "谁支持上市 -district:徐汇 -district:普陀", "names joined as people talk"),
    ("怎么养老，静安略过", "怎么养老 -district:静安", "to be passed over"),
    ("普陀排除在外的税收", "税收 -district:普陀", "not counted in"),
    ("Putuo aside, head offices", "head offices -district:Putuo", "aside, behind the name"),
    ("Xuhui doesn't count: trials", "trials -district:Xuhui", "does not count"),
    ("save for Xuhui, robots", "robots -district:Xuhui", "save for"),
    ("excl. Jing'an wearables", "wearables -district:Jing'an", "shortened"),
    ("funds, leaving aside Putuo", "funds -district:Putuo", "leaving aside"),
    ("inventions in any district but Xuhui", "inventions -district:Xuhui", "any but"),
    ("goals with the exception of Putuo and Xuhui", "goals -district:Putuo -district:Xuhui", "exception"),
    ("2021年的文件里怎么说招商", "招商 year:2021年", "documents of a year"),
    ("talent in documents of 2021", "talent year:2021", "in English"),
    ("静安的先不看，总部", "总部 -district:静安", "not for now"),
    ("总部（除徐汇、普陀）", "总部 -district:徐汇 -district:普陀", "in brackets"),
    ("不谈静安，谈体检", "谈体检 -district:静安", "not to speak of"),
    ("限徐汇 贷款", "贷款 district:徐汇", "limited to"),
    ("不论静安还是徐汇都有", "不论静安还是徐汇都有", "whichever of them"),
    ("限期整改", "限期整改", "a word that begins so"),
    ("2021年的目标", "2021年的目标", "what is of a year, and no document"),
    ("leave no one aside", "leave no one aside", "aside, and no name"),
    ("not every fund", "not every fund", "not, and no name"),
    ("发展目标里的上市公司", "上市公司 role:发展目标", "a part of documents"),
    ("只看发展目标 上市", "上市 role:发展目标", "the same alone"),
    ("in the goals: listed companies", "listed companies role:goals", "in English"),
    ("sections on problems about land", "sections on problems about land", "and more behind it"),
    ("land, sections on problems", "land role:problems", "nothing behind it"),
    ("区科委负责的平台", "平台 department:区科委", "who is responsible"),
    ("科委牵头的", "department:科委", "and nothing else"),
    ("区科委负责的事", "department:区科委", "nor with a word that says nothing"),
    ("parks led by the science commission", "parks department:“science commission”", "in English"),
    ("新发展目标里的钱", "新发展目标里的钱", "inside another word"),
    ("要不要环评", "要不要环评", "a question is no limit"),
    ("怎么去掉油污", "怎么去掉油污", "nor is how to take something away"),
    ("clinics outside China", "clinics outside China", "no value of a filter"),
    ("除夕 除外责任", "除夕 除外责任", "another word"),
    ("非药品", "非药品", "no name behind it"),
    ("只要有钱就行", "只要有钱就行", "only as a conjunction"),
    ("不包括静安", "不包括静安", "nothing else is asked for"),
    ('人才 "静安以外"', '人才 "静安以外"', "a quote says what it means"),
    ("人才 -徐汇 静安以外", "人才 -徐汇 静安以外", "who writes the syntax writes all of it"),
    ("", "", "nothing"),
    ("人才政策，徐汇的不看", "人才政策 -district:徐汇", "a verb that closes what is said"),
    ("抛开静安不谈，基金", "基金 -district:静安", "set aside"),
    ("孵化器 别给我普陀的", "孵化器 -district:普陀", "do not give me"),
    ("徐汇不要的厂房", "徐汇不要的厂房", "a verb that goes on"),
    ("孵化器 仅徐汇", "孵化器 district:徐汇", "only, in one character"),
    ("就看徐汇的孵化器", "孵化器 district:徐汇", "just look at"),
    ("单看普陀，基金", "基金 district:普陀", "look at it alone"),
    ("talent only 2021", "talent year:2021", "a year of documents"),
    ("only 2021 targets", "only 2021 targets", "the year of a target is none of a document"),
    ("只看2021年的目标", "只看2021年的目标", "the same in Chinese"),
    ("人才政策（静安除外）", "人才政策 -district:静安", "in brackets"),
    ("insurance, anything but Jing'an", "insurance -district:Jing'an", "anything but"),
    ("incubators other than those in Putuo", "incubators -district:Putuo", "those in"),
    ("incubators apart from the ones in Putuo", "incubators -district:Putuo", "the ones in"),
    ("talent in every district except Putuo", "talent -district:Putuo", "every district"),
    ("funds everywhere except in Putuo", "funds -district:Putuo", "everywhere"),
    ("funds besides Putuo", "funds -district:Putuo", "besides"),
    ("funds, no Putuo", "funds -district:Putuo", "no"),
    ("non-Putuo funds", "funds -district:Putuo", "a prefix"),
    ("ignore Putuo: funds", "funds -district:Putuo", "an order"),
    ("funds in Putuo only", "funds district:Putuo", "only behind the name"),
    ("funds (Putuo only)", "funds district:Putuo", "the same in brackets"),
    ("tables only, tax", "tax kind:tables", "a kind"),
    ("nothing but Xuhui funds", "funds district:Xuhui", "nothing but"),
    ("just Xuhui: funds", "funds district:Xuhui", "just"),
    ("funds exclusively in Xuhui", "funds district:Xuhui", "exclusively"),
    ("only documents from 2021 about funds", "about funds year:2021", "only the documents of"),
    ("the only fund", "the only fund", "only, and no name"),
    ("no funds", "no funds", "no, and no name"),
]


@pytest.mark.parametrize(("typed", "asked", "note"), CASES, ids=[note for _, _, note in CASES])
def test_limits_in_words_are_spelled_out(typed: str, asked: str, note: str) -> None:
    assert spelled_out(typed, lambda name: VALUES.get(name.lower())).text == asked


def test_each_limit_is_told_in_its_words() -> None:
    worded = spelled_out("静安以外的CRO 只看表格", lambda name: VALUES.get(name.lower()))

    assert sorted(worded.limits) == [
        ("只看表格", "kind:表格", False, "CRO 静安以外的"),
        ("静安以外的", "-district:静安", True, "CRO 只看表格"),
    ]
