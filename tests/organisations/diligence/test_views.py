import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from audit.acting import acting
from documents.models import Document, keep
from organisations.actions import diligence
from organisations.models import (
    DiligenceItem,
    DueDiligence,
    GoverningMember,
    Identifier,
    Interest,
    ProfileDocument,
    ScreeningMatch,
)
from tests import cast
from tests.disclosures import ledger

TODAY = timezone.localdate()
LIST = reverse("organisations:diligence-list")


@pytest.fixture
def by(lead):
    return cast.actor(lead)


@pytest.fixture
def round_(patients, by):
    return diligence.begin(patients, by=by, today=TODAY)


def url_of(round_, page, *more):
    return reverse(f"organisations:diligence-{page}", args=[round_.public_id, *more])


def shown_document(patients, by, kind="statutes", sight="partners", data=b"%PDF-1.4"):
    with acting(by):
        document = keep(
            data,
            name=f"{kind}.pdf",
            media_type="application/pdf",
            kind=Document.Kind.PROFILE,
            owner_id=patients.pk,
        )
        return ProfileDocument.objects.create(
            organisation=patients, kind=kind, document=document, sight=sight
        )


def facts_of(response):
    return {
        point["code"]: [fact.text for fact in point["facts"]]
        for point in response.context["points"]
    }


def test_a_lead_begins_from_the_organisations_page(sign_in, lead, patients):
    client = sign_in(lead)
    page = client.get(patients.get_absolute_url()).content.decode()
    begin = reverse("organisations:diligence-begin", args=[patients.public_id])

    answer = client.post(begin, {"key": "form"})

    assert begin in page
    assert answer.url == DueDiligence.objects.get().get_absolute_url()
    assert (
        "begun to check this organisation already" in client.get(begin).content.decode()
    )


def test_both_sides_see_the_same(
    sign_in, lead, po_administrator, round_, by, patients, company
):
    diligence.look_at(
        round_,
        "register",
        outcome="concern",
        words="Another address",
        version=0,
        by=by,
    )
    diligence.clear_with_conditions(
        round_, conditions="Yearly accounts", reason="Small", by=by, today=TODAY
    )

    pages = [
        sign_in(person).get(round_.get_absolute_url())
        for person in (lead, po_administrator)
    ]

    assert facts_of(pages[0]) == facts_of(pages[1])
    for page in pages:
        for words in ("Another address", "Yearly accounts", "Small"):
            assert words in page.content.decode()


@pytest.mark.parametrize("who", ["outsider_officer", "outsider_po", "registrar"])
def test_others_learn_nothing(sign_in, request, round_, by, company, patients, who):
    diligence.clear(round_, reason="Looked at", by=by, today=TODAY)
    client = sign_in(request.getfixturevalue(who))

    for page in ("detail", "history"):
        assert client.get(url_of(round_, page)).status_code == 404
    assert client.get(LIST).context["rounds"] == []
    assert "Looked at" not in client.get(patients.get_absolute_url()).content.decode()


def test_without_a_verified_mandate_nothing_is_seen(sign_in, round_, patients, company):
    limited = cast.member(patients, "administrator", only_company=company)
    client = sign_in(limited)

    assert client.get(round_.get_absolute_url()).status_code == 404
    assert client.get(LIST).context["rounds"] == []


def test_what_the_organisation_gave_is_used_again(
    sign_in, lead, round_, by, patients, company, other_company, officer
):
    with acting(by):
        Identifier.objects.create(
            organisation=patients,
            scheme="GB-CHC",
            value="1134567",
            verified_on=TODAY,
            verified_by_id=1,
        )
        GoverningMember.objects.create(
            organisation=patients,
            name="A. Person",
            office="Chair",
            is_patient_or_carer=True,
        )
        for firm in (company, other_company):
            Interest.objects.create(
                organisation=patients,
                kind="grant",
                company=firm,
                declared_on=TODAY,
                renew_by=TODAY,
            )
    shown_document(patients, by, sight="public")
    shown_document(patients, by, kind="accounts", sight="own", data=b"%PDF-1.4 sums")
    ledger.transfer(company, patients, by=cast.actor(officer), paid_year=2025)
    ledger.in_review(company, by=cast.actor(officer), today=TODAY)

    facts = facts_of(sign_in(lead).get(round_.get_absolute_url()))

    assert any("1134567, verified on" in text for text in facts["register"])
    assert facts["governing_body"] == [
        "1 person, 1 of them a patient or carer",
        "Chair",
        "Statutes: statutes.pdf",
    ]
    assert facts["interests"] == [
        f"Declared in {company}: Grant or sponsorship (1)",
        "1 interest declared in another company",
    ]
    assert facts["open_reports"] == ["1 payment waits for the organisation's answer"]
    everything = str(facts)
    for hidden in ("A. Person", "accounts", str(other_company)):
        assert hidden not in everything


def test_a_withheld_match_is_not_there(sign_in, lead, round_, by, patients):
    decided = {
        "state": "same",
        "words": "Same",
        "decided_on": TODAY,
        "decided_by_id": 1,
    }
    with acting(by):
        for name, ground in (("Told", ""), ("Withheld", "Section 7")):
            ScreeningMatch.objects.create(
                organisation=patients,
                list_name="uk",
                reference=name,
                listed_name=name,
                score=1,
                found_on=TODAY,
                withheld_because=ground,
                review_on=TODAY if ground else None,
                told_on=None if ground else TODAY,
                **decided,
            )

    facts = facts_of(sign_in(lead).get(round_.get_absolute_url()))

    assert facts["screening"] == ["The organisation is on the list uk as “Told”."]


def test_documents_open_as_the_profile_says(
    sign_in, lead, round_, by, patients, po_administrator, outsider_officer
):
    public = shown_document(patients, by, sight="public").document
    kept = shown_document(patients, by, "accounts", data=b"%PDF-1.4 sums").document
    client = sign_in(lead)

    assert client.get(url_of(round_, "document", public.public_id)).status_code == 200
    assert client.get(url_of(round_, "document", kept.public_id)).status_code == 404
    item = diligence.ask(
        round_, "bank_account", words="Whose?", version=0, by=by, today=TODAY
    )
    diligence.answer(item, words="Ours", by=cast.actor(po_administrator), today=TODAY)
    diligence.clear(round_, reason="In order", by=by, today=TODAY)
    assert client.get(url_of(round_, "document", kept.public_id)).status_code == 200
    client = sign_in(outsider_officer)
    assert client.get(url_of(round_, "document", public.public_id)).status_code == 404


def test_a_document_given_as_an_answer_opens_whoever_else_may(
    sign_in, lead, round_, by, patients, po_administrator
):
    mine = shown_document(patients, by, "bank_letter", sight="own").document
    diligence.ask(round_, "bank_account", words="Whose?", version=0, by=by, today=TODAY)

    sign_in(po_administrator).post(
        url_of(round_, "answer", "bank_account"),
        {"document": mine.public_id, "version": 1},
    )

    document = url_of(round_, "document", mine.public_id)
    assert DiligenceItem.objects.get().answer_document == mine
    assert sign_in(lead).get(document).status_code == 200


def test_a_new_document_goes_to_the_profile_once(
    sign_in, round_, by, patients, po_administrator
):
    diligence.ask(round_, "bank_account", words="Whose?", version=0, by=by, today=TODAY)

    answer = sign_in(po_administrator).post(
        url_of(round_, "answer", "bank_account"),
        {
            "words": "Our own account",
            "file": SimpleUploadedFile("bank.pdf", b"%PDF-1.4 bank"),
            "kind": "bank_letter",
            "key": "form",
            "version": 1,
        },
    )

    assert answer.status_code == 302
    shown = ProfileDocument.objects.get(organisation=patients)
    assert (shown.kind, shown.sight) == ("bank_letter", "partners")
    assert DiligenceItem.objects.get().answer_document == shown.document


def test_a_race_keeps_what_was_typed(sign_in, lead, round_, by):
    diligence.look_at(
        round_, "register", outcome="concern", words="First", version=0, by=by
    )
    url = url_of(round_, "found", "register")

    answer = sign_in(lead).post(
        url, {"outcome": "fine", "words": "Second", "version": "0"}
    )

    page = answer.content.decode()
    assert "First" in page
    assert "Second" in page
    assert DiligenceItem.objects.get().words == "First"


@pytest.mark.parametrize(
    ("move", "facts", "state"),
    [
        ("clear", {"reason": "Fine", "months": "6"}, "cleared"),
        (
            "clear_with_conditions",
            {"reason": "Small", "conditions": "Accounts", "months": "12"},
            "conditions",
        ),
        ("reject", {"reason": "No statutes"}, "rejected"),
    ],
)
def test_deciding(sign_in, lead, round_, move, facts, state):
    sign_in(lead).post(url_of(round_, "decide", move), facts)

    round_.refresh_from_db()
    assert (round_.state, round_.reason) == (state, facts["reason"])


def test_the_list_begins_with_what_expires_first(sign_in, lead, by):
    for number, months in enumerate((12, 3, None)):
        made = diligence.begin(cast.patients(f"Circle {number}"), by=by, today=TODAY)
        if months:
            diligence.clear(made, reason="x", by=by, today=TODAY, months=months)
    client = sign_in(lead)

    def names(**asked):
        rounds = client.get(LIST, asked).context["rounds"]
        return [each.organisation.legal_name for each in rounds]

    assert names() == ["Circle 1", "Circle 0", "Circle 2"]
    assert names(state="collecting") == ["Circle 2"]


@pytest.mark.parametrize("count", [1, 5])
def test_the_lists_cost_the_same_for_any_number(
    sign_in, patients, po_administrator, django_assert_num_queries, count
):
    for number in range(count):
        firm = cast.company(f"Firm {number}")
        actor = cast.actor(cast.member(firm, "lead"))
        diligence.begin(patients, by=actor, today=TODAY)
    client = sign_in(po_administrator)
    client.get(LIST)

    with django_assert_num_queries(5):
        response = client.get(LIST)

    assert len(response.context["rounds"]) == count


@pytest.mark.parametrize("full", [False, True])
def test_one_round_costs_the_same_empty_and_full(
    sign_in, lead, round_, by, patients, django_assert_num_queries, full
):
    if full:
        for code in DiligenceItem.Point.values:
            diligence.ask(round_, code, words="?", version=0, by=by, today=TODAY)
            shown_document(patients, by, "other", "public", f"%PDF-1.4 {code}".encode())
    client = sign_in(lead)
    client.get(round_.get_absolute_url())

    with django_assert_num_queries(10):
        client.get(round_.get_absolute_url())


def test_what_waits_is_in_the_inbox(
    sign_in, lead, po_administrator, round_, by, patients, registrar
):
    diligence.ask(round_, "register", words="?", version=0, by=by, today=TODAY)
    other = diligence.begin(cast.patients("Lung Circle"), by=by, today=TODAY)
    diligence.clear(other, reason="x", by=by, today=TODAY, months=1)

    def waits_for(person):
        page = sign_in(person).get(reverse("inbox:index")).content.decode()
        return {
            words
            for words in (
                "Finish your checks of 1 organisation",
                "Your checks of 1 organisation end soon",
                "Answer 1 question of a company that checks you",
            )
            if words in page
        }

    assert waits_for(lead) == {
        "Finish your checks of 1 organisation",
        "Your checks of 1 organisation end soon",
    }
    assert waits_for(po_administrator) == {
        "Answer 1 question of a company that checks you"
    }


def test_the_day_of_a_decision_is_told_to_the_other_side(
    sign_in, po_administrator, round_, by
):
    diligence.clear(round_, reason="Fine", by=by, today=TODAY)

    page = sign_in(po_administrator).get(LIST)

    (shown,) = page.context["rounds"]
    assert shown.expires_on == diligence.months_after(TODAY, 12)
    assert shown.decided_on == TODAY
    assert isinstance(shown.expires_on, datetime.date)
