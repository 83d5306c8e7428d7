#!/usr/bin/env python
"""Django's commands, with the built-in database when there is no other."""

import os
import sys

from django.core.management import execute_from_command_line

from config import devdb

# These change or read the schema, so they run as the database's owner.
SCHEMA_COMMANDS = frozenset(
    {
        "flush",
        "makemigrations",
        "migrate",
        "optimizemigration",
        "showmigrations",
        "sqlmigrate",
        "squashmigrations",
    }
)
# These work without tables.
TABLELESS_COMMANDS = SCHEMA_COMMANDS | {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "draw_lifecycles",
    "help",
    "makemessages",
    "version",
}


def main() -> None:
    devdb.read_environment()
    os.environ.setdefault("EVENHAND_MODE", "dev")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    if command in SCHEMA_COMMANDS:
        os.environ["EVENHAND_AS_OWNER"] = "1"
    socket = devdb.start()
    if socket and command not in TABLELESS_COMMANDS and not command.startswith("-"):
        devdb.make_tables(socket)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
