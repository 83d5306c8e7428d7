import os
import socket
import subprocess
import sys

import pytest

from config import devdb


def demo(port: object, folder: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "config.demo"],
        cwd=devdb.ROOT,
        env=os.environ | {"PORT": str(port), "EVENHAND_LOCAL": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_taken_port_gives_a_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        answer = demo(port, tmp_path / "unused")

    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr == (
        f"Port {port} can't be used (Address already in use). End what uses it, or"
        " choose another one: PORT=8123 make demo\n"
    )
    assert not (tmp_path / "unused").exists()


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1"])
def test_impossible_port_gives_a_sentence(port, tmp_path):
    answer = demo(port, tmp_path)

    assert answer.returncode == 1
    assert answer.stderr == (
        f"PORT is {port!r}; it must be a number from 1 to 65535.\n"
    )
