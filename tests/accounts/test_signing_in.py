import time

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.http import HttpResponse
from django.urls import path

from accounts.models import User
from audit.models import Event
from config.urls import urlpatterns as site
from organisations.permissions import fresh

PASSWORD = "a long enough phrase"


def certify(request):
    return HttpResponse(
        f"certified {request.POST.get('words')} {request.actor.person_id}"
    )


urlpatterns = [path("certify/", fresh(certify)), *site]


@pytest.fixture
def person(officer):
    officer.set_password(PASSWORD)
    officer.save()
    EmailAddress.objects.create(
        user=officer, email=officer.email, verified=True, primary=True
    )
    return officer


def sign_in(client, person, password=PASSWORD, **kwargs):
    return client.post(
        "/accounts/login/", {"login": person.email, "password": password}, **kwargs
    )


def verbs():
    return list(Event.objects.order_by("id").values_list("verb", flat=True))


def test_signing_in_and_out_is_recorded(client, person):
    sign_in(client, person)
    client.post("/accounts/logout/")

    assert verbs() == ["signed_in", "signed_out"]
    assert set(Event.objects.values_list("person_id", flat=True)) == {person.pk}


@pytest.mark.parametrize(
    ("domains", "known"),
    [([], False), (["northwind.example"], False), (["example.org"], True)],
)
def test_a_sign_in_service_is_believed_about_its_own_domains_alone(
    person, settings, domains, known
):
    app = {
        "provider_id": "company",
        "name": "Company account",
        "client_id": "evenhand",
        "secret": "secret",
        "settings": {"server_url": "https://login.example"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    settings.OIDC_EMAIL_DOMAINS = domains
    login = SocialLogin(
        provider=get_adapter().get_provider(None, "company"),
        account=SocialAccount(provider="company", uid="1"),
        email_addresses=[EmailAddress(email=person.email, verified=True)],
    )

    login.lookup()

    assert login.is_existing is known
    assert (login.user == person) is known


def test_failed_sign_in_is_recorded_without_the_address(client, person):
    response = sign_in(client, person, "wrong")

    assert response.status_code == 200
    event = Event.objects.get()
    assert event.verb == "sign_in_failed"
    assert person.email not in str(Event.objects.values().get())


def test_failed_sign_ins_are_slowed_down(client, person):
    for _ in range(5):
        sign_in(client, person, "wrong")

    assert "_auth_user_id" not in client.session
    assert sign_in(client, person).status_code == 200
    assert "_auth_user_id" not in client.session


def test_reset_answers_alike_for_known_and_unknown(client, person, mailoutbox):
    known = client.post("/accounts/password/reset/", {"email": person.email})
    unknown = client.post("/accounts/password/reset/", {"email": "x@y.example"})

    assert (known.status_code, known["Location"]) == (
        unknown.status_code,
        unknown["Location"],
    )


def test_password_change_is_recorded_and_mailed(client, person, mailoutbox):
    sign_in(client, person)

    client.post(
        "/accounts/password/change/",
        {
            "oldpassword": PASSWORD,
            "password1": "another long phrase",
            "password2": "another long phrase",
        },
    )

    assert verbs()[-1] == "password_changed"
    assert mailoutbox[-1].to == [person.email]


@pytest.mark.parametrize(
    ("key", "seconds", "still"),
    [
        ("seen_at", 29 * 60, True),
        ("seen_at", 31 * 60, False),
        ("begun_at", 12 * 3600 + 60, False),
    ],
)
def test_officers_session_ends(client, person, key, seconds, still):
    sign_in(client, person)
    session = client.session
    session[key] = time.time() - seconds
    session.save()

    client.get("/accounts/preferences/")

    assert ("_auth_user_id" in client.session) == still


def test_members_session_lasts_longer_when_idle(client, sign_in, po_member):
    client = sign_in(po_member)
    session = client.session
    session["seen_at"] = time.time() - 7 * 3600
    session.save()

    client.get("/accounts/preferences/")

    assert "_auth_user_id" in client.session


@pytest.mark.urls("tests.accounts.test_signing_in")
def test_fresh_sign_in_covers_what_needs_it(client, person):
    sign_in(client, person)

    response = client.post("/certify/", {"words": "all"})

    assert response.content.decode() == f"certified all {person.pk}"


@pytest.mark.urls("tests.accounts.test_signing_in")
def test_stale_sign_in_asks_and_then_goes_on_with_what_was_sent(client, person):
    sign_in(client, person)
    session = client.session
    session["begun_at"] = time.time() - 16 * 60
    session["account_authentication_methods"] = []
    session.save()

    asked = client.post("/certify/", {"words": "all"})
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    wrong = client.post(asked["Location"], {"password": "wrong"})
    assert b"certified" not in wrong.content
    done = client.post(asked["Location"], {"password": PASSWORD, "next": "/certify/"})

    assert done.content.decode() == f"certified all {person.pk}"


def test_inactive_person_is_kept_out(client, person):
    User.objects.update(is_active=False)

    sign_in(client, person)

    assert "_auth_user_id" not in client.session
