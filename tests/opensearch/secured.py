"""A cluster that knows who asks: a node with the security plugin and certificates of its own."""

from __future__ import annotations

import base64
import json
import re
import shutil
import ssl
import subprocess
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.opensearch.cluster import ENGINE, VAR, Cluster, locked, read, tool

#: The newest version of the plugin for 2.19 that Maven Central was seen to serve; it runs with later ones of 2.19.
_PLUGIN = "org.opensearch.plugin:opensearch-security:2.19.1.0:zip"
_SECURITY = ENGINE / "security"
_INSTALLED = ".installed"
#: What opens the file of keys.
_PHRASE = "changeit"

#: The users, each with the hash of its password, which is its name.
_USERS = {
    "site": "$2y$12$rirhxInrxD4ocNFd987BKeGozWUpoyYiAMk.VI3RlMKtwJSBnSTCa",
    "build": "$2y$12$SNA27VWWi.uh9Dh0Nh6NEOWxCXL8Mho3Lo2LOZ7R8rkFoqMyHASSO",
    "admin": "$2y$12$3EWGvWNOmLn68IPckGQAluvJJDDkK5kYElJwJtkbElTY6uu3We2Lq",
}
#: What rows of the table of rights in docs/opensearch.md are called there.
_ROWS = {"site": "the site", "build": "a build"}
_DOCS = VAR.parent / "docs" / "opensearch.md"

_SETTINGS = "".join(
    f"plugins.security.ssl.{layer}.{store}_{name}: {value}\n"
    for layer in ("transport", "http")
    for store in ("keystore", "truststore")
    for name, value in (("type", "PKCS12"), ("filepath", "node.p12"), ("password", _PHRASE))
) + (
    "plugins.security.ssl.http.enabled: true\n"
    'plugins.security.nodes_dn: ["CN=node,O=Policy"]\n'
    "plugins.security.allow_default_init_securityindex: true\n"
    'plugins.security.restapi.roles_enabled: ["all_access"]\n'
)


@dataclass(frozen=True)
class SecuredCluster(Cluster):
    """One node that is asked by https, and answers to the users that it knows."""

    @property
    def authority(self) -> Path:
        """The certificate of who signed the node's."""
        return _SECURITY / "ca.pem"

    def addresses(self, nodes: int) -> list[str]:
        """Where the nodes are asked."""
        return [address.replace("http:", "https:") for address in super().addresses(nodes)]

    def launch(self, node: int) -> None:
        """Starts one node that was configured before."""
        install()
        super().launch(node)

    def _configure(self, node: int, nodes: int) -> None:
        install()
        super()._configure(node, nodes)
        config = self._home(node) / "config"
        composed = "".join(f"{name}: {value}\n" for name, value in composed_settings().items())
        with (config / "opensearch.yml").open("a", encoding="utf-8") as settings:
            settings.write(_SETTINGS + composed)
        shutil.copy(_SECURITY / "node.p12", config)
        folder = config / "opensearch-security"
        folder.mkdir(exist_ok=True)
        for name, (kind, body) in _files().items():
            text = json.dumps({"_meta": {"type": kind, "config_version": 2}, **body})
            (folder / f"{name}.yml").write_text(text, encoding="utf-8")

    def _options(self) -> Sequence[str]:
        return ("-Dnode.plugin=org.opensearch.security.OpenSearchSecurityPlugin",)

    def _further_jars(self) -> Sequence[str]:
        return (f"{_SECURITY}/jars/*",)

    def _get(self, address: str) -> dict[str, object] | None:
        return self.ask(address, seconds=2)

    def ask(
        self, address: str, body: object = None, method: str = "GET", seconds: float = 60
    ) -> dict[str, object] | None:
        """What the node answers to the user who may do everything."""
        who = base64.b64encode(b"admin:admin").decode("ascii")
        headers = {"Authorization": f"Basic {who}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode("utf-8")
        asked = urllib.request.Request(address, data, headers, method=method)
        return read(asked, ssl.create_default_context(cafile=self.authority), seconds)


def compose() -> dict[str, Any]:
    """The compose file of the docs."""
    found = re.search(r"```yaml\n(.*?)```", _DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found, "docs/opensearch.md holds a compose file"
    read: dict[str, Any] = yaml.safe_load(found[1])
    return read


def composed_settings() -> dict[str, str]:
    """The settings of its nodes that hold for a single one too: a node that does not know one does not start."""
    given = compose()["services"]["node1"]["environment"]
    own = ("cluster.", "node.", "discovery.")
    return {name: value for name, value in given.items() if "." in name and not name.startswith(own)}


def rights() -> dict[str, tuple[list[str], list[str]]]:
    """The rights of each user as the docs list them: on the cluster, and on the indices."""
    found = {}
    for user, row in _ROWS.items():
        line = next(line for line in _DOCS.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {row} |"))
        cluster, indices = (re.findall("`([^`]+)`", cell) for cell in line.split("|")[2:4])
        found[user] = (cluster, indices)
    return found


def role(cluster: Sequence[str], indices: Sequence[str]) -> Mapping[str, object]:
    """A role as the plugin writes it."""
    return {
        "cluster_permissions": list(cluster),
        "index_permissions": [{"index_patterns": ["policy-*"], "allowed_actions": list(indices)}],
    }


def install() -> None:
    """Fetches the plugin and makes the certificates, once; who comes second waits."""
    _SECURITY.mkdir(parents=True, exist_ok=True)
    with locked(_SECURITY / "lock"):
        if (_SECURITY / _INSTALLED).is_file():
            return
        shutil.rmtree(_SECURITY / "jars", ignore_errors=True)
        unpack = ["mvn", "-q", "-B", f"-Dmaven.repo.local={ENGINE}/maven", "dependency:unpack"]
        # Maven leaves a marker of what it unpacked in the folder it runs in.
        subprocess.run(
            [*unpack, f"-Dartifact={_PLUGIN}", f"-DoutputDirectory={_SECURITY}/jars"], cwd=_SECURITY, check=True
        )
        known = {_artifact(path) for path in (ENGINE / "jars").glob("*.jar")}
        for path in (_SECURITY / "jars").glob("*.jar"):
            # Of what the node has too, its own version is taken.
            if _artifact(path) in known:
                path.unlink()
        _make_certificates()
        (_SECURITY / _INSTALLED).touch()


def _artifact(path: Path) -> str:
    return re.sub(r"-\d[^-]*(?:-jre)?$", "", path.stem)


def _make_certificates() -> None:
    """An authority, and a node at 127.0.0.1 that it signed."""
    for name in ("ca.p12", "node.p12", "ca.pem", "node.csr", "node.pem"):
        (_SECURITY / name).unlink(missing_ok=True)
    elliptic = ["-keyalg", "EC", "-groupname", "secp256r1", "-validity", "3650"]
    _key("ca", "-genkeypair", "-alias", "ca", "-dname", "CN=Authority of the tests", "-ext", "bc:c", *elliptic)
    _key("ca", "-exportcert", "-rfc", "-alias", "ca", "-file", "ca.pem")
    _key("node", "-genkeypair", "-alias", "node", "-dname", "CN=node,O=Policy", *elliptic)
    _key("node", "-certreq", "-alias", "node", "-file", "node.csr")
    named = ["-ext", "san=ip:127.0.0.1", "-ext", "eku=serverAuth,clientAuth", "-validity", "3650"]
    _key("ca", "-gencert", "-rfc", "-alias", "ca", "-infile", "node.csr", "-outfile", "node.pem", *named)
    _key("node", "-importcert", "-noprompt", "-alias", "ca", "-file", "ca.pem")
    _key("node", "-importcert", "-noprompt", "-alias", "node", "-file", "node.pem")


def _key(store: str, verb: str, *options: str) -> None:
    held = ["-storetype", "PKCS12", "-keystore", f"{store}.p12", "-storepass", _PHRASE]
    subprocess.run([tool("keytool"), verb, *options, *held], cwd=_SECURITY, check=True, capture_output=True)


def _files() -> Mapping[str, tuple[str, Mapping[str, object]]]:
    """The files of the plugin's configuration: what each is, and what it holds."""
    basic = {
        "http_enabled": True,
        "transport_enabled": True,
        "order": 0,
        "http_authenticator": {"type": "basic", "challenge": True},
        "authentication_backend": {"type": "intern"},
    }
    users: dict[str, Mapping[str, object]] = {user: {"hash": hashed} for user, hashed in _USERS.items()}
    roles = {user: role(*several) for user, several in rights().items()}
    mapping = {user: {"users": [user]} for user in roles}
    off = {"config": {"enabled": False}}
    return {
        "config": ("config", {"config": {"dynamic": {"authc": {"basic": basic}}}}),
        "internal_users": ("internalusers", users),
        "roles": ("roles", roles),
        "roles_mapping": ("rolesmapping", {**mapping, "all_access": {"users": ["admin"]}}),
        "action_groups": ("actiongroups", {}),
        "tenants": ("tenants", {}),
        "nodes_dn": ("nodesdn", {}),
        "allowlist": ("allowlist", off),
        "whitelist": ("whitelist", off),
        "audit": ("audit", off),
    }
