import datetime

import pytest
from django.urls import reverse

from audit.acting import CALENDAR
from audit.models import Event
from inbox.counts import around as waiting
from inbox.items import Desk
from notices.models import Notice
from organisations import held
from organisations.actions import diligence, screening
from organisations.actors import seats
from organisations.models import ScreeningMatch
from tests import cast
from tests.organisations.screening.conftest import TODAY
from workflow.moves import Refused

REVIEW = TODAY + datetime.timedelta(days=90)
GROUND = "Section 7 of an invented act"


def page(match, name="screening-match"):
    return reverse(f"organisations:{name}", args=[match.public_id])


def about(organisation):
    return reverse("organisations:screening", args=[organisation.public_id])


def held_back(match, by):
    screening.hold_back(match, because=GROUND, review_on=REVIEW, by=by, today=TODAY)


def differ(match, by):
    screening.differ(match, words="Born elsewhere", by=by, today=TODAY)


def confirm(match, by):
    screening.confirm(match, words="Same number", by=by, today=TODAY)


def desk(person):
    return Desk(person, seats(person, TODAY), TODAY)


def test_a_registrar_decides_and_the_organisation_reads_why(
    sign_in, match, registrar, patients, po_administrator
):
    client = sign_in(registrar)
    sent = client.post(page(match), {"decision": "differ", "words": "Born elsewhere"})

    assert sent.url == reverse("organisations:screening-queue")
    notice = Notice.objects.get(kind="screening_decided")
    assert (notice.person, notice.target) == (po_administrator, about(patients))
    text = sign_in(po_administrator).get(about(patients)).content.decode()
    assert "Born elsewhere" in text
    assert "Rare Lung Aliance" in text


def test_a_likeness_says_that_lists_were_compared(sign_in, match, registrar):
    told = sign_in(registrar).get(page(match)).content.decode()

    assert "Compared with the list “invented” of 2026-03-01" in told
    assert "somebody outside the portal" not in told


def test_words_are_needed(sign_in, match, registrar):
    response = sign_in(registrar).post(page(match), {"decision": "differ"})

    assert response.context["form"].errors["words"]
    match.refresh_from_db()
    assert match.state == "open"


def test_nobody_is_told_before_somebody_has_looked(
    sign_in, match, patients, po_administrator
):
    response = sign_in(po_administrator).get(about(patients))

    assert match.listed_name not in response.content.decode()
    assert not ScreeningMatch.objects.for_actor(cast.actor(po_administrator)).exists()


def test_only_a_registrar_decides(match, po_administrator, operator_auditor):
    for person in (po_administrator, operator_auditor):
        with pytest.raises(Refused, match="A registrar decides"):
            differ(match, cast.actor(person))


def test_companies_that_check_it_are_told_of_the_same(
    sign_in, match, by, patients, lead, outsider_officer
):
    assert sign_in(lead).get(about(patients)).status_code == 404
    diligence.begin(patients, by=cast.actor(lead), today=TODAY)

    confirm(match, by)

    assert Notice.objects.filter(kind="screening_decided", person=lead).count() == 1
    assert "Same number" in sign_in(lead).get(about(patients)).content.decode()
    assert sign_in(outsider_officer).get(about(patients)).status_code == 404


def test_a_company_reads_the_office_and_not_the_name(
    sign_in, load, chair, by, patients, lead, po_administrator
):
    load(("P-1", "Exampel Ann Marie", "", "person", "", ""))
    diligence.begin(patients, by=cast.actor(lead), today=TODAY)
    differ(ScreeningMatch.objects.get(), by)

    seen = sign_in(lead).get(about(patients)).content.decode()
    own = sign_in(po_administrator).get(about(patients)).content.decode()

    assert "Chair" in seen
    assert chair.name not in seen
    assert chair.name in own


def test_what_is_held_back_gives_no_hint(
    sign_in, match, by, patients, po_administrator, lead
):
    diligence.begin(patients, by=cast.actor(lead), today=TODAY)
    round_page = patients.checked_by.get().get_absolute_url()
    looks = [
        (po_administrator, about(patients)),
        (po_administrator, patients.get_absolute_url()),
        (lead, about(patients)),
        (lead, round_page),
    ]

    def everything():
        seen = []
        for person, path in looks:
            response = sign_in(person).get(path)
            seen.append(_without_tokens(response.content.decode()))
        rows = [
            row
            for holding in held.holdings()
            if holding.model is ScreeningMatch
            for row in holding.rows(patients)
        ]
        return seen, rows, Notice.objects.count()

    ScreeningMatch.objects.update(gone_on=TODAY)  # as if there were none
    before = everything()
    ScreeningMatch.objects.update(gone_on=None)
    held_back(match, by)
    confirm(match, by)

    assert everything() == before
    for person in (po_administrator, lead):
        client = sign_in(person)
        assert client.get(page(match)).status_code in {403, 404}
        assert client.get(reverse("organisations:screening-queue")).status_code == 403
    assert not Event.objects.about(patients).filter(verb__contains="screening").exists()


def _without_tokens(text):
    return [line for line in text.splitlines() if "csrf" not in line]


def test_auditors_of_the_operator_see_what_is_held_back(
    sign_in, match, by, operator_auditor, company_auditor
):
    held_back(match, by)
    queue = reverse("organisations:screening-queue")

    client = sign_in(operator_auditor)
    assert str(match.organisation) in client.get(f"{queue}?withheld=1").content.decode()
    assert GROUND in client.get(page(match)).content.decode()
    assert client.post(page(match), {"decision": "differ"}).status_code == 403
    assert sign_in(company_auditor).get(f"{queue}?withheld=1").status_code == 403


def test_on_the_day_of_review_registrars_have_it_in_their_inbox(match, by, registrar):
    held_back(match, by)
    confirm(match, by)
    assert waiting(desk(registrar)) == []

    later = Desk(registrar, seats(registrar, TODAY), REVIEW)
    (item,) = waiting(later)

    assert (item.due_on, item.url.endswith("?withheld=1")) == (REVIEW, True)


def test_what_is_no_longer_held_back_is_told(match, by, po_administrator):
    held_back(match, by)
    confirm(match, by)
    assert not Notice.objects.filter(kind="screening_decided").exists()

    screening.tell(match, by=by, today=REVIEW)

    match.refresh_from_db()
    assert (match.told_on, match.withheld_because) == (REVIEW, "")
    assert Notice.objects.get(kind="screening_decided").person == po_administrator


def test_what_was_told_can_not_be_held_back(match, by):
    differ(match, by)

    with pytest.raises(Refused, match="told already"):
        held_back(match, by)
    with pytest.raises(Refused, match="not held back"):
        screening.tell(match, by=by, today=TODAY)


@pytest.mark.parametrize("days", [0, 367])
def test_it_is_reviewed_within_a_year(match, by, days):
    with pytest.raises(Refused):
        screening.hold_back(
            match,
            because=GROUND,
            review_on=TODAY + datetime.timedelta(days=days),
            by=by,
            today=TODAY,
        )


def test_a_decision_can_be_looked_at_again_with_a_reason(sign_in, match, by, registrar):
    differ(match, by)
    with pytest.raises(Refused, match="decided already"):
        confirm(match, by)

    sign_in(registrar).post(page(match, "screening-reopen"), {"reason": "A letter"})

    confirm(match, by)
    match.refresh_from_db()
    assert (match.state, match.told_on) == ("same", TODAY)
    reasons = Event.objects.about(match).values_list("verb", "reason")
    assert ("screening_reopen", "A letter") in reasons
    screening.reopen(match, by=CALENDAR)


def test_the_queue_costs_the_same_for_many(
    sign_in, load, registrar, django_assert_num_queries
):
    cast.patients("Example Circle 0")
    load(("1", "Example Circle", "", "organisation", "", ""), name="one")
    client, path = sign_in(registrar), reverse("organisations:screening-queue")
    client.get(path)
    with django_assert_num_queries(6):
        assert len(client.get(path).context["page"].rows) == 1

    for number in range(1, 12):
        cast.patients(f"Example Circle {number}")
    load(("1", "Example Circle", "", "organisation", "", ""), name="two")
    with django_assert_num_queries(6):
        assert len(client.get(path).context["page"].rows) == 13


def test_one_match_costs_what_it_costs(
    sign_in, match, registrar, django_assert_num_queries
):
    client = sign_in(registrar)
    client.get(page(match))
    with django_assert_num_queries(8):
        client.get(page(match))
