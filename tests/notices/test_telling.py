import datetime
from decimal import Decimal

import pytest
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from audit.models import ClockTimestamp
from disclosures.affiliate_changes import SumChange
from notices import kinds
from notices.models import Message, Notice
from notices.telling import tell, write_to, written
from tests import cast

CLOSES = datetime.date(2026, 4, 30)
REVIEW = {
    "organisation": "Rare Lung Alliance",
    "companies": ["Northwind Pharma"],
    "count": 3,
    "closes_on": CLOSES,
}
EVERYTHING = {
    **REVIEW,
    "company": "Northwind Pharma",
    "nil": "Nothing is recorded here.",
    "inviter": "Northwind Pharma",
    "role": "Administrator",
    "until": CLOSES,
    "accepted": False,
    "reason": "The evidence is too old.",
    "other": "Asthma Circle",
    "is_umbrella": True,
    "undone": False,
    "successor": "Lungs United",
    "happened_on": datetime.date(2025, 7, 1),
    "ended": False,
    "access": True,
    "list": "invented",
    "value": "Patient organisation",
    "valid_from": datetime.date(2026, 1, 1),
    "by": "Northwind Pharma",
    "reference": "EH-2026-A0001",
    "title": "A helpline for rare lung diseases",
    "step": "Compliance reviewer",
    "partnership": "Breathing at home",
    "purpose": "People with rare lung diseases live at home for longer.",
    "joined": True,
    "stage": "Access",
    "wording": "Benefit for patients",
    "text": "Somebody who knows the disease listens.",
    "held_on": CLOSES,
    "done": True,
    "signed_on": CLOSES,
    "amendment": "EH-2026-A0002",
    "lapsed": ["Keeping things confidential"],
    "about": "Keeping things confidential",
    "settled": False,
    "offer": "More time",
    "wanted": "Other",
    "upheld": False,
    "answer": "The statutes have not changed.",
    "point": "Governing body",
    "outcome": "Cleared with conditions",
    "conditions": "Two people sign.",
    "level": 25,
    "who": "Rare Lung Alliance",
    "ground": "A claim that is before a court.",
    "same": True,
    "words": "The same number.",
    "own": True,
    "person": "Ann Example",
    "from_on": CLOSES,
    "until_on": CLOSES,
    "days": 7,
    "period": "2025",
    "what": "Published",
    "rules": "Generic calendar year",
    "public_from": CLOSES,
    "year": 2025,
    "changed": True,
    "version": 2,
    "file": "payments.csv",
    "state": "checked",
    "rows": 9,
    "again": False,
    "nothing": True,
    "before": 2,
    "now": 3,
    "sums": [
        SumChange("GBP", Decimal(5), Decimal(7)),
        SumChange("EUR", None, Decimal(1)),
        SumChange("JPY", Decimal(1), None),
    ],
    "groups": [("Rare Lung Alliance", [{"subject": "Hello", "link": "/x"}])],
}


def published(people, **more):
    context = {
        "company": "Northwind Pharma",
        "organisation": "Rare Lung Alliance",
        "year": 2025,
    }
    tell(people, "published", url="/review/", context=context, **more)


@pytest.mark.parametrize("kind", sorted(kinds.KINDS))
def test_every_kind_has_a_text_of_a_subject_and_paragraphs(kind):
    text = written(kind, "en-gb", EVERYTHING)

    assert 10 < len(text.subject) < 120
    assert text.body
    assert "  \n" not in text.body
    assert "\n\n\n" not in text.body


def test_a_text_that_is_not_told_everything_is_refused():
    with pytest.raises(KeyError, match="closes_on"):
        written(
            "review_opened", "en-gb", {"organisation": "A", "companies": [], "count": 1}
        )


def test_each_person_is_told_in_their_language_and_mailed_as_they_chose():
    at_once = cast.person(language="de")
    daily = cast.person(mail="daily")
    none = cast.person(mail="none")
    gone = cast.person(is_active=False)

    with translation.override("fr"):
        published([at_once, daily, none, gone, at_once], organisation_id=4)

    assert set(Notice.objects.values_list("person", "organisation_id")) == {
        (at_once.pk, 4),
        (daily.pk, 4),
        (none.pk, 4),
    }
    assert set(Message.objects.values_list("to", "language", "daily")) == {
        (at_once.email, "de", False),
        (daily.email, "en-gb", True),
    }


def test_a_mail_leads_to_the_notice_and_is_not_escaped(po_administrator, settings):
    settings.SITE_URL = "https://evenhand.example"
    tell(
        po_administrator,
        "question_answered",
        url="/review/",
        context={"company": "R&D <Labs>", "year": 2025, "changed": True},
    )

    message, notice = Message.objects.get(), Notice.objects.get()
    assert message.subject == "R&D <Labs> has answered your question (2025)"
    assert (
        f"https://evenhand.example/inbox/notices/{notice.public_id}/\n" in message.body
    )
    assert settings.CONTACT_EMAIL in message.body


def test_a_company_cannot_break_the_subject_by_its_name(po_administrator):
    name = "Evil\nBcc: everybody@example.org"
    tell(
        po_administrator,
        "question_answered",
        url="/review/",
        context={"company": name, "year": 2025, "changed": True},
    )

    assert "\n" not in Message.objects.get().subject


def test_a_review_of_a_second_company_takes_the_place_of_an_unread_notice(
    po_administrator, patients
):
    def opened(*companies):
        tell(
            po_administrator,
            "review_opened",
            url="/review/",
            context={**REVIEW, "companies": companies},
            organisation_id=patients.pk,
        )

    opened("Northwind Pharma")
    opened("Northwind Pharma", "Southgate Biologics")

    assert "- Southgate Biologics" in Message.objects.get().body
    assert "- Southgate Biologics" in Notice.objects.get().body

    Message.objects.update(state="sent", sent_at=ClockTimestamp())
    opened("Northwind Pharma", "Southgate Biologics", "Eastern Labs")

    first, second = Message.objects.order_by("id")
    assert first.state == "sent"
    assert second.next_at.date() > first.sent_at.date()
    assert Notice.objects.get(read_at=None).pk == second.notice_id


def test_one_waiting_task_is_enough_for_all_mails(po_administrator):
    published(po_administrator)
    published(po_administrator)

    assert [task.task_path for task in DBTaskResult.objects.all()] == [
        "notices.tasks.send_waiting"
    ]


def test_nobody_to_tell_leaves_nothing(po_administrator):
    po_administrator.mail = "none"

    published([])
    published(po_administrator)

    assert not Message.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_somebody_without_an_account_gets_a_mail_with_the_link(settings):
    settings.SITE_URL = "https://evenhand.example"

    write_to(
        "new@example.org",
        "invited",
        url="/invitations/secret/",
        context=EVERYTHING,
        language="nl",
    )

    message = Message.objects.get()
    assert (message.to, message.language, message.notice) == (
        "new@example.org",
        "nl",
        None,
    )
    assert "https://evenhand.example/invitations/secret/\n" in message.body
    assert "once a day" not in message.body
