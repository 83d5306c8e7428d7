"""What administrators fill in about people: invitations, roles, last days, deputies."""

import datetime
from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from organisations.models import Function, Organisation, roles_for
from ui.dates import DateField


class RolesForm(forms.Form):
    """Roles that fit the kind of organisation, a lead's function, a last day."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role.")},
    )
    function = forms.ChoiceField(
        label=_("Function of a lead"),
        choices=[("", _("None")), *Function.choices],
        required=False,
    )
    until_on = DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Needed for an auditor. Leave it empty for no end."),
    )

    def __init__(self, *args: object, organisation: Organisation, **kwargs: object):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        roles = self.fields["roles"]
        roles.choices = [(role.value, role.label) for role in roles_for(organisation)]  # type: ignore[attr-defined]
        if organisation.kind != Organisation.Kind.COMPANY:
            del self.fields["function"]


class InvitationForm(RolesForm):
    """Who is asked to act for the organisation, and as what."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("email", "roles", "function", "until_on")


class FirstInvitationForm(forms.Form):
    """The first administrator of another organisation, asked by a company."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    address_source = forms.CharField(
        label=_("Where does this address come from?"),
        max_length=300,
        help_text=_(
            "For example: their website, a contract of 2024, a call with the chair."
            " They can read it, and so can a registrar."
        ),
    )


class EndForm(forms.Form):
    """The last day of somebody's membership, and who takes their open work."""

    last_day = DateField(
        label=_("Last day"), help_text=_("With today’s date it ends at once.")
    )
    taker = forms.ModelChoiceField(
        label=_("Who takes the open work?"),
        queryset=User.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("Nobody yet: it waits for everybody with the right role"),
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, widget=forms.Textarea
    )

    def __init__(self, *args: object, colleagues: Iterable[User], **kwargs: object):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["taker"].queryset = colleagues  # type: ignore[attr-defined]


class DeputyForm(forms.Form):
    """Who acts in somebody's place, from–until."""

    deputy = forms.ModelChoiceField(
        label=_("Deputy"),
        queryset=User.objects.none(),
        to_field_name="public_id",
        empty_label=_("Choose a colleague"),
    )
    from_on = DateField(label=_("First day"))
    until_on = DateField(label=_("Last day"))

    def __init__(
        self,
        *args: object,
        colleagues: Iterable[User],
        today: datetime.date,
        **kwargs: object,
    ):
        super().__init__(*args, initial={"from_on": today}, **kwargs)  # type: ignore[arg-type, misc]
        self.fields["deputy"].queryset = colleagues  # type: ignore[attr-defined]
