import json

from accounts import about


def test_person_changes_their_settings(sign_in, po_member):
    sign_in(po_member).post(
        "/accounts/preferences/", {"name": "Bo Lind", "language": "fr", "mail": "none"}
    )

    po_member.refresh_from_db()
    assert (po_member.name, po_member.language, po_member.mail) == (
        "Bo Lind",
        "fr",
        "none",
    )


def test_mistake_changes_nothing(sign_in, po_member):
    before = po_member.name

    response = sign_in(po_member).post(
        "/accounts/preferences/", {"name": "", "language": "xx", "mail": "hourly"}
    )

    assert response.context["form"].errors.keys() == {"name", "language", "mail"}
    po_member.refresh_from_db()
    assert po_member.name == before


def test_download_holds_what_is_about_me_and_nobody_else(
    sign_in, po_member, po_administrator
):
    response = sign_in(po_member).get("/accounts/data.json")

    kept = json.loads(response.content)
    assert kept["account"]["email"] == po_member.email
    assert [m["role"] for m in kept["memberships"]] == ["member"]
    assert po_administrator.email not in response.content.decode()


def test_apps_add_what_they_keep(po_member, monkeypatch):
    monkeypatch.setattr(about, "_parts", {})
    about.register("answers", lambda person: [person.pk])

    assert about.everything(po_member)["answers"] == [po_member.pk]
