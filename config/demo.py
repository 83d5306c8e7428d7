"""`make demo`: the whole portal on this machine, with invented data, until Ctrl-C."""

import os
import socket
import sys
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from config import devdb, processes
from config.processes import Ended, Family

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
MANAGE = (sys.executable, str(ROOT / "manage.py"))
SERVER = (
    *(sys.executable, "-m", "gunicorn", "config.wsgi", "--chdir", str(ROOT)),
    *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
    *("--graceful-timeout", "5", "--timeout", "120", "--no-control-socket"),
    *("--log-level", "warning"),
)
PATIENCE = 60  # seconds until a server that does not answer is given up
DUE_EVERY = 60  # seconds between looks at what time makes due


def main(arguments: list[str]) -> int:
    """Gives the exit code: 0 when asked to stop, 1 when something went wrong."""
    try:
        port = _port(os.environ.get("PORT") or "8000")
        os.environ["EVENHAND_MODE"] = "demo"
        os.environ["SITE_URL"] = f"http://localhost:{port}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        with processes.family() as family:
            devdb.start()
            if "--reset" in arguments:
                devdb.drop()
            _prepare(family)
            _serve(family, port)
    except Ended as reason:
        if sentence := str(reason):
            sys.stderr.write(f"{sentence}\n")
            return 1
    sys.stdout.write("\nThe demo has ended; its data is kept.\n")
    return 0


def _port(value: str) -> int:
    """A port of this machine that nobody uses; raises Ended otherwise."""
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise Ended(f"PORT is {value!r}; it must be a number from 1 to 65535.")
    with closing(socket.socket()) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, int(value)))
        except OSError as problem:
            raise Ended(
                f"Port {value} can't be used ({problem.strerror}). End what uses it,"
                " or choose another one: PORT=8123 make demo"
            ) from None
    return int(value)


def _prepare(family: Family) -> None:
    """Tables, static files and data, as far as they are missing."""
    sys.stdout.write("Making the tables and the demo data")
    sys.stdout.write(": a few minutes at the first start, then seconds.\n")
    sys.stdout.flush()
    migrate = ("migrate", "--verbosity", "0")
    processes.run(family, "Making the tables", (*MANAGE, *migrate))
    if not _static_files_are_current():
        collect = ("collectstatic", "--noinput", "--clear", "--verbosity", "0")
        processes.run(family, "Collecting static files", (*MANAGE, *collect))
    data = ("demo_data", "--if-empty", "--verbosity", "0")
    processes.run(family, "Loading the demo data", (*MANAGE, *data))


def _static_files_are_current() -> bool:
    """Whether nothing was built or installed since they were collected."""
    manifest = ROOT / "staticfiles" / "staticfiles.json"
    if not manifest.exists():
        return False
    sources = [*(ROOT / "static").rglob("*"), Path(sys.prefix, ".installed")]
    newest = max(path.stat().st_mtime for path in sources if path.exists())
    return manifest.stat().st_mtime >= newest


def _serve(family: Family, port: int) -> None:
    """Runs web server and background worker; ends only by raising Ended."""
    server = (*SERVER, "--bind", f"{HOST}:{port}")
    processes.start(family, "The web server", server)
    worker = (*MANAGE, "db_worker", "--verbosity", "0")
    processes.start(family, "The background worker", worker)
    _wait_for_answer(family, port)
    sys.stdout.write(f"\nEvenhand runs at http://localhost:{port}\n\n")
    sys.stdout.flush()
    processes.run(family, "Naming the people", (*MANAGE, "demo_data", "--who"))
    sys.stdout.write("\nCtrl-C ends it.\n")
    sys.stdout.flush()
    while True:
        processes.run(family, "Doing what is due", (*MANAGE, "run_due"))
        pause_until = time.monotonic() + DUE_EVERY
        while time.monotonic() < pause_until:
            processes.watch(family)
            time.sleep(processes.TICK)


def _wait_for_answer(family: Family, port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        processes.watch(family)
        if _is_ready(port):
            return
        time.sleep(processes.TICK)
    raise Ended(f"The web server did not answer within {PATIENCE} seconds.")


def _is_ready(port: int) -> bool:
    with closing(HTTPConnection(HOST, port, timeout=10)) as connection:
        try:
            connection.request("GET", "/readyz", headers={"Host": "localhost"})
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
