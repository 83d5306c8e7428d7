"""An organisation makes a statement of what companies gave it."""

import datetime

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import record
from independence.statements import Asked, Facts, stated
from organisations.models import Organisation


def make(
    organisation: Organisation,
    asked: Asked,
    *,
    by: Actor,
    person: User,
    today: datetime.date,
    form: str,
) -> Facts:
    """The facts; that they were stated, and their SHA-256, is recorded.

    The event has no subject: an organisation's history can be read by others. `form` is
    "page", "csv", "xlsx", "json" or "pdf".
    """
    with acting(by):
        facts = stated(organisation, asked, by=by, person=str(person), today=today)
        record(
            "statement_made",
            None,
            by=by,
            kind=asked.kind,
            form=form,
            first=facts["first"],
            last=facts["last"],
            rows=len(facts["rows"]),
            sha256=facts["sha256"],
        )
    return facts
