import time

import pytest

from accounts.models import User

PAGE = "/accounts/preferences/"
TYPED = {"name": "Ada B. Brandt", "language": "de", "mail": "daily"}


@pytest.fixture
def idle(sign_in, officer):
    """Signed in, and idle for an hour."""
    client = sign_in(officer)
    session = client.session
    session["seen_at"] = time.time() - 3600
    session.save()
    return client


def test_typed_text_survives_idling_and_is_not_sent_by_itself(idle, officer):
    asked = idle.post(PAGE, {**TYPED, "password": "never kept"})
    assert asked["Location"] == "/accounts/login/?next=%2Faccounts%2Fkept%2F"

    idle.force_login(officer)
    page = idle.get("/accounts/kept/").content.decode()

    assert "Ada B. Brandt" in page
    assert "never kept" not in page
    assert f'action="{PAGE}"' in page
    officer.refresh_from_db()
    assert officer.name != "Ada B. Brandt"


def test_kept_text_can_be_sent_once(idle, officer):
    idle.post(PAGE, TYPED)
    idle.force_login(officer)
    draft = idle.get("/accounts/kept/").context["draft"]

    idle.post(draft.path, dict(draft.fields))

    officer.refresh_from_db()
    assert (officer.name, officer.mail) == ("Ada B. Brandt", "daily")
    assert idle.get("/accounts/kept/").status_code == 302


def test_somebody_else_never_sees_it(idle, po_administrator, officer):
    idle.post(PAGE, TYPED)

    idle.force_login(po_administrator)
    assert idle.get("/accounts/kept/").status_code == 302
    idle.force_login(officer)
    assert idle.get("/accounts/kept/").status_code == 302


def test_text_sent_after_signing_out_elsewhere_is_kept(sign_in, officer):
    client = sign_in(officer)
    client.post("/accounts/logout/")

    client.post(PAGE, TYPED)
    client.force_login(officer)

    assert client.get("/accounts/kept/").context["draft"].path == PAGE


def test_strangers_leave_nothing(client):
    response = client.post(PAGE, TYPED)

    assert response["Location"] == f"/accounts/login/?next={PAGE}"
    assert "typed" not in client.session


@pytest.mark.parametrize(
    ("change", "kept"),
    [({}, True), ({"name": "x" * 250_000}, False)],
)
def test_too_much_is_not_kept(idle, officer, change, kept):
    idle.post(PAGE, {**TYPED, **change})
    idle.force_login(officer)

    assert ("typed" in idle.session) == kept


def test_after_an_hour_it_is_gone(idle, officer):
    idle.post(PAGE, TYPED)
    session = idle.session
    session["typed"] = {**session["typed"], "at": time.time() - 3601}
    session.save()
    idle.force_login(officer)

    assert idle.get("/accounts/kept/").status_code == 302
    assert "typed" not in idle.session


def test_it_can_be_thrown_away(idle, officer):
    idle.post(PAGE, TYPED)
    idle.force_login(officer)

    idle.post("/accounts/kept/discard/")

    assert idle.get("/accounts/kept/").status_code == 302
    assert not User.objects.filter(name="Ada B. Brandt").exists()
