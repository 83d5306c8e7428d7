import pytest
from django.utils import timezone

from disclosures.models import Delivery
from notices import sending
from notices.models import Message
from tests import cast
from tests.disclosures import ledger


@pytest.fixture
def told(company, patients, officer, po_administrator):
    """Rare Lung Alliance was asked to check; its only address will be refused."""
    by = cast.actor(officer)
    today = timezone.localdate()
    ledger.transfer(company, patients, by=by)
    ledger.in_review(company, by=by, today=today)
    Message.objects.filter(person=po_administrator).update(to="broken\naddress@x.org")
    return Delivery.objects.get(state="delivered")


def test_a_mail_that_is_refused_leaves_the_recipient_not_reached(told):
    sending.send_due()

    told.refresh_from_db()
    assert told.state == "undeliverable"
    assert told.history.latest("history_id").history_change_reason == (
        "The e-mail could not be delivered"
    )


def test_one_colleague_who_was_reached_is_enough(told, patients):
    message = Message.objects.get(kind="review_opened")
    notice = message.notice
    notice.pk, notice.public_id = None, "a" * 16
    notice.person = cast.member(patients, "reviewer")
    notice.save()

    sending.send_due()

    told.refresh_from_db()
    assert told.state == "delivered"


def test_other_kinds_of_mail_say_nothing_about_a_check(told):
    Message.objects.update(kind="published")

    sending.send_due()

    told.refresh_from_db()
    assert told.state == "delivered"
