"""An application, page by page."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from partnerships.applied import DECLARATIONS, THE_PARTS
from partnerships.models import Application, Kind, Partnership
from regimes.vat import Vat
from ui.currencies import currency_choices
from ui.forms import DateField

SUMMARY = 500
LONGEST = 4_000


def long_text(
    label: Any, hint: Any = "", *, rows: int = 4, longest: int = LONGEST
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _routes() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("How do you ask?"),
        choices=Application.Route.choices,
        widget=forms.RadioSelect,
    )


def _kinds() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("What kind of support?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "If you are not sure, take the nearest: the agreement settles it later."
        ),
    )


def _title() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        help_text=gettext_lazy("A few words, such as “A helpline at weekends”."),
    )


class BeginForm(forms.Form):
    """`key` tells a second click from a second application."""

    route, kind, title = _routes(), _kinds(), _title()
    follows = forms.ChoiceField(
        label=gettext_lazy("Begin from an earlier application?"),
        required=False,
        help_text=gettext_lazy(
            "Your own words and budget are copied, whichever company it went to. Dates and"
            " declarations are asked again. Questions, reviews and decisions stay there."
        ),
    )
    partnership = forms.ChoiceField(
        label=gettext_lazy("Is it part of a partnership?"), required=False
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(
        self,
        *args: Any,
        process_open: bool,
        earlier: Iterable[Application],
        partnerships: Iterable[Partnership],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.earlier = {each.public_id: each for each in earlier}
        self.partnerships = {each.public_id: each for each in partnerships}
        if not process_open:
            self.fields["route"].choices = [  # type: ignore[attr-defined]
                (Application.Route.IDEA.value, Application.Route.IDEA.label)
            ]
            self.initial["route"] = Application.Route.IDEA
        self._offer("follows", _("No, begin with empty pages"), self._named())
        self._offer(
            "partnership",
            _("No"),
            [(key, str(each)) for key, each in self.partnerships.items()],
        )

    def _named(self) -> list[tuple[str, str]]:
        return [
            (key, f"{each.title} ({each.company})")
            for key, each in self.earlier.items()
        ]

    def _offer(self, name: str, nothing: str, choices: list[tuple[str, str]]) -> None:
        if choices:
            self.fields[name].choices = [("", nothing), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def facts(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        return cleaned | {
            "follows": self.earlier.get(cleaned.get("follows", "")),
            "partnership": self.partnerships.get(cleaned.get("partnership", "")),
        }


class PartForm(forms.Form):
    """One part. Nothing is required: a draft is saved as far as it goes."""

    mark_optional = False
    version = forms.IntegerField(widget=forms.HiddenInput)

    def facts(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "version"
        }


class RequestForm(PartForm):
    route, kind, title = _routes(), _kinds(), _title()
    summary = long_text(
        gettext_lazy("Summary in plain words"),
        gettext_lazy(
            "Anybody should understand it: it becomes public with the agreement."
        ),
        longest=SUMMARY,
    )


class PurposeForm(PartForm):
    objectives = long_text(gettext_lazy("What do you want to reach?"))
    benefit = long_text(gettext_lazy("What do patients get out of it?"))
    target_group = long_text(
        gettext_lazy("For whom is it, and how many?"),
        gettext_lazy("Who will not be reached, too, if you know."),
        rows=3,
    )
    outcomes = long_text(
        gettext_lazy("How will you know that it worked?"),
        gettext_lazy("What you can count or ask before and after."),
        rows=3,
    )
    exit_plan = long_text(gettext_lazy("What happens when the support ends?"), rows=3)


class PlanForm(PartForm):
    starts_on = DateField(label=gettext_lazy("When does it begin?"), required=False)
    ends_on = DateField(label=gettext_lazy("When does it end?"), required=False)
    place = long_text(
        gettext_lazy("Where does it take place, and in which form?"),
        gettext_lazy("For an event: the venue, online or not, how many days."),
        rows=3,
    )
    materials = long_text(
        gettext_lazy("Which materials do you plan?"),
        gettext_lazy("Leaflets, films, a website. Leave it empty if there are none."),
        rows=3,
    )
    acknowledgement = long_text(
        gettext_lazy("How will you say who supports it?"),
        gettext_lazy(
            "The words, and where they stand: everybody should see it from the outset."
        ),
        rows=3,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The end is before the beginning."))
        return cleaned


class MoneyForm(PartForm):
    """Beside it on the page: the lines of the budget, which give the sum."""

    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"), choices=currency_choices
    )
    vat_treatment = forms.ChoiceField(
        label=gettext_lazy("What do these sums say about VAT?"),
        choices=Vat.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    in_kind_asked = long_text(
        gettext_lazy("Help that is not money"),
        gettext_lazy(
            "Rooms, people’s time, printing. Leave it empty if there is none."
        ),
        rows=3,
    )
    other_funders = long_text(
        gettext_lazy("Who else pays for it?"),
        gettext_lazy("Names, sums, and whether they have agreed already."),
        rows=3,
    )

    def clean_vat_treatment(self) -> str:
        return self.cleaned_data["vat_treatment"] or Vat.UNKNOWN


class PeopleForm(PartForm):
    officials = long_text(
        gettext_lazy("Do health professionals or public officials take part?"),
        gettext_lazy("In which role; no names. “None” is an answer."),
        rows=3,
    )
    individuals_paid = long_text(
        gettext_lazy("Is anybody paid for it?"),
        gettext_lazy("For what and how much; no names. “Nobody” is an answer."),
        rows=3,
    )
    personal_data = long_text(
        gettext_lazy("Which personal data will you handle?"),
        gettext_lazy("“None” is an answer."),
        rows=3,
    )
    linked_to_product = forms.BooleanField(
        label=gettext_lazy("It is linked to a medicine by name"), required=False
    )


class DeclarationsForm(PartForm):
    """What cannot be declared stays open: the company reads that it does."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, words in DECLARATIONS.items():
            self.fields[name] = forms.BooleanField(label=words, required=False)


FORMS: dict[str, type[PartForm]] = {
    "request": RequestForm,
    "purpose": PurposeForm,
    "plan": PlanForm,
    "money": MoneyForm,
    "people": PeopleForm,
    "declarations": DeclarationsForm,
}


def part_form(name: str, data: Any, application: Application) -> PartForm:
    first = {each: getattr(application, each) for each in THE_PARTS[name].fields}
    if name == "money" and not application.currency:
        first["currency"] = "EUR"
    return FORMS[name](data, initial={**first, "version": application.version})


class DocumentForm(forms.Form):
    file = EvidenceField(
        label=gettext_lazy("Document"),
        papers=True,
        help_text=gettext_lazy("PDF, picture, Word or Excel, up to 25 MB."),
    )
    words = forms.CharField(
        label=gettext_lazy("What is it?"),
        max_length=200,
        help_text=gettext_lazy("For example: agenda of the meeting"),
    )


class HandInForm(forms.Form):
    """`words` where something is not answered; `key` tells a second click."""

    words = forms.CharField(
        label=gettext_lazy("Why is something not answered yet?"),
        help_text=gettext_lazy("One sentence is enough. The company reads it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, complete: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if complete:
            del self.fields["words"]


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Do you want to say why?"),
        help_text=gettext_lazy("The company reads it."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
