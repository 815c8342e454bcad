"""A cluster of real nodes on this machine, from Maven Central: no container, no rights, nothing installed.

python -m tests.opensearch.cluster start [NODES] | stop | status | kill NODE | restart NODE [--folder FOLDER] …
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import shutil
import signal
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "node"
#: Where jars are kept from run to run, and the cluster that `make opensearch` starts.
VAR = Path(__file__).parent.parent.parent / "var"
ENGINE = Path(os.environ.get("POLICY_OPENSEARCH_NODE", VAR / "opensearch-node")).absolute()
_INSTALLED = ".installed"
#: Seconds that a node takes to start at most, and to end.
_STARTING, _ENDING = 120, 30

_SETTINGS = """\
cluster.name: policy
node.name: node{node}
network.host: 127.0.0.1
http.port: {http}
transport.port: {transport}
cluster.routing.allocation.disk.threshold_enabled: false
action.auto_create_index: false
node.processors: 2
indices.requests.cache.size: 10%
{discovery}
"""
_LOGGING = """\
rootLogger.level=warn
rootLogger.appenderRef.file.ref=file
appender.file.type=File
appender.file.name=file
appender.file.fileName={log}
appender.file.layout.type=PatternLayout
appender.file.layout.pattern=[%d{{ISO8601}}][%-5p][%c{{1.}}] %m%n
"""


@dataclass(frozen=True)
class Cluster:
    """Nodes in a folder, one process each.

    Attributes:
        heap: Of each node, as Java writes it.
        port: Of the first node; the others follow, and the ports that they speak to each other by are a hundred higher.
        owner: A process that the nodes end with.
    """

    folder: Path
    heap: str = "512m"
    port: int = 9201
    owner: int | None = None

    def addresses(self, nodes: int) -> list[str]:
        """Where the nodes are asked."""
        return [f"http://127.0.0.1:{self.port + place}" for place in range(nodes)]

    def start(self, nodes: int = 1) -> list[str]:
        """Starts the nodes that do not run and waits until they are one cluster; their addresses."""
        install()
        for node in range(1, nodes + 1):
            if not self.is_running(node):
                self._configure(node, nodes)
                self.launch(node)
        self.wait(nodes)
        return self.addresses(nodes)

    def start_once(self) -> str:
        """The address of a cluster of one node, started by whoever of several processes comes first."""
        with locked(self.folder / "lock"):
            return self.start()[0]

    def launch(self, node: int) -> None:
        """Starts one node that was configured before."""
        home = self._home(node)
        command = [
            _java(),
            f"-Xms{self.heap}",
            f"-Xmx{self.heap}",
            "-XX:+UseG1GC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=4",
            "-Dlog4j2.disable.jmx=true",
            f"-Dlog4j2.configurationFile={home}/config/log4j2.properties",
            "-Dio.netty.noUnsafe=true",
            "-Dio.netty.allocator.numDirectArenas=0",
            "-Dopensearch.networkaddress.cache.ttl=60",
            f"-Djava.io.tmpdir={home}",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            *self._options(),
            "-cp",
            ":".join((f"{ENGINE}/classes", f"{ENGINE}/jars/*", *self._further_jars())),
            "TestNode",
            str(home),
            *([str(self.owner)] if self.owner else []),
        ]
        with (home / "logs" / "out").open("wb") as out:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
            )
        (home / "pid").write_text(str(process.pid), encoding="ascii")
        # It outlives this object, which need not wait for it.
        process.returncode = 0

    def wait(self, nodes: int) -> None:
        """Waits until so many nodes are one cluster."""
        until = time.monotonic() + _STARTING
        while time.monotonic() < until:
            for address in self.addresses(nodes):
                health = self._get(f"{address}/_cluster/health")
                if health and health["number_of_nodes"] >= nodes and health["status"] != "red":
                    return
            for node in range(1, nodes + 1):
                if not self.is_running(node):
                    log = (self._home(node) / "logs" / "out").read_text(encoding="utf-8", errors="replace")
                    raise SystemExit(f"node {node} ended:\n{log[-2000:]}")
            time.sleep(0.2)
        raise SystemExit(f"no cluster of {nodes} nodes within {_STARTING} seconds")

    def kill(self, node: int) -> None:
        """Ends a node as a loss of power does."""
        os.kill(self._pid(node), signal.SIGKILL)
        _await_end(self._pid(node))

    def stop(self) -> None:
        """Ends all nodes."""
        running = [node for node in self.nodes() if self.is_running(node)]
        for node in running:
            os.kill(self._pid(node), signal.SIGTERM)
        for node in running:
            if not _await_end(self._pid(node)):
                self.kill(node)

    def nodes(self) -> list[int]:
        """The nodes that were ever started."""
        return sorted(int(path.name.removeprefix("node")) for path in self.folder.glob("node[0-9]*"))

    def is_running(self, node: int) -> bool:
        """Whether a node's process is there."""
        return (self._home(node) / "pid").is_file() and _is_alive(self._pid(node))

    def resident(self, node: int) -> int:
        """The megabytes of memory that a node holds."""
        status = Path(f"/proc/{self._pid(node)}/status").read_text(encoding="ascii")
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) // 1024

    def cpu(self, node: int) -> float:
        """The CPU seconds that a node has taken."""
        fields = Path(f"/proc/{self._pid(node)}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _home(self, node: int) -> Path:
        return self.folder.absolute() / f"node{node}"

    def _pid(self, node: int) -> int:
        return int((self._home(node) / "pid").read_text(encoding="ascii"))

    def _options(self) -> Sequence[str]:
        """Further options of a node's process."""
        return ()

    def _further_jars(self) -> Sequence[str]:
        return ()

    def _get(self, address: str) -> dict[str, object] | None:
        """What a node answers, None where it does not."""
        return read(urllib.request.Request(address))

    def _configure(self, node: int, nodes: int) -> None:
        home = self._home(node)
        for name in ("config", "logs"):
            (home / name).mkdir(parents=True, exist_ok=True)
        others = [f"127.0.0.1:{self.port + 100 + place}" for place in range(nodes)]
        names = [f"node{place}" for place in range(1, nodes + 1)]
        several = {"discovery.seed_hosts": others, "cluster.initial_cluster_manager_nodes": names}
        lines = [f"{name}: {json.dumps(value)}" for name, value in several.items()]
        discovery = "discovery.type: single-node" if nodes == 1 else "\n".join(lines)
        ports = {"http": self.port + node - 1, "transport": self.port + 100 + node - 1}
        settings = _SETTINGS.format(node=node, discovery=discovery, **ports)
        (home / "config" / "opensearch.yml").write_text(settings, encoding="utf-8")
        log = _LOGGING.format(log=home / "logs" / "node.log")
        (home / "config" / "log4j2.properties").write_text(log, encoding="utf-8")


def install() -> None:
    """Fetches the jars, once; who comes second waits."""
    ENGINE.mkdir(parents=True, exist_ok=True)
    with locked(ENGINE / "lock"):
        marker = ENGINE / _INSTALLED
        form = "".join((HERE / name).read_text(encoding="utf-8") for name in ("pom.xml", "TestNode.java"))
        if marker.is_file() and marker.read_text(encoding="utf-8") == form:
            return
        for name in ("jars", "classes"):
            shutil.rmtree(ENGINE / name, ignore_errors=True)
        fetch = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), f"-Dmaven.repo.local={ENGINE}/maven"]
        subprocess.run([*fetch, "dependency:copy-dependencies", f"-DoutputDirectory={ENGINE}/jars"], check=True)
        classes = ["-cp", f"{ENGINE}/jars/*", "-d", f"{ENGINE}/classes", str(HERE / "TestNode.java")]
        subprocess.run([tool("javac"), *classes], check=True)
        marker.write_text(form, encoding="utf-8")


def lacking() -> str:
    """What this machine lacks to run a cluster, "" where it lacks nothing."""
    names = [name for name in ("java", "javac", "mvn") if shutil.which(name) is None]
    return f"no {', '.join(names)} on the PATH" if names else ""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Lets one process in at a time."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def tool(name: str) -> str:
    """A program of the JDK, where it is not on the PATH beside its ``java``."""
    return shutil.which(name) or str(Path(_java()).with_name(name))


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    found = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if not found:
        raise SystemExit("no java on the PATH: apt-get install default-jdk-headless maven")
    return found


def _is_alive(pid: int) -> bool:
    try:
        # Its own child stays in the table of processes until it is waited for.
        return os.waitpid(pid, os.WNOHANG)[0] == 0
    except ChildProcessError:
        pass
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] != "Z"


def _await_end(pid: int) -> bool:
    until = time.monotonic() + _ENDING
    while _is_alive(pid):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def read(
    asked: urllib.request.Request, trusted: ssl.SSLContext | None = None, seconds: float = 2
) -> dict[str, object] | None:
    """What a node answers, None where it does not."""
    try:
        with urllib.request.urlopen(asked, timeout=seconds, context=trusted) as answer:
            found: dict[str, object] = json.load(answer)
            return found
    except OSError:
        return None


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=("start", "stop", "status", "kill", "restart"))
    parser.add_argument("number", type=int, nargs="?", default=1)
    parser.add_argument("--folder", type=Path, default=VAR / "opensearch")
    parser.add_argument("--heap", default="1g")
    parser.add_argument("--port", type=int, default=9201)
    given = parser.parse_args(arguments)
    cluster = Cluster(given.folder, given.heap, given.port)
    if given.verb == "start":
        sys.stdout.write(",".join(cluster.start(given.number)) + "\n")
    elif given.verb == "stop":
        cluster.stop()
    elif given.verb == "kill":
        cluster.kill(given.number)
    elif given.verb == "restart":
        cluster.launch(given.number)
    for node in cluster.nodes():
        state = f"pid runs, {cluster.resident(node)} MB" if cluster.is_running(node) else "does not run"
        sys.stdout.write(f"node{node} {state}\n")


if __name__ == "__main__":
    main()
