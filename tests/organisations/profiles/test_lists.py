"""Parts that are lists: the governing body, documents, ties."""

import datetime
import io

import pytest

from audit.acting import Actor
from notices.models import Notice
from organisations.actions import ties
from organisations.models import (
    GoverningMember,
    ProfileDocument,
    Tie,
)
from tests import cast
from tests.organisations.profiles.conftest import TODAY, address, version
from workflow.moves import Refused

PDF = b"%PDF-1.4 accounts"


def test_a_person_in_office_is_added_once_and_leaves(client_of_keeper, patients):
    form = {"office": "Chair", "name": "Ada", "is_patient_or_carer": "yes", "key": "k"}
    for _twice in range(2):
        client_of_keeper.post(address("profile-body-add", patients), form)
    member = GoverningMember.objects.get()
    one = address("profile-body-member", patients, member.public_id)
    wrong = {**form, "version": version(patients)}
    wrong |= {"until_on_day": "31", "until_on_month": "2", "until_on_year": "2020"}

    page = client_of_keeper.post(one, wrong)
    assert list(page.context["form"].errors) == ["until_on"]

    client_of_keeper.post(one, {**wrong, "until_on_day": "29"})
    member.refresh_from_db()
    assert member.until_on == datetime.date(2020, 2, 29)
    assert (
        "Ada" not in client_of_keeper.get(address("profile", patients)).content.decode()
    )


def test_the_share_of_patients_counts_those_in_office(client_of_keeper, patients):
    for answer in ("yes", "no", "yes", ""):
        form = {"office": f"Board {answer}", "is_patient_or_carer": answer}
        client_of_keeper.post(address("profile-body-add", patients), form)

    page = client_of_keeper.get(address("profile", patients)).content.decode()

    assert "2 of 4 (50 per cent)" in page
    assert "of 1 person it is not said" in page


def test_a_document_is_replaced_and_taken_away(client_of_keeper, client, patients):
    def file(data):
        upload = io.BytesIO(data)
        upload.name = "accounts.pdf"
        return upload

    add = address("profile-documents-add", patients)
    form = {"kind": "accounts", "sight": "partners"}
    page = client_of_keeper.post(add, {**form, "file": file(PDF)})
    assert list(page.context["form"].errors) == ["year"]
    page = client_of_keeper.post(add, {**form, "year": 2025, "file": file(b"MZ")})
    assert list(page.context["form"].errors) == ["file"]
    client_of_keeper.post(add, {**form, "year": 2025, "file": file(PDF)})
    old = ProfileDocument.objects.get()

    change = address("profile-document-change", patients, old.document.public_id)
    client_of_keeper.post(change, {"sight": "public", "file": file(PDF + b" 2")})
    new = ProfileDocument.objects.get(ended_on=None)
    assert (new.kind, new.year, new.sight) == ("accounts", 2025, "public")
    assert client_of_keeper.get(change).status_code == 404

    client_of_keeper.post(
        address("profile-document-end", patients, new.document.public_id)
    )
    assert not ProfileDocument.objects.filter(ended_on=None).exists()
    open_ended = address("profile-document", patients, new.document.public_id)
    assert client_of_keeper.get(open_ended).status_code == 200
    client.logout()
    assert client.get(open_ended).status_code == 404


def test_a_tie_is_said_by_one_and_confirmed_by_the_other(
    client_of_keeper, sign_in, client, patients, other_patients, keeper, outsider_po
):
    client_of_keeper.post(
        address("profile-tie-say", patients),
        {"side": "umbrella", "other": "Asthma Circle"},
    )
    tie = Tie.objects.get()
    assert (tie.umbrella, tie.member) == (other_patients, patients)
    notice = Notice.objects.get(person=outsider_po)
    assert notice.target == address("profile-ties", other_patients)

    with pytest.raises(Refused):
        ties.confirm(tie, by=keeper, today=TODAY)
    sign_in(outsider_po).post(
        address("profile-tie-move", other_patients, patients.public_id, "confirm")
    )
    page = client.get(address("profile", patients)).content.decode()

    assert Tie.objects.get().confirmed_on == TODAY
    assert "Asthma Circle" in page.split('id="ties"')[1]


def test_a_refused_tie_is_nobodys_and_can_be_said_again(
    patients, other_patients, keeper, outsider_po
):
    other = cast.actor(outsider_po)
    said = {"from_on": None, "today": TODAY}
    tie = ties.say(patients, other_patients, is_umbrella=False, by=keeper, **said)
    ties.refuse(tie, by=other, today=TODAY)

    # the other way round, by the other side: that it is confirmed by both
    tie = ties.say(other_patients, patients, is_umbrella=False, by=other, **said)
    again = ties.say(patients, other_patients, is_umbrella=True, by=keeper, **said)

    assert again.pk == tie.pk
    assert again.confirmed_on == TODAY
    with pytest.raises(Refused):
        ties.say(patients, other_patients, is_umbrella=False, by=keeper, **said)
    with pytest.raises(Refused):
        ties.say(patients, patients, is_umbrella=False, by=keeper, **said)


def test_nobody_else_moves_a_tie(patients, other_patients, keeper, company, lead):
    said = {"from_on": None, "by": keeper, "today": TODAY}
    tie = ties.say(patients, other_patients, is_umbrella=True, **said)

    for actor in (cast.actor(lead), Actor(person_id=None)):
        for act in (ties.confirm, ties.refuse, ties.take_back, ties.end):
            with pytest.raises(Refused):
                act(tie, by=actor, today=TODAY)
    with pytest.raises(Refused):
        ties.say(patients, company, is_umbrella=True, **said)
