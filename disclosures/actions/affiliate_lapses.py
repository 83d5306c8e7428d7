"""What time makes due: both companies hear that an affiliate's word holds no more."""

import datetime

from audit.acting import CALENDAR, acting
from audit.models import record
from disclosures import mail
from disclosures.affiliate_changes import figures
from disclosures.models import AffiliateStatement


def tell_lapses(today: datetime.date) -> int:
    """Once for each lapse, however many payments changed. Gives how many were told.

    A word that holds again, as its payments are what they were, may lapse anew.
    """
    keys = list(
        AffiliateStatement.objects.lapses().order_by("pk").values_list("pk", flat=True)
    )
    return sum(_tell(key, today) for key in keys)


def _tell(key: int, today: datetime.date) -> int:
    with acting(CALENDAR):
        statement = (
            AffiliateStatement.objects.lapses()
            .select_for_update(of=("self",))
            .select_related("period__company", "affiliate")
            .filter(pk=key)
            .first()
        )
        if statement is None:
            return 0
        statement.lapse_told_on = today if statement.lapsed else None
        statement.save(update_fields=["lapse_told_on"])
        if not statement.lapsed:
            return 0
        mail.affiliate_lapsed(statement, figures(statement))
        record("affiliate_lapsed", statement, by=CALENDAR)
    return 1
