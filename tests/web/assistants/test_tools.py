"""The tools that assistants ask: what they answer, what they refuse, and the protocol over both transports."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from web.assistants.server import DESCRIPTIONS, make_server
from web.assistants.tools import CHARACTERS, ENTRIES, AssistantError, Tools
from web.serving.lending import Lender

ROOT = "https://policy.example"


@pytest.fixture(scope="module")
def tools(seeds_index: Path) -> Iterator[Tools]:
    lender = Lender(seeds_index, print)
    yield Tools(lender, ROOT)
    lender.close()


def test_every_hit_carries_its_source(tools: Tools) -> None:
    found = tools.search("人才公寓", limit=3)
    source = found["hits"][0]["source"]
    assert source["url"] == f"{ROOT}/documents/{found['hits'][0]['id']}"
    assert source["status"]["zh"] == "结题稿"
    assert source["period"]["to"] == 2025
    assert "普陀区" in source["citation"]["zh"] and source["url"] in source["citation"]["en"]
    assert source["tier"] == "named"
    assert "unofficial" in source["translation"]["en"]


@pytest.mark.parametrize(
    "address", ["xuhui", "xuhui/4.1.3", "xuhui/4.1.3/1", "XUHUI／4.1.3。", f"{ROOT}/documents/xuhui/4.1.3/1?lang=en"]
)
def test_read_takes_ids_and_addresses(tools: Tools, address: str) -> None:
    found = tools.read(address)
    assert found["id"].startswith("xuhui")
    assert len(str(found)) < 4 * CHARACTERS * 3


@pytest.mark.parametrize("address", ["jingan/N/1", "JINGAN/n/1", f"{ROOT}/documents/jingan/N/1"])
def test_the_covering_notice_is_reached_in_either_case(tools: Tools, address: str) -> None:
    assert tools.read(address)["source"]["url"] == f"{ROOT}/documents/jingan/N/1"
    text = tools.read(address)["text"]["zh"]
    assert tools.verify(text, address)["url"] == "/documents/jingan/N/1"


def test_comparison_tells_who_is_silent(tools: Tools) -> None:
    columns = {column["district"]["value"]: column for column in tools.compare(topic="ip")["columns"]}
    assert columns["minhang"]["silent"] and not columns["xuhui"]["silent"]
    assert len(tools.compare()["topics"]) == 20
    assert len(tools.compare(q="细胞治疗")["columns"]) == 5


def test_facts_come_with_their_sentence(tools: Tools) -> None:
    found = tools.facts("targets", "", 5, 1, district="静安", status="target")
    assert found["total"] == 5
    assert all(item["quote"]["zh"] and item["source"]["url"].startswith(ROOT) for item in found["items"])
    assert tools.facts("tasks", "", 1, 1, department="市场监督管理局")["total"] == 8
    assert tools.references(q="健康中国")["total"] >= 1
    assert tools.glossary("CRO")["total"] >= 1
    assert "xuhui/4.1.3/1" in tools.cite("xuhui/4.1.3/1")["source"]["citation"]["zh"].replace(
        "4.1.3/1", "xuhui/4.1.3/1"
    )


@pytest.mark.parametrize(
    ("sentence", "clause", "outcome", "differences"),
    [
        ("总部型企业力争达到 12 家", "jingan/1.3/2", "exact", []),
        ("總部型企業力爭達到12家", "jingan/1.3/2", "exact", []),
        ("总部型企业力争达到15家", "jingan/1.3/2", "changed", [{"asked": "15", "there": "12"}]),
        ("总部型企业力争达到12家", "jingan/1.3/1", "changed", [{"asked": "12", "there": "10"}]),
        ("总部型企业力争达到12家", "putuo/6.5/2", "elsewhere", []),
        ("The district will strive to have 15 headquarters-type enterprises", "jingan/1.3/2", "changed", None),
        ("每户居民发放三百元体检券", "jingan/1.3/2", "nowhere", []),
        ("总部型企业力争达到12家", "", "exact", []),
        ("“”", "jingan/1.3/2", "nowhere", []),
    ],
)
def test_verify(
    tools: Tools, sentence: str, clause: str, outcome: str, differences: list[dict[str, str]] | None
) -> None:
    found = tools.verify(sentence, clause)
    assert found["outcome"] == outcome
    assert differences is None or outcome == "elsewhere" or found["differences"] == differences
    assert (found["source"] is None) == (outcome == "nowhere")


def test_a_changed_sentence_is_told_where_it_stands_unchanged(tools: Tools) -> None:
    assert tools.verify("总部型企业力争达到12家", "jingan/1.3/1")["exact_in"] == "jingan/1.3/2"


@pytest.mark.parametrize(
    "ask",
    [
        lambda tools: tools.search("x", district="nowhere"),
        lambda tools: tools.search("x", limit=ENTRIES + 1),
        lambda tools: tools.read("a/b/c/d"),
        lambda tools: tools.read("xuhui/9.9/1"),
        lambda tools: tools.read(""),
        lambda tools: tools.compare(topic="nothing"),
        lambda tools: tools.facts("targets", "", 5, 1, status="nonsense"),
        lambda tools: tools.references(document="nowhere"),
        lambda tools: tools.verify("  "),
    ],
)
def test_what_cannot_be_meant_names_its_cure(tools: Tools, ask: Callable[[Tools], Any]) -> None:
    with pytest.raises(AssistantError, match="Cure"):
        ask(tools)


#: A tool, its arguments, what is said of them.
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("read", {}, 'read needs address, which is missing. Cure: give text, as in address: "人才".'),
    (
        "tasks",
        {"districts": "静安"},
        "tasks has no argument 'districts'. Cure: one of q, district, department, topic, limit, page.",
    ),
    ("search", {"q": "人才", "limit": "many"}, "search: limit is 'many'. Cure: give a whole number, as in limit: 10."),
    ("search", {"q": ["人才"]}, 'search: q is "[\'人才\']". Cure: give text, as in q: "人才".'),
    ("search", {"q": "人才", "page": 0}, "page is 0. Cure: a number from 1 to 10000."),
    ("targets", {"limit": 0}, "limit is 0. Cure: a number from 1 to 20; page leads on."),
]


async def _talk(client: Client) -> None:
    """What an assistant does: list the tools, call one, call one wrongly."""
    listed = await client.list_tools()
    assert {tool.name for tool in listed.tools} == set(DESCRIPTIONS)
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in listed.tools)
    assert all(any("一" <= letter <= "鿿" for letter in tool.description or "") for tool in listed.tools)
    found = await client.call_tool("verify", {"sentence": "总部型企业力争达到15家", "clause": "jingan/1.3/2"})
    assert not found.is_error and found.structured_content is not None
    assert found.structured_content["outcome"] == "changed"
    wrong = await client.call_tool("read", {"address": "nowhere/1/1"})
    assert wrong.is_error and "Cure" in wrong.content[0].text  # type: ignore[union-attr]
    for name, arguments, said in REFUSED:
        refused = await client.call_tool(name, arguments)
        assert refused.is_error
        assert refused.content[0].text.removeprefix(f"Error executing tool {name}: ") == said  # type: ignore[union-attr]


async def _over(target: Any) -> None:
    async with Client(target) as client:
        await _talk(client)


def test_over_standard_input_and_output(seeds_index: Path) -> None:
    environment = {**os.environ, "POLICY_INDEX": str(seeds_index)}
    asyncio.run(_over(StdioServerParameters(command=sys.executable, args=["-m", "web", "--mcp"], env=environment)))


def test_over_http(seeds_index: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "POLICY_INDEX": str(seeds_index)}
    command = [sys.executable, "-m", "web.assistants", "--http", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
        try:
            _wait_for(port, server)
            asyncio.run(_over(f"http://127.0.0.1:{port}/mcp"))
        finally:
            server.terminate()
            server.communicate(timeout=20)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until the server listens; it says itself why it ended."""
    for _ in range(200):
        assert server.poll() is None, server.stderr.read() if server.stderr else ""
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not listen")


def test_the_server_is_made_of_the_tools(tools: Tools) -> None:
    asyncio.run(_over(make_server(tools)))
