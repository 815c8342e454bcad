"""Says how a query was understood, in the reader's language."""

from __future__ import annotations

from index.documents import Language
from search.query.tree import All, And, Limit, Node, Not, Or, Prefer, Run, Stretch, Title, Word

_WORDS = {
    "zh": {"and": " 且 ", "or": " 或 ", "not": "不含 ", "title": "标题含 ", "all": "全部条款", "none": "（无）"},
    "en": {"and": " AND ", "or": " OR ", "not": "NOT ", "title": "title: ", "all": "every clause", "none": "(nothing)"},
}


def describe(tree: Node, lang: Language) -> str:
    """A query as it was understood.

    >>> describe(And((Stretch("创新药"), Not(Run("临床")))), "en")
    '创新药 AND NOT “临床”'
    """
    words = _WORDS[lang]
    match tree:
        case Stretch(text) | Word(text):
            return text
        case Run(text):
            return f"“{text}”"
        case And(children):
            return words["and"].join(_nested(child, lang) for child in children) or words["none"]
        case Or(children):
            return words["or"].join(dict.fromkeys(_nested(child, lang) for child in children)) or words["none"]
        case Not(child):
            return words["not"] + _nested(child, lang)
        case Title(child):
            return words["title"] + _nested(child, lang)
        case Limit():
            return tree.zh if lang == "zh" else tree.en
        case Prefer(child):
            return describe(child, lang)
        case All():
            return words["all"]
    return ""


def _nested(node: Node, lang: Language) -> str:
    """A node inside another one, in brackets where it joins several."""
    text = describe(node, lang)
    return f"({text})" if isinstance(node, And | Or) and len(node.children) > 1 else text
