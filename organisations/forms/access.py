"""Ways in for people who have none yet, and the registrar's decisions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from documents.uploads import MB, EvidenceField
from organisations.models import Organisation
from ui.countries import COUNTRIES, country_name


class NewPersonForm(forms.Form):
    """The name and password of somebody who accepts an invitation."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        max_length=1000,
        strip=False,
        help_text=_("At least 12 characters. Three or four unrelated words are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, email: str, **kwargs: object):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.email = email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            person = User(email=self.email, name=cleaned.get("name", ""))
            try:
                validate_password(password, person)
            except forms.ValidationError as refusal:
                self.add_error("password", refusal)
        return cleaned


class CodeForm(forms.Form):
    """The code on a letter, and an address for the link that follows."""

    code = forms.CharField(
        label=_("Code on the letter"),
        max_length=30,
        help_text=_("Three groups of four letters and digits, such as K7PQ-3MXA-9TRD."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "spellcheck": "false",
                "autocapitalize": "characters",
            }
        ),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("We send a link to it, so that only you can use it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: object, signed_in: bool, **kwargs: object):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if signed_in:
            del self.fields["email"]


class AccessRequestForm(forms.Form):
    """Somebody asks by themselves to act for an organisation."""

    organisation_name = forms.CharField(label=_("Organisation"), max_length=500)
    country = forms.ChoiceField(
        label=_("Country"), choices=[("", _("Choose a country")), *COUNTRIES.items()]
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    words = forms.CharField(
        label=_("Your part in the organisation"),
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("For example: chair since 2022; my name is on the website."),
    )
    evidence = EvidenceField(
        max_bytes=10 * MB,
        label=_("Something that shows it"),
        required=False,
        help_text=_(
            "An extract of a register, minutes, a letter: PDF, PNG or JPEG up to 10 MB."
        ),
    )


class DecisionForm(forms.Form):
    """A registrar's yes or no with what they looked at.

    `offered`: organisations that a request may mean, or None when that is known.
    """

    NEW = "new"
    mark_optional = False
    organisation = forms.ChoiceField(
        label=_("Which organisation is it?"),
        required=False,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("What did you look at, and what did it show?"),
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("The person and the organisation read it."),
    )

    def __init__(
        self, *args: object, offered: Iterable[Organisation] | None, **kwargs: object
    ):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if offered is None:
            del self.fields["organisation"]
            return
        known = [
            (each.public_id, f"{each}, {country_name(each.country)}")
            for each in offered
        ]
        new = (self.NEW, _("None of these: add it as a new organisation"))
        self.fields["organisation"].choices = [*known, new]  # type: ignore[attr-defined]
