"""Somebody took a copy of everything that is held about their organisation."""

from audit.acting import Actor, acting
from audit.models import record
from organisations.models import Organisation


def take_copy(organisation: Organisation, form: str, *, by: Actor) -> None:
    """Records it; `form` is "json" or "pdf".

    The event has no subject: an organisation's history can be read by others.
    """
    with acting(by):
        record("everything_taken", None, by=by, form=form, of=organisation.public_id)
