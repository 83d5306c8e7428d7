"""The parts of a patient organisation's profile, each on a short page."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from organisations.forms import lines
from organisations.forms.fields import OrganisationField
from organisations.models import Organisation, ProfileDocument
from organisations.models.public import Activity, Reach, Sight
from organisations.profiles.parts import Part
from ui.forms import DateField

MOST_PEOPLE = 2_000_000_000
FIRST_YEAR = 1000


def long_text(label: Any, help_text: Any = "", longest: int = 4000) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        required=False,
        widget=widget,
    )


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=MOST_PEOPLE, required=False
    )


UNTIL_THEN = {
    Sight.PUBLIC: gettext_lazy(
        "Until you choose, everybody: it helps people to find you, and charity registers"
        " mostly say it too."
    ),
    Sight.PARTNERS: gettext_lazy(
        "Until you choose, companies that you work with: those that paid you something in"
        " the last three years, or cleared checks in which you answered. Others have no"
        " need of it."
    ),
}


def sight_field(part: Part) -> forms.ChoiceField:
    """Three answers of equal weight; what holds until then, and why."""
    return forms.ChoiceField(
        label=gettext_lazy("Who may read this?"),
        choices=Sight.choices,
        widget=forms.RadioSelect,
        help_text=UNTIL_THEN[part.sight],
    )


class PartForm(forms.Form):
    """The version that was seen, and who may read the part."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, part: Part, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["sight"] = sight_field(part)

    def facts(self) -> dict[str, Any]:
        """The values of the part's columns."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"version", "sight"}
        }


class AboutForm(PartForm):
    legal_form = forms.CharField(
        label=gettext_lazy("Legal form"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For example: registered charity, association."),
    )
    mission = long_text(
        gettext_lazy("What are you for?"),
        gettext_lazy(
            "Two or three sentences that a newly diagnosed family understands."
        ),
    )
    activities = forms.MultipleChoiceField(
        label=gettext_lazy("What do you do?"),
        choices=Activity.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    founded_year = forms.IntegerField(
        label=gettext_lazy("Founded in the year"),
        min_value=FIRST_YEAR,
        max_value=2100,
        required=False,
    )

    def clean_founded_year(self) -> int | None:
        year: int | None = self.cleaned_data["founded_year"]
        if year and year > timezone.localdate().year:
            raise forms.ValidationError(_("This year is still to come."))
        return year


class ReachForm(PartForm):
    countries = lines.countries(
        label=gettext_lazy("In which countries do you work?"),
        help_text=gettext_lazy("One on each line."),
    )
    reach = forms.ChoiceField(
        label=gettext_lazy("How far does your work go?"),
        choices=Reach.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    languages = lines.languages(
        label=gettext_lazy("In which languages do you work?"),
        help_text=gettext_lazy("One on each line."),
    )
    accessibility = long_text(
        gettext_lazy("What makes working with you accessible?"),
        gettext_lazy(
            "For example: step-free rooms, captions, breaks, papers in plain language"
            " two weeks before."
        ),
    )


class SizeForm(PartForm):
    members = _number(gettext_lazy("How many members have you?"))
    staff = forms.DecimalField(
        label=gettext_lazy("How much paid staff, in full-time posts?"),
        min_value=0,
        max_digits=8,
        decimal_places=1,
        required=False,
        help_text=gettext_lazy("Half a post is 0.5. Nobody is 0."),
    )
    volunteers = _number(gettext_lazy("How many volunteers?"))


class ContactForm(PartForm):
    contact_name = forms.CharField(
        label=gettext_lazy("Whom should a company ask for?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "A name or an office. Names are never public: companies that you work with"
            " read them."
        ),
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("E-mail"), max_length=254, required=False
    )
    contact_phone = forms.CharField(
        label=gettext_lazy("Telephone"), max_length=50, required=False
    )


class SightForm(PartForm):
    """Who may read a part that is a list of things."""


FORMS: dict[str, type[PartForm]] = {
    "about": AboutForm,
    "reach": ReachForm,
    "size": SizeForm,
    "contact": ContactForm,
}


class GoverningMemberForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    office = forms.CharField(
        label=gettext_lazy("Office"),
        max_length=200,
        help_text=gettext_lazy("For example: chair, treasurer, member of the board."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Never public: companies that you work with read it."),
    )
    is_patient_or_carer = forms.TypedChoiceField(
        label=gettext_lazy("Is this person a patient or a carer?"),
        choices=[
            ("yes", gettext_lazy("Yes")),
            ("no", gettext_lazy("No")),
            ("", gettext_lazy("We don’t say")),
        ],
        coerce={"yes": True, "no": False}.get,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Others read only how many of all of you are, never who."
        ),
    )
    from_on = DateField(label=gettext_lazy("Since"), required=False)
    until_on = DateField(
        label=gettext_lazy("Last day in office"),
        required=False,
        help_text=gettext_lazy("Leave it empty while the person is in office."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The last day is before the first."))
        return cleaned


class DocumentForm(forms.Form):
    """A document that is not here yet."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=ProfileDocument.Kind.choices,
        widget=forms.RadioSelect,
    )
    year = forms.IntegerField(
        label=gettext_lazy("For which year?"),
        min_value=1900,
        max_value=2100,
        required=False,
        help_text=gettext_lazy("Needed for accounts."),
    )
    file = EvidenceField(
        papers=True,
        label=gettext_lazy("File"),
        help_text=gettext_lazy("PDF, picture, e-mail, Word or Excel, up to 25 MB."),
    )

    def __init__(self, *args: Any, part: Part, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["sight"] = sight_field(part)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        year = cleaned.get("year")
        accounts = cleaned.get("kind") == ProfileDocument.Kind.ACCOUNTS
        if accounts and "year" in cleaned and year is None:
            self.add_error("year", _("Say of which year the accounts are."))
        if year and year > timezone.localdate().year:
            self.add_error("year", _("This year is still to come."))
        return cleaned


class DocumentChangeForm(forms.Form):
    """Another choice of readers, and a newer file if there is one."""

    file = EvidenceField(
        papers=True,
        required=False,
        label=gettext_lazy("A newer file in its place"),
        help_text=gettext_lazy("PDF, picture, e-mail, Word or Excel, up to 25 MB."),
    )

    def __init__(self, *args: Any, part: Part, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["sight"] = sight_field(part)


class TieForm(forms.Form):
    side = forms.ChoiceField(
        label=gettext_lazy("What is it to you?"),
        choices=[
            ("umbrella", gettext_lazy("It is our umbrella organisation")),
            ("member", gettext_lazy("It is a member of ours")),
        ],
        widget=forms.RadioSelect,
    )
    other = OrganisationField(
        label=gettext_lazy("Name of the other organisation"),
        help_text=gettext_lazy("It is asked to confirm this."),
    )
    from_on = DateField(label=gettext_lazy("Since"), required=False)

    def __init__(self, *args: Any, among: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        other: Any = self.fields["other"]
        other.among = among.exclude(kind=Organisation.Kind.COMPANY)
