"""What people do with their own account."""

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import record


def prefer(person: User, *, by: Actor, name: str, language: str, mail: str) -> User:
    """Sets how the person is called and how they want to be told."""
    with acting(by):
        locked = User.objects.select_for_update().get(pk=person.pk)
        locked.name, locked.language, locked.mail = name, language, mail
        locked.save(update_fields=["name", "language", "mail"])
        record("preferences changed", locked, by=by)
    return locked


def note(verb: str, person: User | None) -> None:
    """Records what somebody did with their account; never an address."""
    by = Actor(person_id=person.pk if person else None)
    with acting(by):
        record(verb, person, by=by)
