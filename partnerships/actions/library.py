"""The clause library: a person confirms that a clause says what the rule asks."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from partnerships.models import LibraryClause
from workflow.moves import Refused

LONGEST_NAME = 200


def confirm(
    clause: LibraryClause, *, name: str, by: Actor, today: datetime.date
) -> LibraryClause:
    """A registrar notes who read the clause against its source, and when."""
    with acting(by):
        if not by.has("registrar"):
            raise Refused([_("A registrar confirms the clauses of the library.")])
        locked = LibraryClause.objects.select_for_update().get(pk=clause.pk)
        if locked.verified_on is not None:
            raise Refused([_("This clause is confirmed already.")])
        locked.verified_by, locked.verified_on = name[:LONGEST_NAME], today
        locked.save()
        record("clause_confirmed", locked, by=by)
        return locked
