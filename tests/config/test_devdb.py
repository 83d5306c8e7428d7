import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import psycopg2
import pytest

from config import devdb, postgres

USE = """
import sys
from pathlib import Path
from config import devdb
print(devdb.start(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""
DROP = """
import sys
from pathlib import Path
from config import devdb
devdb.drop(Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    base = tmp_path_factory.mktemp("devdb")
    yield base
    shutil.rmtree(postgres.folder_for(base))


def environment(**changes: str) -> dict[str, str]:
    ignored = {"DATABASE_URL", "EVENHAND_DEVDB", "EVENHAND_MODE"}
    kept = {name: value for name, value in os.environ.items() if name not in ignored}
    return kept | {"EVENHAND_ENV_FILE": os.devnull} | changes


def run(code: str, *arguments: object, **changes: str):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=devdb.ROOT,
        env=environment(**changes),
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def using(base: Path) -> Iterator[Path]:
    """Another process that uses the database meanwhile; gives the socket's folder."""
    command = [sys.executable, "-c", USE, str(base)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=devdb.ROOT, env=environment(), **pipes) as user:
        yield Path(user.stdout.readline().strip())
        user.stdin.close()
        assert user.wait() == 0


def fetch(socket: Path, user: str, query: str, database: str = "evenhand"):
    connection = psycopg2.connect(
        host=str(socket), port=postgres.PORT, user=user, dbname=database
    )
    connection.autocommit = True
    with closing(connection), connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall() if cursor.description else None


def server(socket: Path) -> int:
    return int((socket / "postmaster.pid").read_text().split()[0])


def test_server_is_shared_and_stopped_by_the_last_user(base):
    with using(base) as socket:
        first = server(socket)
        with using(base) as same_socket:
            assert same_socket == socket
            assert server(socket) == first
        assert fetch(socket, "evenhand_app", "SELECT 1") == [(1,)]

    assert not (socket / "postmaster.pid").exists()


def test_server_outlives_the_process_that_started_it(base):
    with ExitStack() as first:
        socket = first.enter_context(using(base))
        with using(base):
            first.close()

            assert fetch(socket, "evenhand_app", "SELECT 1") == [(1,)]

    assert not (socket / "postmaster.pid").exists()


def test_user_ended_by_a_signal_stops_the_server(base):
    command = [sys.executable, "-c", USE, str(base)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=devdb.ROOT, env=environment(), **pipes) as user:
        socket = Path(user.stdout.readline().strip())
        user.send_signal(signal.SIGTERM)
        user.wait()

    assert not (socket / "postmaster.pid").exists()


def test_killed_server_is_started_again_with_its_data(base):
    with using(base) as socket:
        kept = "SET synchronous_commit = on; CREATE TABLE kept AS SELECT 7 AS number"
        fetch(socket, "evenhand_owner", kept)
        os.kill(server(socket), signal.SIGKILL)

        with using(base):
            assert fetch(socket, "evenhand_owner", "TABLE kept") == [(7,)]
            fetch(socket, "evenhand_owner", "DROP TABLE kept")


def test_application_role_has_no_power(base):
    with using(base) as socket:
        rights = fetch(
            socket,
            "evenhand_app",
            "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication"
            " FROM pg_roles WHERE rolname = current_user",
        )
        owned = fetch(
            socket,
            "evenhand_app",
            "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o'"
            " AND refobjid = current_user::regrole",
        )
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            fetch(socket, "evenhand_app", "CREATE TABLE mine (id int)")
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            fetch(socket, "evenhand_app", "SET session_replication_role = replica")

    assert rights == [(False,) * 5]
    assert owned == [(0,)]


def test_owner_can_make_what_migrations_and_tests_need(base):
    with using(base) as socket:
        for statement in (
            "CREATE DATABASE test_of_owner",
            "DROP DATABASE test_of_owner",
            "CREATE EXTENSION pg_trgm",
            "CREATE EXTENSION unaccent",
            "DROP EXTENSION pg_trgm, unaccent",
            "SET session_replication_role = replica",
        ):
            fetch(socket, "evenhand_owner", statement)


def test_drop_empties_the_database(base):
    with using(base) as socket:
        fetch(socket, "evenhand_owner", "CREATE TABLE gone (id int)")

    dropped = run(DROP, base)

    assert (dropped.returncode, dropped.stderr) == (0, "")
    with using(base):
        gone = "SELECT to_regclass('gone'), current_database()"
        assert fetch(socket, "evenhand_owner", gone) == [(None, "evenhand")]


def test_drop_is_refused_while_another_process_uses_the_database(base):
    with using(base) as socket:
        fetch(socket, "evenhand_owner", "CREATE TABLE used (id int)")

        refused = run(DROP, base)

        assert refused.returncode == 1
        assert refused.stderr == (
            "Another process uses the database. End it first, then try again.\n"
        )
        assert fetch(socket, "evenhand_owner", "TABLE used") == []
        fetch(socket, "evenhand_owner", "DROP TABLE used")


def test_another_address_replaces_the_server(base):
    answer = run(USE, base / "unused", DATABASE_URL="postgresql://elsewhere/evenhand")

    assert answer.stdout == "None\n"
    assert not (base / "unused").exists()


def test_production_refuses_the_server(base):
    refused = run(USE, base, EVENHAND_MODE="production")

    assert refused.returncode == 1
    assert refused.stderr == (
        "Production does not use the built-in database: set DATABASE_URL.\n"
    )


def test_socket_of_a_deep_folder_is_put_where_its_name_fits(tmp_path):
    deep = tmp_path / "deeper" / ("and-deeper" * 10)
    deep.mkdir(parents=True)

    cluster = postgres.locate(deep)

    assert cluster.data.parent == deep
    assert len(os.fsencode(cluster.socket / ".s.PGSQL.5432")) < 100
    assert cluster.socket.stat().st_mode & 0o777 == 0o700
    cluster.socket.rmdir()
