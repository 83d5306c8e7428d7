"""Databases of the benchmark's own: made by the owner, used by the application."""

import os
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg2

NAME = "bench_evenhand"

_connections: dict[str, Any] = {}


def prepare() -> None:
    """Starts the built-in database when there is no other, and Django with our addresses.

    Settings are those of production as far as speed goes: nothing looks for changed files.
    """
    os.environ.setdefault("EVENHAND_MODE", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from config import devdb  # noqa: PLC0415  settings read what it finds

    devdb.start()
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    django.setup()
    warnings.filterwarnings("ignore", "No directory at")  # static files, not collected
    settings.ROOT_URLCONF = "bench.urls"
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False


@contextmanager
def made(suffix: str = "") -> Iterator[str]:
    """A migrated, empty database in use; dropped at the end with all copies of it."""
    from django.core.management import call_command  # noqa: PLC0415

    name = "_".join(filter(None, (NAME, suffix)))
    _drop_all(name)
    with _owner() as cursor:
        cursor.execute(f'create database "{name}"')
    try:
        use(name, owner=True)
        call_command("migrate", verbosity=0)
        close(name)
        use(name)
        yield name
    finally:
        for opened in list(_connections):
            close(opened)
        _drop_all(name)


def use(name: str, *, owner: bool = False) -> None:
    """Everything from here on goes to this database, as the application or the owner.

    Connections stay open, so that going from one database to another costs nothing.
    """
    from django.conf import settings  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415

    if name not in _connections:
        role = settings.DATABASE_OWNER if owner else settings.DATABASE_APPLICATION
        made = connections.create_connection("default")
        made.settings_dict = {
            **made.settings_dict,
            "PASSWORD": "",
            "OPTIONS": {},
            **role,
            "NAME": name,
        }
        _connections[name] = made
    connections["default"] = _connections[name]


def close(name: str) -> None:
    """Gives up the connection; the next `use` makes a new one."""
    if name in _connections:
        _connections.pop(name).close()


def copied(name: str, copy: str) -> str:
    """A copy of the database as it is now; `name` is in use afterwards."""
    close(name)
    with _owner() as cursor:
        cursor.execute(f'create database "{name}_{copy}" template "{name}"')
    use(name)
    return f"{name}_{copy}"


def as_owner(*statements: str) -> None:
    """Runs statements as the owner, each one by itself."""
    with _owner(address()["PGDATABASE"]) as cursor:
        for statement in statements:
            cursor.execute(statement)


def settle() -> None:
    """Leaves tables as they are after a while of use: vacuumed, with statistics."""
    as_owner("vacuum analyze")


def address() -> dict[str, str]:
    """How psql reaches the database that is in use: its environment variables."""
    from django.db import connection  # noqa: PLC0415

    parts = connection.get_connection_params()
    names = {
        "PGHOST": "host",
        "PGPORT": "port",
        "PGUSER": "user",
        "PGPASSWORD": "password",
        "PGDATABASE": "dbname",
    }
    return {name: str(parts[key]) for name, key in names.items() if parts.get(key)}


def _drop_all(name: str) -> None:
    with _owner() as cursor:
        cursor.execute(
            "select datname from pg_database where datname = %s or datname like %s",
            [name, rf"{name}\_%rows"],
        )
        for (found,) in cursor.fetchall():
            cursor.execute(f'drop database if exists "{found}"')


@contextmanager
def _owner(database: str = "postgres") -> Iterator[Any]:
    from django.conf import settings  # noqa: PLC0415

    role = settings.DATABASE_OWNER
    connection = psycopg2.connect(
        host=role.get("HOST") or None,
        port=role.get("PORT") or None,
        user=role.get("USER") or None,
        password=role.get("PASSWORD") or None,
        dbname=database,
    )
    with closing(connection), connection.cursor() as cursor:
        connection.autocommit = True
        yield cursor
