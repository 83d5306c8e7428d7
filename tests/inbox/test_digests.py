import datetime

import pytest
from django.core import mail

from inbox import digests
from notices import sending
from notices.models import Message, Notice
from notices.telling import tell

TODAY = datetime.date(2026, 3, 2)


@pytest.fixture
def daily(po_administrator):
    po_administrator.mail = "daily"
    po_administrator.save()
    return po_administrator


def told(person, organisation=None, company="Northwind Pharma"):
    tell(
        person,
        "published",
        url="/review/",
        context={"company": company, "organisation": "Us", "year": 2025},
        organisation_id=organisation and organisation.pk,
    )


def test_a_day_is_told_in_one_mail_by_organisation(daily, patients, other_patients):
    told(daily, patients, "Northwind Pharma")
    told(daily, other_patients, "Southgate Biologics")
    told(daily, patients, "Eastern Labs")

    assert sending.send_due() == 0
    assert digests.gather(TODAY) == 1
    assert sending.send_due() == 1

    (sent,) = mail.outbox
    assert sent.subject == "3 things happened on Evenhand"
    places = [
        sent.body.index(words)
        for words in (
            "Rare Lung Alliance",
            "Northwind Pharma",
            "Eastern Labs",
            "Asthma Circle",
            "Southgate Biologics",
        )
    ]
    assert places == sorted(places)
    assert not Message.objects.exclude(state="sent").exists()


def test_there_is_one_mail_a_day_at_most_and_none_about_nothing(daily):
    assert digests.gather(TODAY) == 0

    told(daily)
    assert digests.gather(TODAY) == 1

    told(daily)
    assert digests.gather(TODAY) == 0
    assert digests.gather(TODAY + datetime.timedelta(days=1)) == 1


def test_what_was_read_here_or_is_no_longer_wanted_is_not_mailed(daily):
    told(daily)
    Notice.objects.update(read_at=datetime.datetime.now(datetime.UTC))
    assert digests.gather(TODAY) == 0

    told(daily)
    daily.mail = "none"
    daily.save()
    assert digests.gather(TODAY) == 0
    assert not Message.objects.exists()


def test_what_a_daily_mail_told_shares_its_end(daily, monkeypatch):
    lost = []
    monkeypatch.setattr(sending, "_told_of_undeliverable", [lost.append])
    told(daily)
    digests.gather(TODAY)
    Message.objects.filter(digest_on=TODAY).update(to="broken\naddress@example.org")

    sending.send_due()

    assert set(Message.objects.values_list("state", flat=True)) == {"undeliverable"}
    assert {message.kind for message in lost} == {"digest", "published"}
