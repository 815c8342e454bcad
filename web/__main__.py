"""``python -m web``: serves the site with waitress until it is told to stop."""

from __future__ import annotations

import click
import waitress

from index.errors import PolicySearchError
from web import create_app

#: Threads of the server. One question takes milliseconds of CPU, so more would only wait for each other.
THREADS = 8


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="Address to listen on (HOST).")
@click.option(
    "--port", envvar="PORT", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port (PORT)."
)
def main(host: str, port: int) -> None:
    """Serve the search pages and the JSON API of the index in POLICY_INDEX (var/index)."""
    app = create_app()
    try:
        server = waitress.create_server(app, host=host, port=port, threads=THREADS, ident=None)
    except OSError as error:
        raise click.ClickException(
            f"cannot listen on {host}:{port}: {error.strerror}. Choose another: --port {port + 1}"
        ) from error
    lender = app.extensions["lender"]
    try:
        lender.give_back(lender.borrow())
    except PolicySearchError as error:
        click.echo(f"{error}\nPages say so (503) until it is there; no restart is needed.", err=True)
    click.echo(f"http://{_shown(host)}:{server.effective_port}/")
    try:
        server.run()
    finally:
        server.close()
        lender.close()


def _shown(host: str) -> str:
    """The host as a browser takes it: every address is this machine too, and IPv6 stands in brackets."""
    if host in ("0.0.0.0", "::", ""):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


if __name__ == "__main__":
    main(prog_name="python -m web")
