"""What the commands that found organisations share: checking, telling, the way in."""

from argparse import ArgumentParser

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from organisations.actions.founding import Founded
from ui.countries import COUNTRIES


def arguments(parser: ArgumentParser, person: str) -> None:
    parser.add_argument("name", help=_("legal name of the organisation"))
    parser.add_argument("--country", required=True, help=_("ISO code, such as GB"))
    parser.add_argument(f"--{person}", required=True, help=_("e-mail address"))


def checked(name: str, country: str, email: str) -> tuple[str, str, str]:
    """The same, tidied; raises `CommandError` with a sentence."""
    name, country = " ".join(name.split()), country.strip().upper()
    if not name:
        raise CommandError(_("Give the organisation a name."))
    if country not in COUNTRIES:
        raise CommandError(
            _("%(country)s is no country code. Use two letters, such as GB.")
            % {"country": country}
        )
    try:
        validate_email(email)
    except ValidationError as refusal:
        raise CommandError(
            _("%(email)s is no e-mail address.") % {"email": email}
        ) from refusal
    return name, country, email.lower()


def told(founded: Founded) -> str:
    """What the command prints: what there is now, and how the person gets in."""
    facts = {
        "organisation": founded.organisation,
        "public_id": founded.organisation.public_id,
        "email": founded.person.email,
    }
    first = (
        _("%(organisation)s (%(public_id)s) is ready; %(email)s acts for it.")
        if founded.new
        else _("%(organisation)s (%(public_id)s) and %(email)s were here already.")
    ) % facts
    if founded.person.has_usable_password():
        return first
    link = _("To choose a password, open: %(link)s") % {
        "link": settings.SITE_URL + _password_path(founded.person)
    }
    return f"{first}\n{link}"


def _password_path(person: User) -> str:
    return reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(person),
            "key": default_token_generator.make_token(person),
        },
    )
