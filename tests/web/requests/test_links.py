"""The address is the state: links add, remove and replace arguments and leave the others as they are."""

from __future__ import annotations

import pytest

from web.requests import links

HERE = [("q", "医疗"), ("district", "putuo"), ("district", "xuhui"), ("page", "3")]

#: function, arguments, what the address becomes, note
CASES = [
    (
        links.added,
        ("kind", "table"),
        "q=医疗 district=putuo district=xuhui kind=table",
        "a filter starts again on page 1",
    ),
    (links.added, ("district", "putuo"), "q=医疗 district=xuhui district=putuo", "a value stands once"),
    (links.removed, ("district", "putuo"), "q=医疗 district=xuhui", "one value of several"),
    (links.removed, ("district",), "q=医疗", "every value"),
    (links.removed, ("page",), "q=医疗 district=putuo district=xuhui", "the page itself"),
    (links.replaced, ("page", "4"), "q=医疗 district=putuo district=xuhui page=4", "another page of the same"),
    (links.replaced, ("q", "疫苗"), "district=putuo district=xuhui q=疫苗", "another question starts on page 1"),
    (
        links.replaced,
        ("lang", "en"),
        "q=医疗 district=putuo district=xuhui page=3 lang=en",
        "a language keeps the page",
    ),
    (links.replaced, ("view", "en"), "q=医疗 district=putuo district=xuhui page=3 view=en", "a view keeps the page"),
    (links.toggled, ("district", "xuhui"), "q=医疗 district=putuo", "what is on goes off"),
    (
        links.toggled,
        ("district", "minhang"),
        "q=医疗 district=putuo district=xuhui district=minhang",
        "and off goes on",
    ),
]


@pytest.mark.parametrize(("change", "arguments", "becomes", "note"), CASES, ids=[note for *_, note in CASES])
def test_links_change_what_they_say(change, arguments, becomes, note) -> None:
    assert " ".join("=".join(pair) for pair in change(HERE, *arguments)) == becomes


#: path, arguments, address, note
ADDRESSES = [
    ("/search", [("q", "医 疗&=#")], "/search?q=%E5%8C%BB+%E7%96%97%26%3D%23", "what means something is quoted"),
    ("/documents/xuhui/4.1.3.b1/2", [], "/documents/xuhui/4.1.3.b1/2", "an address stays readable"),
    ("//evil.example/x", [], "/evil.example/x", "no way to another host"),
    ("/a b?c#d", [], "/a%20b%3Fc%23d", "a path is only a path"),
]


@pytest.mark.parametrize(("path", "pairs", "address", "note"), ADDRESSES, ids=[note for *_, note in ADDRESSES])
def test_addresses_are_quoted(path, pairs, address, note) -> None:
    assert links.address(path, pairs) == address
