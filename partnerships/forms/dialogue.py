"""Messages, minutes, and what is to be done next."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from documents.uploads import EvidenceField
from organisations.models import Organisation
from partnerships.models import Message
from ui.dates import DateField

AUDIENCES = (
    (Message.Audience.PARTIES, gettext_lazy("Those who take part")),
    (
        Message.Audience.OWN,
        gettext_lazy("Only our organisation: a note that nobody else sees"),
    ),
)


FOR_EVERYBODY = (
    Message.Audience.PUBLIC,
    gettext_lazy(
        "Those who take part, and everybody on the public page once all of them agree"
    ),
)


class MessageForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Write something"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    file = EvidenceField(
        label=gettext_lazy("Add a document"),
        papers=True,
        required=False,
        help_text=gettext_lazy(
            "PDF, picture, e-mail, Word or Excel. Who reads the message can open it, and"
            " it is recorded who did. The public page shows no documents."
        ),
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Who reads it?"),
        choices=(AUDIENCES[0], FOR_EVERYBODY, AUDIENCES[1]),
        widget=forms.RadioSelect,
        initial=Message.Audience.PARTIES,
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class MinutesForm(forms.Form):
    """What was said; who was there is asked for each organisation, by role."""

    title = forms.CharField(
        label=gettext_lazy("What was the meeting about?"), max_length=200
    )
    held_on = DateField(label=gettext_lazy("When was it?"))
    text = forms.CharField(
        label=gettext_lazy("What was said and decided?"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    others = forms.CharField(
        label=gettext_lazy("Who else was there?"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Roles, not names: two patients, an interpreter."),
    )
    file = EvidenceField(
        label=gettext_lazy("Add a document"), papers=True, required=False
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Who reads it?"),
        choices=AUDIENCES,
        widget=forms.RadioSelect,
        initial=Message.Audience.PARTIES,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do you correct it?"),
        max_length=500,
        help_text=gettext_lazy("All who read the minutes can read this."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Organisation],
        today: datetime.date,
        correcting: bool = False,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.today = today
        self.organisations = {f"roles_{o.public_id}": o for o in organisations}
        for name, organisation in self.organisations.items():
            self.fields[name] = forms.CharField(
                label=_("Who was there for %(name)s?") % {"name": organisation},
                required=False,
                max_length=500,
                help_text=_("Roles, not names: the lead, the chair and a member."),
            )
        for name in (
            ("file", "audience", "key") if correcting else ("reason", "version")
        ):
            del self.fields[name]
        self.order_fields(
            ["title", "held_on", *self.organisations, "others", "text", "file"]
        )

    def clean_held_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["held_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def roles(self) -> dict[int, str]:
        """Who was there, by key of their organisation."""
        return {
            organisation.pk: self.cleaned_data[name]
            for name, organisation in self.organisations.items()
        }


class FollowUpForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("What is to be done?"), max_length=500)
    owner = forms.ModelChoiceField(
        label=gettext_lazy("Who does it?"), queryset=Organisation.objects.none()
    )
    person = forms.ModelChoiceField(
        label=gettext_lazy("Who of your organisation?"),
        queryset=User.objects.none(),
        required=False,
        help_text=gettext_lazy(
            "If your organisation does it. Other organisations read the role only."
        ),
    )
    due_on = DateField(label=gettext_lazy("By when?"), required=False)
    audience = forms.ChoiceField(
        label=gettext_lazy("Who reads it?"),
        choices=AUDIENCES,
        widget=forms.RadioSelect,
        initial=Message.Audience.PARTIES,
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(
        self,
        *args: Any,
        owners: QuerySet[Organisation],
        people: QuerySet[User],
        own: int,
        inside: bool = False,
        **kwargs: Any,
    ):
        """`inside` minutes or a message its readers are decided already."""
        super().__init__(*args, **kwargs)
        self.own = own
        choices: Any = self.fields
        choices["owner"].queryset = owners
        choices["person"].queryset = people
        if inside:
            del self.fields["audience"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        owner = cleaned.get("owner")
        if owner is not None and owner.pk != self.own and cleaned.get("person"):
            self.add_error("person", _("The other organisation names its own people."))
        private = cleaned.get("audience") == Message.Audience.OWN
        if owner is not None and private and owner.pk != self.own:
            self.add_error("owner", _("Nobody else reads this note: do it yourselves."))
        return cleaned


class AssignForm(forms.Form):
    """Who of the own organisation does it, and until when."""

    person = forms.ModelChoiceField(
        label=gettext_lazy("Who does it?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody named"),
    )
    due_on = DateField(label=gettext_lazy("By when?"), required=False)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any):
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["person"]
        chosen.queryset = people


class OutcomeForm(forms.Form):
    """What came of it."""

    words = forms.CharField(
        label=gettext_lazy("What came of it?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
