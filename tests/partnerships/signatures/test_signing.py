"""Each party signs the frozen text and no other; the last signature makes it hold."""

import hashlib
from itertools import pairwise

import pytest
from django.db import DatabaseError, transaction

from accounts.models import User
from audit.models import Event
from notices.models import Notice
from partnerships import signed as begun
from partnerships.actions import approvals, signatures
from partnerships.models import Agreement, Approval, Signature, SignedPdf, SignedText
from tests.partnerships import signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def someone(table):
    return signing.people(table)


def test_the_text_is_frozen_with_its_fingerprint_when_all_agree(table):
    agreement = signing.agreed(table)

    frozen = SignedText.objects.get(version=agreement.agreed)

    assert frozen.sha256 == hashlib.sha256(frozen.text.encode()).hexdigest()
    assert "Somebody who knows the disease listens." in frozen.text
    assert bytes(frozen.pdf.content.data).startswith(b"%PDF-")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        SignedText.objects.update(text="Something else")


def test_nobody_signs_before_approval(table, someone):
    agreement = signing.agreed(table)

    with pytest.raises(Refused, match="In approval"):
        signing.sign(agreement, someone.chair)

    assert not Signature.objects.exists()


def test_no_step_may_be_open_even_if_the_state_says_ready(table, someone):
    agreement = signing.agreed(table)
    Agreement.objects.filter(pk=agreement.pk).update(state="ready", ready_on=TODAY)

    with pytest.raises(Refused, match="not approved by all"):
        signing.sign(agreement, someone.chair)


def test_one_signature_is_not_enough_and_the_order_is_free(table, someone):
    agreement = signing.approved(table, someone)

    signing.sign(agreement, someone.signs)

    assert signing.fresh(agreement).state == Agreement.State.PART_SIGNED
    assert signing.fresh(agreement).signed_on is None
    assert "waits for your signature" in Notice.objects.latest("pk").subject
    assert Notice.objects.latest("pk").person_id == someone.chair.person_id


def test_the_last_signature_makes_it_hold_and_tells_what_waits_for_it(table, someone):
    told = []

    def hook(agreement, by, today):
        told.append((agreement.reference, by, today))

    begun.on_signed(hook)
    try:
        agreement = signing.signed(table, someone)
    finally:
        begun._registered.remove(hook)  # noqa: SLF001  there is no other door

    assert agreement.state == Agreement.State.SIGNED
    assert agreement.signed_on == TODAY
    assert told == [(agreement.reference, someone.signs, TODAY)]


def test_another_text_is_not_signed(table, someone):
    agreement = signing.approved(table, someone)

    with pytest.raises(Refused, match="not the text that was approved"):
        signing.sign(agreement, someone.chair, text_sha256="0" * 64)


@pytest.mark.parametrize("on_file", ["Ann Example", "", "Ö"])
def test_a_single_letter_signs_only_where_the_name_is_as_short(table, someone, on_file):
    agreement = signing.approved(table, someone)
    User.objects.filter(pk=someone.chair.person_id).update(name=on_file)

    def sign():
        return signatures.sign(
            agreement,
            signatures.Hand(" Ö ", "Chair"),
            text_sha256=signing.sha256(agreement),
            by=someone.chair,
            today=TODAY,
        )

    if on_file == "Ö":
        assert sign().state == Signature.State.SIGNED
    else:
        with pytest.raises(Refused, match="Write your name in full"):
            sign()
        assert not Signature.objects.exists()


def test_only_signatories_sign(table, someone):
    agreement = signing.approved(table, someone)

    for by in (table.lead, table.volunteer, someone.reviewer):
        with pytest.raises(Refused, match="A signatory of a party signs"):
            signing.sign(agreement, by)


def test_a_party_signs_once_and_the_same_form_twice_is_one_signature(table, someone):
    agreement = signing.approved(table, someone)

    first = signing.sign(agreement, someone.chair, key="form-1")
    again = signing.sign(agreement, someone.chair, key="form-1")

    assert first == again
    assert Signature.objects.count() == 1
    with pytest.raises(Refused, match="has signed this already"):
        signing.sign(agreement, table.actor("signatory", of="patients"), key="form-2")


def test_refusing_to_sign_goes_back_with_the_reason_and_voids_the_others(
    table, someone
):
    agreement = signing.approved(table, someone)
    signing.sign(agreement, someone.chair)

    signatures.refuse(
        agreement, by=someone.signs, today=TODAY, reason="The amount is wrong."
    )
    back = signing.fresh(agreement)

    assert back.state == Agreement.State.NEGOTIATION
    assert back.agreed is None
    assert back.turns.get(until_on=None).side == "company"
    assert set(Approval.objects.values_list("state", flat=True)) == {"lapsed"}
    hands = dict(Signature.objects.values_list("organisation", "state"))
    assert hands == {table.patients.pk: "void", table.company.pk: "refused"}
    assert "The amount is wrong." in Notice.objects.latest("pk").body


def test_who_has_signed_does_not_refuse_and_a_refusal_has_a_reason(table, someone):
    agreement = signing.approved(table, someone)
    signing.sign(agreement, someone.chair)

    with pytest.raises(Refused, match="has signed this already"):
        signatures.refuse(agreement, by=someone.chair, today=TODAY, reason="Hm")
    with pytest.raises(Refused, match="Say why"):
        signatures.refuse(agreement, by=someone.signs, today=TODAY, reason=" ")


def test_somebody_for_one_company_alone_does_not_sign(table, someone):
    agreement = signing.approved(table, someone)
    narrowed = type(someone.chair)(
        **{**someone.chair.__dict__, "only_company_id": table.company.pk}
    )

    with pytest.raises(Refused, match="A signatory of a party signs"):
        signing.sign(agreement, narrowed)


def test_the_signed_paper_is_printed_after_each_signature(table, someone):
    agreement = signing.signed(table, someone)

    printed = list(SignedPdf.objects.order_by("signatures"))

    assert [each.signatures for each in printed] == [1, 2]
    assert all(each.agreement_id == agreement.pk for each in printed)
    assert len({each.pdf.content_id for each in printed}) == 2


def test_the_signing_page_and_the_history_say_the_same(table, someone):
    agreement = signing.signed(table, someone)
    frozen = SignedText.objects.get()

    page = signatures.paper.signing_page(
        frozen.sha256, signatures.signatures(agreement)
    )
    printed = {
        block["text"]: dict(after["rows"])
        for block, after in pairwise(page)
        if block["kind"] == "heading" and block["level"] == 3
    }
    events = Event.objects.about(agreement).filter(verb="signed").order_by("pk")
    history = Signature.history.filter(history_type="+").order_by("history_id")

    assert len(printed) == len(events) == len(history) == 2
    for event, row in zip(events, history, strict=True):
        hand = Signature.objects.get(public_id=event.data["signature"])
        said = printed[hand.organisation.legal_name]
        assert said["Name"] == hand.name == "Ann Example"
        assert said["What it means"] == row.meaning == hand.meaning
        assert row.organisation_id == event.acting_for_id == hand.organisation_id
        assert row.history_user_id == event.person_id == hand.person_id
        assert row.text_sha256 == event.data["sha256"] == frozen.sha256
        assert abs((event.at - hand.at).total_seconds()) < 10


def test_nothing_that_nobody_can_insist_on_is_signed(table, someone):
    agreement = signing.agreed(table, only_funder_required=True)
    step = Approval.objects.get()

    with pytest.raises(Refused, match="only funder"):
        approvals.approve(
            step, by=someone.reviewer, today=TODAY, all_the_same=signing.WHY
        )
    Approval.objects.update(state="given", decided_on=TODAY, person_id=1)
    Agreement.objects.filter(pk=agreement.pk).update(state="ready", ready_on=TODAY)
    with pytest.raises(Refused, match="only funder"):
        signing.sign(agreement, someone.chair)
