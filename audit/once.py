"""Was the same form sent twice?"""

import datetime

from django.db import connection
from django.utils import timezone

from audit.acting import Actor
from audit.models import Event

REMEMBERED = datetime.timedelta(days=1)


def sent_before(key: str, verb: str, *, by: Actor) -> Event | None:
    """The event of the same form, when it was sent twice. Call inside `acting`.

    Two at once wait for each other; note `key` in the event that is recorded.
    """
    if not key:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
    return (
        Event.objects.filter(
            acting_for_id=by.organisation_id,
            verb=verb,
            data__key=key,
            at__gte=timezone.now() - REMEMBERED,
        )
        .order_by("id")
        .first()
    )
