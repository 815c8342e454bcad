"""The language of the interface: which one a reader wants, and its texts.

``lang=`` in the address wins, then the cookie that the switch leaves, then the browser's Accept-Language. Texts are
gettext catalogues, read once when the application is made; a text in the code is its English form.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast

import polib
from flask import Flask, Request, Response, current_app, g, request
from markupsafe import Markup

from index.documents import Language

LANGUAGES = ("zh", "en")
#: What the `lang` attribute says of a text in each language.
TAGS = {"zh": "zh-Hans", "en": "en"}
COOKIE = "lang"
_YEAR = 365 * 24 * 3600
#: Texts of a language that are kept as they are shown: those without fields, and numbers with what they count.
_KEPT = 4096


class LanguageChoice(NamedTuple):
    """The language of a request, and the one that the next request would get if its address named none."""

    language: Language
    remembered: Language


class Messages:
    """The interface texts of one language.

    A text may hold fields (``{count}``), which are filled with escaped values: the texts are ours and may hold markup,
    the values are not.
    """

    def __init__(self, language: str, file: Path) -> None:
        entries = polib.pofile(str(file))
        self.language = language
        self._texts = {entry.msgid: entry.msgstr for entry in entries if entry.msgstr}
        self._plurals = {entry.msgid: entry.msgstr_plural for entry in entries if entry.msgid_plural}
        self._whole = lru_cache(_KEPT)(lambda message: Markup(self._texts.get(message, message)).format())
        self._numbered = lru_cache(_KEPT)(lambda *counted: self._form(*counted).format(count=f"{counted[-1]:,}"))

    def text(self, message: str, /, **values: object) -> Markup:
        """One text, with its fields filled."""
        return Markup(self._texts.get(message, message)).format(**values) if values else self._whole(message)

    def counted(self, singular: str, plural: str, count: int, /, **values: object) -> Markup:
        """A text that depends on a number; `count` fills the field of that name."""
        if not values:
            return self._numbered(singular, plural, count)
        return self._form(singular, plural, count).format(count=f"{count:,}", **values)

    def plain(self, message: str, /, **values: object) -> str:
        """One text for JSON and logs: nothing escaped, no markup."""
        return str(self._texts.get(message, message)).format(**values)

    def _form(self, singular: str, plural: str, count: int) -> Markup:
        """The form of a text that goes with a number."""
        forms = self._plurals.get(singular) or {0: singular, 1: plural}
        return Markup(forms[min(int(count != 1), max(forms))])


def known(wish: str | None) -> Language | None:
    """The language that a tag asks for (``zh-CN``, ``EN``), where it is one of ours."""
    primary = (wish or "").replace("_", "-").split("-")[0].lower()
    return cast(Language, primary) if primary in LANGUAGES else None


def negotiate(asked: Request) -> LanguageChoice:
    """The language for a request.

    Without a wish the texts are Chinese, as the documents are; a reader whose browser asks for neither language reads
    English more probably than Chinese.
    """
    accepted = asked.accept_languages
    browser = known(accepted.best_match(LANGUAGES)) or ("en" if accepted else "zh")
    remembered = known(asked.cookies.get(COOKIE)) or browser
    return LanguageChoice(known(asked.args.get("lang")) or remembered, remembered)


def catalogue() -> Messages:
    """The interface texts of this request."""
    catalogues = cast(Mapping[str, Messages], current_app.extensions["catalogues"])
    return catalogues[choice().language]


def choice() -> LanguageChoice:
    """The language of this request, negotiated once."""
    if "language" not in g:
        g.language = negotiate(request)
    return cast(LanguageChoice, g.language)


def init_app(app: Flask) -> None:
    """Reads the catalogues and lets templates ask for texts."""
    folder = Path(app.root_path) / "translations"
    app.extensions["catalogues"] = {language: Messages(language, folder / f"{language}.po") for language in LANGUAGES}
    app.context_processor(_for_templates)
    app.after_request(_remember)


def remember(response: Response, cookie: str, wish: str) -> None:
    """Leaves a wish of the reader with the browser, for this site alone."""
    at = request.script_root or "/"
    response.set_cookie(cookie, wish, max_age=_YEAR, path=at, samesite="Lax", httponly=True, secure=request.is_secure)


def _for_templates() -> dict[str, Any]:
    texts = catalogue()
    return {"_": texts.text, "ngettext": texts.counted, "language": texts.language, "tags": TAGS}


def _remember(response: Response) -> Response:
    """Keeps the language that the address named for the addresses that name none."""
    wish = known(request.args.get("lang"))
    if wish and wish != known(request.cookies.get(COOKIE)) and not request.path.startswith("/api/"):
        remember(response, COOKIE, wish)
    if request.endpoint != "static":
        response.vary.update(["Accept-Language", "Cookie"])
    return response
