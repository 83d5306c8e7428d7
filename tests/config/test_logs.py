"""Logs tell operators what went wrong, and nobody who was concerned."""

import io
import json
import logging

import pytest
from django.core.exceptions import DisallowedHost
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from config import urls
from config.logs import JsonFormatter

pytestmark = pytest.mark.django_db

SECRETS = ("anna", "Anna Smith", "anna@example.org", "anna%40example.org")


def fails(request, name):
    raise ValueError("No such person: Anna Smith <anna@example.org>")


def own_words(request):
    logging.getLogger("organisations").warning("%s was told", "anna@example.org")
    return HttpResponse()


urlpatterns = [
    path("fails/<str:name>/", fails),
    path("own-words/", own_words),
    *urls.urlpatterns,
]


@pytest.fixture
def logged(settings):
    """What is written from now on, read line by line."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    loggers = [logging.getLogger(name) for name in ("", "config.access")]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.INFO)
    settings.ROOT_URLCONF = __name__
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    loggers[0].removeHandler(handler)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def said_nothing_about_anna(lines):
    written = json.dumps(lines, ensure_ascii=False).lower()
    return [secret for secret in SECRETS if secret.lower() in written] == []


def test_failure_names_kind_and_place_but_not_the_exceptions_words(logged):
    client = Client(raise_request_exception=False)

    client.get("/fails/anna/?q=anna@example.org")

    failure, access = logged()
    assert failure["error"] == "ValueError"
    assert failure["trace"][-1].endswith(" fails")
    assert failure["route"] == access["route"] == "/fails/<str:name>/"
    assert (access["method"], access["status_code"]) == ("GET", 500)
    assert said_nothing_about_anna([failure, access])


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/not-there/anna/?name=Anna+Smith&mail=anna%40example.org", 404),
        ("/register/?q=Anna+Smith", 200),
        ("/register/organisations/annaannaannaanna/", 404),
    ],
)
def test_request_is_a_line_with_its_route_and_not_its_address(logged, address, status):
    Client().get(address, headers={"referer": "https://anna.example/anna"})

    *_, access = logged()
    assert access["logger"] == "config.access"
    assert access["status_code"] == status
    assert access["duration_ms"] > 0
    assert said_nothing_about_anna(logged())


def test_sign_in_leaves_no_address_behind(logged):
    Client().post(
        "/accounts/login/",
        {"login": "anna@example.org", "password": "Anna Smith"},
        headers={"x-forwarded-for": "203.0.113.9"},
    )

    assert [line["route"] for line in logged()] == ["/accounts/login/"]
    assert said_nothing_about_anna(logged())
    assert "203.0.113.9" not in json.dumps(logged())


def test_host_that_was_made_up_is_not_quoted(logged):
    Client().get("/", headers={"host": "anna@example.org"})

    assert [line.get("error") for line in logged()] == [DisallowedHost.__name__, None]
    assert said_nothing_about_anna(logged())


def test_mail_addresses_in_our_own_words_are_covered(logged):
    Client().get("/own-words/")

    assert logged()[0]["message"] == "(address) was told"


def test_values_in_other_libraries_words_are_left_out_but_numbers_and_tasks(logged):
    library = logging.getLogger("library")
    identifier = "0192d3a4-0000-7000-8000-000000000000"

    library.warning("Task id=%s path=%s", identifier, "notices.tasks.send")
    library.warning("%s waited %d seconds for %r", "Anna Smith", 7, "anna@example.org")
    library.warning("At %(place)s", {"place": "Anna Smith"})
    library.warning("Fetched /people/?name=Anna for anna@example.org")

    assert [line["message"] for line in logged()] == [
        f"Task id={identifier} path=notices.tasks.send",
        "… waited 7 seconds for …",
        "At …",
        "Fetched /people/ for (address)",
    ]


def test_health_and_static_files_are_not_logged(logged):
    Client().get("/healthz")

    assert logged() == []
