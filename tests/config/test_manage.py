import os
import shutil
import subprocess
import sys

import pytest

from config import devdb, postgres

ROLE = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT current_user, count(*) > 9 FROM pg_tables"
                   " WHERE tableowner = 'evenhand_owner'")
    print(*cursor.fetchone())
"""


@pytest.fixture
def new_folder(tmp_path):
    yield tmp_path / "new"
    shutil.rmtree(postgres.folder_for(tmp_path / "new"))


def test_commands_on_a_new_database_find_tables_made_once_by_the_owner(new_folder):
    ignored = {"DATABASE_URL", "EVENHAND_DEVDB", "EVENHAND_MODE", "EVENHAND_AS_OWNER"}
    kept = {name: value for name, value in os.environ.items() if name not in ignored}
    settings = {"EVENHAND_LOCAL": str(new_folder), "EVENHAND_ENV_FILE": os.devnull}
    commands = [
        subprocess.Popen(
            [sys.executable, "manage.py", "shell", "-v0", "-c", ROLE],
            cwd=devdb.ROOT,
            env=kept | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]

    said = sorted(command.communicate() for command in commands)

    assert [command.returncode for command in commands] == [0, 0]
    assert said == [
        ("evenhand_app True\n", ""),
        ("evenhand_app True\n", "The database is new: making its tables.\n"),
    ]
