import subprocess
import sys

import pytest
from django.db import connection

from config import devdb

PROGRAM = """
import sys
from config.wsgi import application  # sets Django up
from django.db import DatabaseError, connection
from audit.acting import CALENDAR, acting
connection.settings_dict["NAME"] = sys.argv[1]

def waits():
    with connection.cursor() as cursor:
        cursor.execute("select pg_sleep(1.2)")
    return "ended"

try:
    print(waits())
except DatabaseError as problem:
    print(str(problem).strip())
with acting(CALENDAR):
    print(waits())
"""


@pytest.mark.django_db
def test_a_page_gives_up_a_long_question_and_a_change_does_not(monkeypatch):
    monkeypatch.setenv("STATEMENT_TIMEOUT_SECONDS", "1")

    said = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(connection.settings_dict["NAME"])],
        cwd=devdb.ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert said.splitlines() == [
        "canceling statement due to statement timeout",
        "ended",
    ]
