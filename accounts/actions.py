"""What people do with their own account."""

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import record
from workflow.moves import Refused


def prefer(person: User, *, by: Actor, name: str, language: str, mail: str) -> User:
    """Sets how the person is called and how they want to be told."""
    with acting(by):
        locked = User.objects.select_for_update().get(pk=person.pk)
        locked.name, locked.language, locked.mail = name, language, mail
        locked.save(update_fields=["name", "language", "mail"])
        record("preferences_changed", locked, by=by)
    return locked


def note(verb: str, person: User | None) -> None:
    """Records what somebody did with their account; never an address."""
    by = Actor(person_id=person.pk if person else None)
    with acting(by):
        record(verb, person, by=by)


def open_account(*, email: str, name: str, password: str | None, language: str) -> User:
    """An account for somebody whose address is known to be theirs.

    Call inside `acting`. Without a password they set one by "I have forgotten my
    password". Raises `Refused` when the address has an account.
    """
    if User.objects.filter(email__iexact=email).exists():
        raise Refused([_("There is an account with this address: sign in first.")])
    person = User.objects.create_user(
        email=email, password=password, name=name, language=language
    )
    EmailAddress.objects.create(
        user=person, email=person.email, verified=True, primary=True
    )
    record("account_opened", person, by=Actor(person_id=person.pk))
    return person
