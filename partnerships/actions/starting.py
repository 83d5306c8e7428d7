"""Beginning an agreement with a text, so that nobody faces an empty page."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.once import sent_before
from organisations.models import Organisation
from partnerships import prefill
from partnerships.actions import agreements, versions
from partnerships.actions.clauses import from_library
from partnerships.models import Agreement, Application, Kind, Partnership
from partnerships.starters import Starter, clauses_of
from workflow.moves import Refused


def begin(  # noqa: PLR0913  what the form asks, and its key
    partnership: Partnership,
    *,
    shape: agreements.Shape,
    title: str,
    parties: Iterable[Organisation],
    by: Actor,
    today: datetime.date,
    starter: Starter | None = None,
    application: Application | None = None,
    key: str = "",
) -> Agreement:
    """A draft that says what the starter, the partnership and the application say.

    The benefit and what is out of scope are the wordings that the sides agreed to; an
    application's own words win over the starter's. `key` is the form's: sent twice, the
    first one is given back as it is by now.
    """
    wanted = list(parties)
    if starter is not None and shape.kind not in starter.kinds:
        raise Refused([_("This text is not for this kind of agreement.")])
    with acting(by):
        if before := sent_before(key, agreements.DRAFTED, by=by):
            return Agreement.objects.get(pk=before.subject_id or 0)
        agreement = agreements.draft(
            partnership,
            shape=shape,
            title=title,
            parties=wanted,
            by=by,
            today=today,
            application=application,
            key=key,
        )
        terms = prefill.values(partnership, starter, application, wanted)
        if shape.kind != Kind.DONATION:
            terms.setdefault("restricted", True)
        rows = prefill.children(partnership, starter, application, wanted)
        if starter is not None:
            rows["clauses"] = [
                from_library(clause)
                for clause in clauses_of(
                    starter, language=shape.language, jurisdiction=shape.jurisdiction
                )
            ]
        versions.write(agreement, terms, rows, by=by)
        return agreement
