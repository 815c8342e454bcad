"""`python -m web`: prints its address, says clearly why it cannot listen, and reads the environment."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def _start(index: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "web", *arguments],
        cwd=ROOT,
        env={**os.environ, "POLICY_INDEX": str(index), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _stop(process: subprocess.Popen[str]) -> tuple[str, str]:
    process.send_signal(signal.SIGTERM)
    return process.communicate(timeout=20)


def test_it_prints_the_address_that_it_serves(tiny_index: Path) -> None:
    process = _start(tiny_index, PORT="0", POLICY_LOG="json")
    try:
        address = process.stdout.readline().strip()
        with urllib.request.urlopen(address + "healthz", timeout=20) as response:
            assert response.status == 200
    finally:
        _, log = _stop(process)
    assert '"path": "/healthz"' in log


@pytest.mark.parametrize("host", ["::", "::1", "0.0.0.0", "localhost", ""])
def test_the_address_that_is_printed_answers(tiny_index: Path, host: str) -> None:
    if ":" in host and not _has_ipv6():
        pytest.skip("this machine has no IPv6")
    process = _start(tiny_index, "--host", host, "--port", "0")
    try:
        with urllib.request.urlopen(process.stdout.readline().strip() + "healthz", timeout=20) as answer:
            assert answer.status == 200
    finally:
        _stop(process)


def _has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def test_a_port_in_use_is_a_clear_message(tiny_index: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = _start(tiny_index, "--port", str(port))
        out, error = process.communicate(timeout=30)
    assert process.returncode != 0
    assert f"cannot listen on 127.0.0.1:{port}" in error
    assert "--port" in error
    assert "Traceback" not in error
    assert out == ""


@pytest.mark.parametrize("arguments", [["--port", "http"], ["--port", "70000"], ["--nonsense"]])
def test_wrong_use_is_said(tiny_index: Path, arguments: list[str]) -> None:
    process = _start(tiny_index, *arguments)
    _, error = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "Usage" in error


def test_without_an_index_it_serves_and_says_what_to_do(tmp_path: Path) -> None:
    process = _start(tmp_path / "none", "--port", "0")
    try:
        assert process.stdout.readline().startswith("http://127.0.0.1:")
    finally:
        _, error = _stop(process)
    assert "python -m index" in error
