"""An agreement that was made elsewhere: on paper, or in another system."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.models import Organisation
from partnerships import turns
from partnerships.actions import agreements, versions
from partnerships.actions.versions import lock
from partnerships.mail import agreements as mail
from partnerships.models import Agreement, AgreementParty, Partnership
from workflow.moves import Refused

ENTERED = "agreement_entered"


def enter(
    partnership: Partnership,
    facts: Mapping[str, Any],
    *,
    shape: agreements.Shape,
    parties: Iterable[Organisation],
    signed_on: datetime.date,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> Agreement:
    """Puts it in as signed, for all parties to see. Findings about it only inform.

    `facts` are fields of a version; `paper` is the document that holds the terms. `key`
    is the form's: sent twice, the first one is given back.
    """
    if signed_on > today:
        raise Refused([_("It can’t have been signed on a day that is still to come.")])
    with acting(by):
        if before := sent_before(key, ENTERED, by=by):
            return Agreement.objects.get(pk=before.subject_id or 0)
        made = agreements.draft(
            partnership,
            shape=agreements.Shape(
                kind=shape.kind,
                service=shape.service,
                form=Agreement.Form.ELSEWHERE,
                language=shape.language,
                jurisdiction=shape.jurisdiction,
            ),
            title=str(facts["title"]),
            parties=parties,
            by=by,
            today=today,
        )
        versions.write(made, facts, {}, by=by)
        locked = lock(made)
        version = versions.seal(
            locked,
            locked.versions.drafts().get(by_organisation=by.organisation),
            today=today,
        )
        locked.current = locked.agreed = version
        locked.agreed_on = locked.signed_on = signed_on
        locked.state = Agreement.State.SIGNED
        locked.save()
        AgreementParty.objects.filter(agreement=locked).update(shown=True)
        turns.end(locked, today=today)
        record(ENTERED, locked, by=by, key=key)
        mail.entered(locked, by=by)
        return locked
