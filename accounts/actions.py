"""What people do with their own account."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import clock, record
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


def empty(person: User) -> None:
    """Name, address and every way to sign in are gone; the row stays, for the history.

    Call inside `acting`, with the row locked. Sessions end, with what was typed in them.
    """
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    _end_sessions(person)
    person.email = f"{person.public_id}@erased.invalid"
    person.name, person.mail = "", User.Mail.NONE
    person.is_active, person.last_login = False, None
    person.erased_at = clock()
    person.set_unusable_password()
    person.save()


def _end_sessions(person: User) -> None:
    """A session's person stands inside it; there are as many as people signed in."""
    for session in Session.objects.filter(expire_date__gt=Now()).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(person.pk):
            session.delete()
