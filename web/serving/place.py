"""Where readers find the site: its public address, the hosts it answers to, the proxies it believes.

1. ``POLICY_URL`` (``https://policy.example/path``) wins. Its path is the prefix of every address that goes out, whether
   or not the proxy before the site takes it off.
2. What a proxy says in ``X-Forwarded-*`` counts when ``POLICY_PROXY`` names its address, and is removed otherwise.
3. Without either, the host that a reader came by is used only if it is this machine or stands in ``POLICY_HOSTS``; else
   addresses are given without a host, and nobody can make a page that links to theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any, cast
from urllib.parse import quote, unquote, urlsplit

from flask import Flask, request

from index.errors import UsageError

#: What the server adds to a request: the address, on this machine, of its connection.
LOCAL_ADDRESS = "policy.local_address"
#: Names of this machine.
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HOST = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_FORWARDED = ("FOR", "HOST", "PROTO", "PREFIX", "PORT")
#: What a request says of itself once it has been placed.
_ORIGIN, _MALFORMED = "policy.origin", "policy.malformed_host"

Environ = dict[str, Any]
Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Location:
    """Where a site is.

    Attributes:
        origin: ``https://policy.example``, or "" where the operator has not said.
        prefix: The path below which it stands there, "" for the root.
        hosts: Other hosts that it is known by.
        proxies: Whom it believes what they forward.
    """

    origin: str = ""
    prefix: str = ""
    hosts: frozenset[str] = frozenset()
    proxies: tuple[Network, ...] = field(default=())


def read(settings: Mapping[str, Any], own: Iterable[str] = ()) -> Location:
    """The place that ``BASE_URL``, ``HOSTS`` and ``PROXY`` describe; `own` are the first parts of the site's addresses.

    Raises:
        UsageError: One of them cannot be meant; the message names it and shows one that can.
    """
    origin, prefix = _public(str(settings.get("BASE_URL") or ""))
    if prefix.split("/")[1:2] and prefix.split("/")[1] in set(own):
        raise UsageError(f"POLICY_URL: {prefix} is an address of the site itself: choose another path for it")
    hosts = frozenset(str(settings.get("HOSTS") or "").lower().replace(",", " ").split())
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise UsageError(f"POLICY_HOSTS: {host!r} is no host; write policy.example or policy.example:8000")
    try:
        proxies = tuple(ip_network(each) for each in str(settings.get("PROXY") or "").replace(",", " ").split())
    except ValueError as error:
        raise UsageError(f"POLICY_PROXY: {error}; write an address or a network, 127.0.0.1 or 10.0.0.0/8") from error
    return Location(origin, prefix, hosts, proxies)


def _public(address: str) -> tuple[str, str]:
    """Origin and prefix of a public address, both empty for none."""
    if not address:
        return "", ""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:  # a port that is no number, a name that is no name
        raise UsageError(f"POLICY_URL: {address!r}: {error}; write https://policy.example/path") from error
    host = f"[{host}]" if ":" in host else host
    is_plain = not (parts.query or parts.fragment or parts.username is not None)
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or not is_plain:
        raise UsageError(f"POLICY_URL: {address!r} is no address of a site; write https://policy.example/path")
    prefix = quote(unquote(parts.path).rstrip("/"), safe="/-._~")
    if "//" in prefix or any(step in (".", "..") for step in prefix.split("/")):
        raise UsageError(f"POLICY_URL: the path of {address!r} does not stand still; write https://policy.example/path")
    return f"{parts.scheme}://{host}{port}", prefix


def init_app(app: Flask) -> None:
    """Places every request before the application sees it.

    Raises:
        UsageError: The settings cannot be meant.
    """
    own = {rule.rule.split("/")[1] for rule in app.url_map.iter_rules()} - {""}
    app.wsgi_app = _Placing(app.wsgi_app, read(app.config, own))  # type: ignore[method-assign]


def origin() -> str:
    """Scheme and host of the site for links that others will use; "" where the host of this request is not known."""
    return cast(str, request.environ.get(_ORIGIN, ""))


def is_malformed() -> bool:
    """Whether the host that this request names cannot be one."""
    return _MALFORMED in request.environ


class _Placing:
    """WSGI middleware: prefix, host, scheme and client of a request."""

    def __init__(self, application: Callable[..., Any], place: Location) -> None:
        self._application = application
        self._place = place

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Any:
        said = self._forwarded(environ)
        host = said.get("HOST") or environ.get("HTTP_HOST", "")
        if said.get("PROTO") in ("http", "https"):
            environ["wsgi.url_scheme"] = said["PROTO"]
        if said.get("FOR"):
            environ["REMOTE_ADDR"] = said["FOR"]
        if host and not _HOST.fullmatch(host):
            environ[_MALFORMED] = True
            host = ""
        environ["HTTP_HOST"] = host or "unknown.invalid"
        is_known = "HOST" in said or self._is_known(host.lower(), environ)
        environ[_ORIGIN] = self._place.origin or (f"{environ['wsgi.url_scheme']}://{host}" if host and is_known else "")
        if self._place.origin.endswith("//" + host.lower()):
            environ["wsgi.url_scheme"] = self._place.origin.partition(":")[0]
        self._set_prefix(environ, self._place.prefix or _prefix(said.get("PREFIX", "")))
        return self._application(environ, start_response)

    def _forwarded(self, environ: Environ) -> dict[str, str]:
        """What a proxy that is believed says, the last of several; nobody else's words stay in the request."""
        said = {name: environ.pop(f"HTTP_X_FORWARDED_{name}", "").split(",")[-1].strip() for name in _FORWARDED}
        environ.pop("HTTP_FORWARDED", None)
        try:
            client = ip_address(environ.get("REMOTE_ADDR", ""))
        except ValueError:
            return {}
        mapped = getattr(client, "ipv4_mapped", None) or client
        is_believed = any(mapped in network for network in self._place.proxies)
        return {name: text for name, text in said.items() if text} if is_believed else {}

    def _is_known(self, host: str, environ: Environ) -> bool:
        name = re.sub(r":[0-9]+$", "", host)
        here = str(environ.get(LOCAL_ADDRESS, "")).removeprefix("::ffff:")
        return bool({host, name} & (self._place.hosts | _LOCAL)) or (here != "" and name.strip("[]") == here)

    def _set_prefix(self, environ: Environ, prefix: str) -> None:
        """Moves the prefix from the path, where the proxy has left it there, to where links are made from it."""
        bare = unquote(prefix, "latin-1")
        path = environ.get("PATH_INFO", "")
        if bare and (path == bare or path.startswith(bare + "/")):
            environ["PATH_INFO"] = path[len(bare) :] or "/"
        environ["SCRIPT_NAME"] = bare


def _prefix(text: str) -> str:
    """A prefix that a proxy names, "" where it is none."""
    return text.rstrip("/") if re.fullmatch(r"(?:/[A-Za-z0-9._~%-]+)+/?", text) and ".." not in text else ""
