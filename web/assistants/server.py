"""The tools behind the Model Context Protocol, with descriptions in both languages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError

from index.errors import EngineError, IndexUnavailable
from search.answers.values import Json
from web.assistants.arguments import no_such_tool, refusal, wrong_kind
from web.assistants.tools import AssistantError, Tools

NAME = "shanghai-policy"

_INSTRUCTIONS = (
    "Life-health policies of Shanghai's districts, clause by clause, in Chinese with an unofficial English text. "
    "Search, read what was found, compare districts, take out targets, measures and tasks, and verify every sentence "
    "you quote. A silent district means that these documents say nothing, not that it has no policy.\n"
    "上海各区生命健康产业政策，逐条中英对照（英文为非官方译文）。可检索、阅读、分区对照，"
    "提取目标、措施与任务；引用前请用 verify 核对。"
)
_READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

#: What each tool says of itself, in English and Chinese.
DESCRIPTIONS = {
    "search": "Find clauses by words in Chinese or English; filters: district, document, department, role "
    "(goals, problems …). 按中文或英文词语检索条款，可按区、文件、部门、章节类别筛选。",
    "read": "Read a document (xuhui), a section (xuhui/4.1.3) or a clause (xuhui/4.1.3/2). 阅读文件、章节或条款。",
    "compare": "Districts side by side on a topic id or on words; with neither, the list of topics with counts. "
    "按主题或词语对照各区；不给参数则列出全部主题及各区条款数。",
    "targets": "Targets and figures with value, unit, status, year and the sentence behind them. "
    "目标与数据：数值、单位、状态、年份及原句。",
    "measures": "What districts give or promise: grant, service or orientation, for whom, how much. "
    "支持措施：力度（给予、服务、导向）、对象、额度。",
    "tasks": "Tasks with the departments that are to do them. 任务及责任部门。",
    "references": "Documents that the documents cite, by title and number. 文件所引用的文件。",
    "glossary": "What a term is called in both languages. 术语中英对照。",
    "cite": "How to cite a document, section or clause, with its lasting address. 引用格式与固定地址。",
    "verify": "Does this sentence (Chinese or English) stand in that clause? exact, changed with the difference, "
    "elsewhere with its address, or nowhere. 核对一句话是否出自某条款：一致、有改动（列出差异）、在别处、查无此句。",
}

_Arguments = ParamSpec("_Arguments")


class PolicyServer(MCPServer[Any]):
    """A server that says what is wrong with the arguments of a call, and the cure, before and after they are read."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """The answer of a tool.

        Raises:
            ToolError: There is no such tool, or its arguments cannot be meant.
        """
        schemas = {tool.name: tool.input_schema for tool in await self.list_tools()}
        if name not in schemas:
            raise ToolError(no_such_tool(name, sorted(schemas)))
        wrong = refusal(name, schemas[name], arguments)
        if wrong is not None:
            raise ToolError(wrong)
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            first = error.__cause__.errors()[0]
            argument = str(first["loc"][0]) if first["loc"] else ""
            raise ToolError(wrong_kind(name, schemas[name], argument, first["input"])) from error


def make_server(tools: Tools) -> MCPServer[Any]:
    """A server of the tools; an argument that cannot be meant is a tool error that names the cure."""
    server: MCPServer[Any] = PolicyServer(NAME, instructions=_INSTRUCTIONS, log_level="WARNING")

    def add(tool: Callable[..., Json]) -> None:
        said = DESCRIPTIONS[tool.__name__]
        server.tool(description=said, annotations=_READ_ONLY, structured_output=True)(_guarded(tool))

    def targets(
        q: str = "",
        district: str = "",
        status: str = "",
        topic: str = "",
        year: str = "",
        limit: int = 20,
        page: int = 1,
    ) -> Json:
        filters = {"district": district, "status": status, "topic": topic, "year": year}
        return tools.facts("targets", q, limit, page, **filters)

    def measures(
        q: str = "",
        district: str = "",
        strength: str = "",
        group: str = "",
        topic: str = "",
        limit: int = 20,
        page: int = 1,
    ) -> Json:
        filters = {"district": district, "strength": strength, "group": group, "topic": topic}
        return tools.facts("measures", q, limit, page, **filters)

    def tasks(
        q: str = "", district: str = "", department: str = "", topic: str = "", limit: int = 20, page: int = 1
    ) -> Json:
        return tools.facts("tasks", q, limit, page, district=district, department=department, topic=topic)

    found: tuple[Callable[..., Json], ...] = (tools.search, tools.read, tools.compare, targets, measures, tasks)
    told: tuple[Callable[..., Json], ...] = (tools.references, tools.glossary, tools.cite, tools.verify)
    for tool in found + told:
        add(tool)
    return server


def _guarded(tool: Callable[_Arguments, Json]) -> Callable[_Arguments, Json]:
    """The tool, with what it refuses, and an index or engine that is not there, told as tool errors."""

    @wraps(tool)
    def guarded(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> Json:
        try:
            return tool(*args, **kwargs)
        except (AssistantError, EngineError, IndexUnavailable) as error:
            raise ToolError(str(error)) from error

    return guarded
