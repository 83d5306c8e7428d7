"""What every answer carries, and what public pages leave behind: nothing."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.urls import path

from config import urls

pytestmark = pytest.mark.django_db

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'; manifest-src 'self'"
)
PUBLIC = ["/", "/register/", "/register/coverage/", "/register/about/"]


def fails(request):
    raise ValueError


urlpatterns = [path("fails/", fails), *urls.urlpatterns]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        *((address, 200) for address in PUBLIC),
        ("/register/lines.csv", 200),
        ("/accounts/login/", 200),
        ("/accounts/password/reset/", 200),
        ("/inbox/", 302),
        ("/not-there/", 404),
        ("/fails/", 500),
    ],
)
def test_every_kind_of_answer_is_under_the_strict_policy(settings, address, status):
    settings.ROOT_URLCONF = __name__

    response = Client(raise_request_exception=False).get(address)

    assert response.status_code == status
    assert response["Content-Security-Policy"] == STRICT
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_wrong_host_and_forged_form_are_under_the_strict_policy():
    client = Client(enforce_csrf_checks=True)

    answers = [
        client.get("/", headers={"host": "elsewhere.example"}),
        client.post("/accounts/login/", {"login": "a@example.org"}),
    ]

    assert [answer.status_code for answer in answers] == [400, 403]
    assert {answer["Content-Security-Policy"] for answer in answers} == {STRICT}


def test_picture_of_a_code_is_allowed_on_its_page_only(client, nobody):
    nobody.set_password("a long enough password")
    nobody.save()
    client.force_login(nobody)
    again = "/accounts/reauthenticate/"
    client.post(again, {"password": "a long enough password"})

    response = client.get("/accounts/2fa/totp/activate/")

    assert response.status_code == 200
    assert response["Content-Security-Policy"] == STRICT.replace(
        "img-src 'self'", "img-src 'self' data:"
    )


@pytest.mark.parametrize("address", [*PUBLIC, "/register/?q=lung", "/not-there/"])
def test_public_pages_set_no_cookie_and_ask_no_session(client, address):
    response = client.get(address)

    assert response.cookies == {}


def test_healthy_without_a_database(client, django_db_blocker):
    with django_db_blocker.block():
        response = client.get("/healthz", headers={"host": "10.0.0.7"})

    assert (response.status_code, response.content) == (200, b"ok")


def test_ready_only_when_every_migration_has_run(client):
    before = client.get("/readyz")
    MigrationRecorder(connection).record_unapplied("audit", "0003_guards")
    after = client.get("/readyz")

    assert (before.status_code, before.content) == (200, b"ready")
    assert (after.status_code, after.content) == (503, b"migrations are waiting")
