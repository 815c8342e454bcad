"""What a site holds in memory: a server of its own, asked for hits, for every kind of page, and for hits again."""

from __future__ import annotations

import http.client
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from tests.bench.load import resident_megabytes, server

#: Different questions before the other pages, and behind them.
_BEFORE, _BEHIND = 60, 120
#: One page of each kind; those of a document and of a clause are found among the hits.
_PAGES = (
    "/",
    "/documents",
    "/about",
    "/references",
    "/tasks",
    "/measures",
    "/targets",
    "/glossary",
    "/compare",
    "/compare?" + urlencode({"q": "企业"}),
    "/search?" + urlencode({"q": "医疗", "sort": "document"}),
    "/search?" + urlencode({"q": "医疗", "page": 40}),
    "/api/v1/search?" + urlencode({"q": "人才"}),
    "/api/v1/targets.csv",
)


def held(root: Path, queries: Sequence[str]) -> tuple[float, float]:
    """The most megabytes that a site has held: when it had shown hits, and in the end."""
    with server(root) as (port, process):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

        def shown(address: str) -> str:
            connection.request("GET", address)
            return connection.getresponse().read().decode("utf-8")

        pages = [shown("/search?" + urlencode({"q": query})) for query in queries[:_BEFORE]]
        after_hits = resident_megabytes(process)
        found = sorted(set(re.findall(r'href="(/documents/[^"?#]+)', "".join(pages[:5]))), key=len)
        for address in (*_PAGES, *found[:3], *found[-3:]):
            shown(address)
        for query in queries[_BEFORE : _BEFORE + _BEHIND]:
            shown("/search?" + urlencode({"q": query}))
        connection.close()
        return after_hits, resident_megabytes(process)
