"""Whether the request to check has reached anybody: what the mail server says later."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import CALENDAR, acting
from audit.models import record
from disclosures.lifecycle.periods import IN_HANDS_OF_RECIPIENTS
from disclosures.models import Delivery
from notices.models import Message, Notice
from organisations.models import Organisation

SAME_TIME = datetime.timedelta(hours=1)


def not_reached(message: Message) -> None:
    """The mail that opened a check was given up: nobody there was reached by it.

    One notice told of all companies, so each of them sees it. A colleague who was told
    at the same time, here or by a mail that was not refused, counts as reached.
    """
    told = message.notice
    if message.kind != "review_opened" or told is None or told.organisation_id is None:
        return
    colleagues = (
        Notice.objects.filter(organisation_id=told.organisation_id, kind=told.kind)
        .filter(created_at__gte=told.created_at - SAME_TIME)
        .exclude(person=told.person_id)
        .exclude(messages__state=Message.State.UNDELIVERABLE)
    )
    if colleagues.exists():
        return
    with acting(CALENDAR, _("The e-mail could not be delivered")):
        count = Delivery.objects.filter(
            recipient_id=told.organisation_id,
            state=Delivery.State.DELIVERED,
            way=Delivery.Way.PORTAL,
            period__state__in=IN_HANDS_OF_RECIPIENTS,
        ).update(state=Delivery.State.UNDELIVERABLE)
        if count:
            recipient = Organisation.objects.get(pk=told.organisation_id)
            record("not_reached", recipient, by=CALENDAR, deliveries=count)
