"""The way to a cluster: settings from the environment, one client, and what its errors mean to an operator."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from index.errors import BuildError, UsageError

if TYPE_CHECKING:
    from opensearchpy import OpenSearch, TransportError

Result = TypeVar("Result")

#: The environment: where the cluster is, who asks, how its certificate is checked, what its indices are called.
HOSTS, USER, PASSWORD, CA = (
    "POLICY_OPENSEARCH",
    "POLICY_OPENSEARCH_USER",
    "POLICY_OPENSEARCH_PASSWORD",
    "POLICY_OPENSEARCH_CA",
)
PREFIX, SHARDS = "POLICY_OPENSEARCH_PREFIX", "POLICY_OPENSEARCH_SHARDS"

#: The oldest version that was tried, and the first that is not known to work.
OLDEST, TOO_NEW = (2, 11), (4, 0)

#: Seconds that a command waits for a node.
_COMMANDING = 120
#: Seconds after which a build gives up, where the cluster took nothing in between; and the longest pause.
PATIENCE, _PAUSE = 180.0, 8.0

#: The statuses of what may pass: too much at once, or a shard without a node.
PASSING = frozenset({408, 409, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class ClusterPlace:
    """Where a cluster is.

    Attributes:
        hosts: Addresses of some of its nodes.
        prefix: What the names of indices begin with; also the alias.
        shards: Shards of a new index, None where their number follows from the corpus.
    """

    hosts: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)
    ca: str = ""
    prefix: str = "policy"
    shards: int | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> ClusterPlace:
        """What the environment says.

        Raises:
            UsageError: It names no cluster, or makes no sense.
        """
        hosts = tuple(host.strip() for host in environment.get(HOSTS, "").split(",") if host.strip())
        if not hosts:
            raise UsageError(f"{HOSTS} names no cluster: set it to http://host:9200, several nodes parted by commas")
        if wrong := next((host for host in hosts if not host.startswith(("http://", "https://"))), None):
            raise UsageError(f"{HOSTS}: {wrong!r} is no address: write http://host:9200 or https://host:9200")
        ca = environment.get(CA, "")
        if ca and not Path(ca).is_file():
            raise UsageError(f"{CA}: there is no file {ca!r}: name the certificate of the authority of the cluster")
        shards = environment.get(SHARDS, "")
        if shards and not (shards.isascii() and shards.isdigit() and 0 < int(shards) <= 1024):
            raise UsageError(f"{SHARDS}: {shards!r} is no number of shards: leave it away, or give 1 to 1024")
        return cls(
            hosts,
            user=environment.get(USER, ""),
            password=environment.get(PASSWORD, ""),
            ca=ca,
            prefix=environment.get(PREFIX) or "policy",
            shards=int(shards) if shards else None,
        )

    def client(self) -> OpenSearch:
        """A client of it for builds; nothing is asked yet.

        Raises:
            UsageError: The package that asks is not installed.
        """
        try:
            from opensearchpy import OpenSearch
        except ImportError as error:
            raise UsageError(
                "OpenSearch needs a package more: python -m pip install 'policy-search[opensearch]'"
            ) from error
        secured: dict[str, Any] = {"ca_certs": self.ca} if self.ca else {}
        return OpenSearch(
            list(self.hosts),
            http_auth=(self.user, self.password) if self.user else None,
            timeout=_COMMANDING,
            max_retries=max(3, len(self.hosts)),
            retry_on_status=(502, 503, 504),
            # A node that was away for a moment is asked again soon.
            dead_timeout=1,
            timeout_cutoff=2,
            pool_maxsize=16,
            **secured,
        )


#: The cure for a certificate that is not trusted.
TRUSTING = f"set {CA} to the authority that signed its certificates, and name the nodes as these do"


def is_untrusted(error: Exception) -> bool:
    """Whether a node's certificate is not trusted, or is of another host: asking again will not help."""
    return "CERTIFICATE_VERIFY_FAILED" in str(error)


class Patience:
    """How long a build goes on trying: as long as the cluster takes something now and then.

    Attributes:
        retries: How often it was tried again, by what was in the way.
    """

    def __init__(self, seconds: float = PATIENCE) -> None:
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._pause = 0.1
        self.retries: dict[str, int] = {}

    def succeeded(self) -> None:
        """Says that something was taken."""
        self._until = time.monotonic() + self._seconds
        self._pause = 0.1

    def wait(self, why: str, detail: object) -> None:
        """Waits before the next try.

        Raises:
            BuildError: It was tried long enough.
        """
        if time.monotonic() > self._until:
            raise BuildError(
                f"OpenSearch took nothing for {self._seconds:.0f} seconds ({why}: {short(detail)}): see "
                "/_cluster/health, bring its nodes back and build again; the index that was current still is"
            )
        self.retries[why] = self.retries.get(why, 0) + 1
        time.sleep(self._pause * random.uniform(0.8, 1.2))
        self._pause = min(2 * self._pause, _PAUSE)

    def overcome(self, error: TransportError) -> None:
        """Waits before what failed is tried again.

        Raises:
            BuildError: The cluster refuses it, or it was tried long enough.
        """
        from opensearchpy import exceptions

        if is_untrusted(error):
            raise BuildError(f"OpenSearch cannot be trusted ({short(error)}): {TRUSTING}") from error
        if isinstance(error, exceptions.ConnectionError):
            self.wait("no connection", error)
        elif error.status_code in PASSING:
            self.wait(in_the_way(error.status_code), error)
        else:
            raise refusal(error) from error

    def insisted(self, act: Callable[[], Result]) -> Result:
        """What comes of a command that may be given twice; given again while nodes are lost.

        Raises:
            BuildError: The cluster refuses it, or gave no answer for long.
        """
        from opensearchpy import exceptions

        while True:
            try:
                result = act()
            except exceptions.TransportError as error:
                self.overcome(error)
            else:
                self.succeeded()
                return result


def in_the_way(status: int | str) -> str:
    """What is in the way, from a status of :data:`PASSING`."""
    return "busy" if status == 429 else "not ready"


def refusal(error: Exception) -> BuildError:
    """What it means that a command was refused, with the cure."""
    status = getattr(error, "status_code", None)
    if status in (401, 403):
        return refusal_of_rights(error, status)
    return BuildError(
        f"OpenSearch refuses ({status}: {short(error)}): the log of the node says more; "
        "the index that was current still is"
    )


def refusal_of_rights(detail: object, status: int = 403) -> BuildError:
    """What it means that a user may not do something, with the cure."""
    cure = f"set {USER} and {PASSWORD}, and give the rights that docs/opensearch.md lists"
    return BuildError(f"OpenSearch refuses ({status}: {short(detail)}): {cure}")


def check_cluster(client: OpenSearch, patience: Patience) -> int:
    """Looks whether a build can begin.

    Returns:
        How many nodes hold data.

    Raises:
        BuildError: It is too old or too new, or does not answer.
    """
    with _unreached():
        version = patience.insisted(client.info)["version"]
    number = tuple(int(part) for part in version["number"].split(".")[:2] if part.isdigit())
    if version.get("distribution") != "opensearch" or not OLDEST <= number < TOO_NEW:
        found = f"{version.get('distribution', 'another program')} {version['number']}"
        least, most = (".".join(map(str, each)) for each in (OLDEST, TOO_NEW))
        raise BuildError(f"the cluster is {found}: this version needs OpenSearch {least} or newer, older than {most}")
    health = patience.insisted(client.cluster.health)
    return int(health["number_of_data_nodes"])


@contextmanager
def _unreached() -> Iterator[None]:
    try:
        yield
    except BuildError as error:
        raise BuildError(f"{error} (where: {HOSTS}={os.environ.get(HOSTS, '')})") from error


def short(error: object) -> str:
    """What an error says, in one line of bounded length."""
    text = " ".join(str(error).split())
    return text if len(text) <= 300 else f"{text[:300]}…"
