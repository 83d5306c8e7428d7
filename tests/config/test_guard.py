"""Production says no to what is not safe; tried with the settings themselves."""

import os
import secrets
import subprocess
import sys

import pytest

from config import devdb

STRONG = secrets.token_urlsafe(50)


def check(**environment):
    """`manage.py check --deploy` with the production example and these changes."""
    inherited = {"PATH", "HOME", "LANG", "LC_ALL", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name in inherited}
    example = {
        "EVENHAND_ENV_FILE": str(devdb.ROOT / ".env.production.example"),
        "SECRET_KEY": STRONG,
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        check=False,
        cwd=devdb.ROOT,
        env=kept | example | environment,
        capture_output=True,
        text=True,
    )


def test_production_example_with_a_secret_of_its_own_has_no_findings():
    checked = check()

    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing or weak."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is missing or weak."),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY is missing or weak."),
        ({"SECRET_KEY": f"django-insecure-{STRONG}"}, "SECRET_KEY is missing or weak."),
        ({"DEBUG": "true"}, "DEBUG is on."),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS names no host."),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS names no host."),
        ({"SITE_URL": "http://register.example.org"}, "SITE_URL must be"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_production_refuses_to_start(change, sentence):
    checked = check(**change)

    assert checked.returncode != 0
    assert f"This is not safe yet:\n{sentence}" in checked.stderr


def test_all_reasons_are_said_at_once():
    said = check(SECRET_KEY="", DEBUG="true", ALLOWED_HOSTS="", SITE_URL="").stderr

    reasons = said.partition("This is not safe yet:\n")[2].splitlines()
    assert [reason.split()[0] for reason in reasons] == [
        "SECRET_KEY",
        "DEBUG",
        "ALLOWED_HOSTS",
        "SITE_URL",
    ]


def test_demo_refuses_debug():
    said = check(EVENHAND_MODE="demo", DEBUG="true").stderr

    assert "The demo runs with DEBUG off." in said


def test_unknown_mode_is_refused():
    said = check(EVENHAND_MODE="prodcution").stderr

    assert "EVENHAND_MODE is 'prodcution'; it must be one of" in said


def test_browsers_are_told_to_stay_with_https():
    program = """
import json
from django.test import Client
from config.wsgi import application  # sets Django up
host = {"HTTP_HOST": "register.example.org"}
plain = Client(headers={"host": "register.example.org"}).get("/inbox/")
secure = Client(headers={"host": "register.example.org"}).get("/inbox/", secure=True)
health = Client(headers={"host": "10.0.0.7"}).get("/healthz")
print(json.dumps([plain["Location"], secure["Strict-Transport-Security"],
                  health.status_code]))
"""
    said = subprocess.run(
        [sys.executable, "-c", program],
        cwd=devdb.ROOT,
        env={
            "PATH": os.environ["PATH"],
            "EVENHAND_ENV_FILE": str(devdb.ROOT / ".env.production.example"),
            "SECRET_KEY": STRONG,
            "BEHIND_PROXY": "false",
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert said.strip() == (
        '["https://register.example.org/inbox/",'
        ' "max-age=31536000; includeSubDomains; preload", 200]'
    )
