"""Questions to begin with: what people say, as the glossary knows it, and what of it finds something."""

from __future__ import annotations

from index.documents import Language
from search.request import Request
from search.service import SearchService

#: How many are offered; fewer hits than this are hardly an answer, and more are none.
COUNT, LEAST, MOST = 5, 3, 120
#: Characters of one, by language: it stands on a button.
LENGTH = {"zh": 12, "en": 32}
#: Questions that are tried.
_TRIED = 60


def questions(service: SearchService, language: Language) -> list[str]:
    """The first things that people say in a language for which there are a few clauses."""
    found: list[str] = []
    for said in service.glossary.said(language)[:_TRIED]:
        if len(found) == COUNT:
            break
        if len(said) > LENGTH[language]:
            continue
        page = service.search(Request(q=said, lang=language, per_page=1))
        if LEAST <= page.query.complete <= MOST and not page.query.suggestion:
            found.append(said)
    return found
