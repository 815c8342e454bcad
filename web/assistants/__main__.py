"""``policy-mcp``, ``python -m web --mcp``: serves the tools to assistants, over standard input and output or HTTP."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from index.storing.generations import default_root
from web.serving.lending import Lender

_NO_PACKAGE = "the package mcp is not installed: install it with pip install '.[mcp]' (in this folder)"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--http", is_flag=True, help="Streamable HTTP at /mcp instead of standard input and output.")
@click.option(
    "--host", envvar="HOST", default="127.0.0.1", show_default=True, help="With --http: address to listen on."
)
@click.option(
    "--port", envvar="PORT", default=8001, show_default=True, type=click.IntRange(1, 65535), help="With --http: port."
)
def main(http: bool, host: str, port: int) -> None:
    """Serve the index in POLICY_INDEX (var/index) to assistants by the Model Context Protocol, read only."""
    serve(host, port, http=http)


def serve(host: str, port: int, *, http: bool) -> None:
    """Serves until standard input ends, or until the process is told to stop.

    Raises:
        ClickException: The package mcp is not installed; the message names the cure.
    """
    try:
        from web.assistants.server import make_server
        from web.assistants.tools import Tools
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] != "mcp":
            raise
        raise click.ClickException(_NO_PACKAGE) from error
    lender = Lender(Path(os.environ.get("POLICY_INDEX") or default_root()), lambda line: print(line, file=sys.stderr))
    server = make_server(Tools(lender, os.environ.get("POLICY_URL", "")))
    try:
        if http:
            server.run("streamable-http", host=host, port=port)
        else:
            server.run("stdio")
    finally:
        lender.close()


if __name__ == "__main__":
    main(prog_name="policy-mcp")
