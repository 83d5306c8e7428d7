"""The private PostgreSQL server of development, tests and the demo.

It is made at first use, shared by every process of this checkout and stopped by the
last one that leaves: each holds a shared lock for its life. Nobody but the same system
user (and root) can reach its socket, so its roles need no passwords. With
`DATABASE_URL` set it is not used at all, and production refuses it.

Settings read the socket's folder from `EVENHAND_DEVDB`, which `start` sets.
"""

import atexit
import fcntl
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import psycopg2
from environ import Env
from psycopg2 import extensions

from config import postgres
from config.postgres import Cluster

ROOT = Path(__file__).resolve().parent.parent
DATABASE = "evenhand"
OWNER = "evenhand_owner"
APPLICATION = "evenhand_app"

_held: dict[Cluster, IO[str]] = {}


def start(base: Path | None = None) -> Path | None:
    """Finds or starts the server; gives its socket's folder, or None for `DATABASE_URL`.

    `base` is where the data is kept, by default `EVENHAND_LOCAL`, or `.local/` in the
    project. Raises SystemExit in production, and when no PostgreSQL is found or starts.
    """
    read_environment()
    if os.environ.get("DATABASE_URL"):
        return None
    if os.environ.get("EVENHAND_MODE") == "production":
        raise SystemExit(
            "Production does not use the built-in database: set DATABASE_URL."
        )
    folder = postgres.folder_for(base or _base())
    with _locked(folder / "lock"):
        cluster = postgres.locate(folder)
        _join(cluster)
        if not postgres.answers(cluster):
            postgres.launch(cluster)
        _set_up(cluster)
    os.environ["EVENHAND_DEVDB"] = str(cluster.socket)
    _offer_client(cluster)
    return cluster.socket


def drop(base: Path | None = None) -> None:
    """Empties the database; raises SystemExit while another process uses the server."""
    start(base)
    if os.environ.get("DATABASE_URL"):
        raise SystemExit(
            "DATABASE_URL is set: only the built-in database can be dropped."
        )
    folder = postgres.folder_for(base or _base())
    with _locked(folder / "lock"):
        cluster = postgres.locate(folder)
        if not _alone(cluster):
            raise SystemExit(
                "Another process uses the database. End it first, then try again."
            )
        with _superuser(cluster.socket) as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        _set_up(cluster)
        fcntl.flock(_held[cluster], fcntl.LOCK_SH)


def make_tables(socket: Path) -> None:
    """Migrates a database that has no tables yet; of several processes one does it."""
    with _locked(postgres.folder_for(_base()) / "tables.lock"):
        with _superuser(socket, DATABASE) as cursor:
            cursor.execute("SELECT to_regclass('public.django_migrations') IS NULL")
            if cursor.fetchone() == (False,):
                return
        sys.stderr.write("The database is new: making its tables.\n")
        manage = str(ROOT / "manage.py")
        command = [sys.executable, manage, "migrate", "--verbosity", "0"]
        if subprocess.run(command, check=False).returncode:
            raise SystemExit("The tables could not be made; the reason is above.")


def read_environment() -> None:
    """Takes over `.env` as settings do, so that both see the same `DATABASE_URL`."""
    Env.read_env(os.environ.get("EVENHAND_ENV_FILE", ROOT / ".env"))


def _base() -> Path:
    return Path(os.environ.get("EVENHAND_LOCAL") or ROOT / ".local")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _join(cluster: Cluster) -> None:
    """Counts this process among the server's users until it ends, also by a signal."""
    if cluster in _held:
        return
    file = _held[cluster] = cluster.users.open("w")
    fcntl.flock(file, fcntl.LOCK_SH)
    atexit.register(_leave, cluster, os.getpid())
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, lambda number, _frame: sys.exit(128 + number))


def _leave(cluster: Cluster, process: int) -> None:
    """Stops the server unless others use it; a forked child leaves that to its parent."""
    if os.getpid() != process:
        return
    with _locked(cluster.data.with_name("lock")):
        if _alone(cluster):
            postgres.stop(cluster)
        else:
            postgres.let_go(cluster)
        _held.pop(cluster).close()


def _alone(cluster: Cluster) -> bool:
    """Whether nobody else uses the server; call it under the folder's lock."""
    try:
        fcntl.flock(_held[cluster], fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        # The refused wish for more has cost us the shared lock.
        fcntl.flock(_held[cluster], fcntl.LOCK_SH)
        return False
    return True


@contextmanager
def _superuser(
    socket: Path, database: str = postgres.SUPERUSER
) -> Iterator[extensions.cursor]:
    """A cursor with every right; each statement is its own transaction."""
    connection = psycopg2.connect(
        host=str(socket), port=postgres.PORT, user=postgres.SUPERUSER, dbname=database
    )
    with closing(connection), connection.cursor() as cursor:
        connection.autocommit = True
        yield cursor


def _set_up(cluster: Cluster) -> None:
    """Makes what is missing of roles and database.

    The owner makes tables and test databases, and may switch triggers off to clean up
    after tests. Trusted extensions need no more than owning the database. The
    application owns nothing.
    """
    with _superuser(cluster.socket) as cursor:
        cursor.execute(
            "SELECT rolname FROM pg_roles UNION SELECT datname FROM pg_database"
        )
        existing = {name for (name,) in cursor.fetchall()}
        if OWNER not in existing:
            cursor.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB")
        if APPLICATION not in existing:
            cursor.execute(f"CREATE ROLE {APPLICATION} LOGIN")
        if DATABASE not in existing:
            cursor.execute(
                f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}"
            )
            cursor.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")


def _offer_client(cluster: Cluster) -> None:
    """Lets `manage.py dbshell` find psql on a machine that has none."""
    path = os.environ.get("PATH", os.defpath)
    if str(cluster.bindir) not in path.split(os.pathsep):
        os.environ["PATH"] = f"{path}{os.pathsep}{cluster.bindir}"
