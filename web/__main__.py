"""``python -m web``: serves the site until it is told to stop."""

from __future__ import annotations

import logging
import signal
from threading import Thread
from types import FrameType

import click
from flask import Flask

from index.errors import PolicySearchError, UsageError
from web import create_app
from web.responses import logs
from web.serving.server import Server, listen
from web.serving.watching import Watch
from web.showing.templating import compile_pages


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="Address to listen on (HOST).")
@click.option(
    "--port", envvar="PORT", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port (PORT)."
)
@click.option("--mcp", is_flag=True, help="Serve assistants (Model Context Protocol) on standard input and output.")
@click.option("--mcp-http", is_flag=True, help="The same over HTTP, at /mcp of this address and port.")
def main(host: str, port: int, mcp: bool, mcp_http: bool) -> None:
    """Serve the search pages and the JSON API of the index in POLICY_INDEX (var/index)."""
    if mcp or mcp_http:
        # Only here: the package mcp is an extra.
        from web.assistants.__main__ import serve

        serve(host, port, http=mcp_http)
        return
    try:
        app = create_app()
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    _log_everything(app)
    try:
        sockets = listen(host, port)
    except OSError as error:
        raise click.ClickException(
            f"cannot listen on {host}:{port}: {error.strerror}. Choose another: --port {port + 1}"
        ) from error
    server = Server(app, sockets)
    _stop_on_signals(server)
    lender = app.extensions["lender"]
    try:
        lender.give_back(lender.borrow())
    except PolicySearchError as error:
        app.logger.error("%s; pages say so (503) until it is there, and no restart is needed", error)
    Thread(target=compile_pages, args=(app,), daemon=True).start()
    click.echo(f"http://{_shown(host)}:{sockets[0].getsockname()[1]}/")
    watch = Watch(lender)
    watch.start()
    try:
        server.run()
    finally:
        watch.stop()
        lender.close()


def _log_everything(app: Flask) -> None:
    """Gives what other packages log the form of our own lines."""
    logging.getLogger().addHandler(logs.handler(app.config["LOG"]))
    logging.captureWarnings(capture=True)
    # It tells of every moment in which more is asked than there are threads: that is what the queue is for.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def _stop_on_signals(server: Server) -> None:
    """The first signal lets the server finish what is open, a second one ends it at once."""

    def stop(_: int, __: FrameType | None) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        server.stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)


def _shown(host: str) -> str:
    """The host as a browser takes it: every address is this machine too, and IPv6 stands in brackets."""
    if host in ("0.0.0.0", ""):
        return "127.0.0.1"
    if host == "::":
        return "[::1]"
    return f"[{host}]" if ":" in host else host


if __name__ == "__main__":
    main(prog_name="python -m web")
