"""Finding agreements, beginning one, and putting in one that was made elsewhere."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.uploads import EvidenceField
from organisations.models import Organisation
from partnerships.forms.drafting import SumField, long_text
from partnerships.lifecycle.agreements import OPEN
from partnerships.models import Agreement, Application, Kind, Service
from partnerships.starters import Starter, starters
from regimes.vat import Vat
from ui.countries import country_choices
from ui.currencies import currency_choices
from ui.forms import DateField
from ui.languages import LANGUAGES, language_name

NO_STARTER = "none"


class AgreementFilter(forms.Form):
    mark_optional = False
    q = forms.CharField(
        label=gettext_lazy("Reference or words of the title"),
        required=False,
        max_length=200,
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Show"),
        choices=[
            ("", gettext_lazy("All")),
            ("open", gettext_lazy("Not signed yet")),
            *Agreement.State.choices,
        ],
        required=False,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[("", gettext_lazy("All kinds")), *Kind.choices],
        required=False,
    )
    partnership = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=16
    )

    def apply(self, agreements: "QuerySet[Agreement]") -> "QuerySet[Agreement]":
        asked = self.cleaned_data if self.is_valid() else {}
        if state := asked.get("state"):
            agreements = agreements.filter(
                state__in=OPEN if state == "open" else [state]
            )
        if kind := asked.get("kind"):
            agreements = agreements.filter(kind=kind)
        if words := asked.get("q"):
            found = agreements.filter(reference__iexact=words.strip())
            agreements = found | agreements.filter(current__title__icontains=words)
        if partnership := asked.get("partnership"):
            agreements = agreements.filter(partnership__public_id=partnership)
        return agreements


class ShapeForm(forms.Form):
    """Kind, parties, language and law: what an agreement is from the start."""

    mark_optional = False
    title = forms.CharField(
        label=gettext_lazy("What do you call it?"),
        help_text=gettext_lazy("Short and plain, without the name of a medicine."),
        max_length=200,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
    )
    service = forms.ChoiceField(
        label=gettext_lazy("If services: which?"),
        choices=[("", gettext_lazy("None")), *Service.choices],
        required=False,
    )
    parties = forms.MultipleChoiceField(
        label=gettext_lazy("Who are the parties?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Of those who take part in the partnership."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the text"))
    jurisdiction = forms.ChoiceField(
        label=gettext_lazy("Law of"),
        required=False,
        help_text=gettext_lazy("Where the organisation has its seat is usual."),
    )

    def __init__(self, *args: Any, parties: Iterable[Organisation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.offered = {party.public_id: party for party in parties}
        self._choose(
            "parties", [(key, party.legal_name) for key, party in self.offered.items()]
        )
        named = sorted((language_name(code), code) for code in LANGUAGES)
        self._choose("language", [(code, name) for name, code in named])
        self._choose("jurisdiction", [("", _("Not said")), *country_choices()])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        services = cleaned.get("kind") == Kind.SERVICES
        if services and not cleaned.get("service"):
            self.add_error("service", _("Say which services."))
        if not services:
            cleaned["service"] = ""
        return cleaned

    def chosen(self) -> list[Organisation]:
        return [self.offered[key] for key in self.cleaned_data["parties"]]


class BeginForm(ShapeForm):
    """A new agreement: from which text, after which application."""

    starter = forms.ChoiceField(
        label=gettext_lazy("Begin with which text?"), widget=forms.RadioSelect
    )
    application = forms.ChoiceField(
        label=gettext_lazy("Does it follow an application?"),
        required=False,
        help_text=gettext_lazy("Then its words, dates and budget are taken over."),
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    field_order = (
        "starter",
        "title",
        "kind",
        "service",
        "parties",
        "application",
        "language",
        "jurisdiction",
    )

    def __init__(
        self, *args: Any, applications: Iterable[Application], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose(
            "starter",
            [
                *(
                    (each.key, f"{_(each.name)}: {_(each.about)}")
                    for each in starters().values()
                ),
                (NO_STARTER, _("An empty page")),
            ],
        )
        self.applications = {each.public_id: each for each in applications}
        if self.applications:
            self._choose(
                "application",
                [("", _("No")), *((k, a.title) for k, a in self.applications.items())],
            )
        else:
            del self.fields["application"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starter = starters().get(cleaned.get("starter", ""))
        kind = cleaned.get("kind")
        if starter and kind and kind not in starter.kinds:
            self.add_error("starter", _("This text is not for this kind of agreement."))
        return cleaned

    def chosen_text(self) -> Starter | None:
        return starters().get(self.cleaned_data["starter"])

    def chosen_application(self) -> Application | None:
        return self.applications.get(self.cleaned_data.get("application", ""))


class ElsewhereForm(ShapeForm):
    """An agreement on paper or in another system: only what both sides need to see."""

    description = long_text(
        gettext_lazy("What is it about?"),
        gettext_lazy("One or two sentences."),
        required=True,
    )
    signed_on = DateField(
        label=gettext_lazy("Signed on"),
        help_text=gettext_lazy("The day of the last signature."),
    )
    starts_on = DateField(label=gettext_lazy("First day"))
    ends_on = DateField(label=gettext_lazy("Last day"), required=False)
    amount = SumField(label=gettext_lazy("Amount"), required=False)
    currency = forms.ChoiceField(label=gettext_lazy("Currency"), required=False)
    vat_treatment = forms.ChoiceField(
        label=gettext_lazy("VAT"), choices=Vat.choices, required=False
    )
    paper = EvidenceField(
        label=gettext_lazy("The signed paper"),
        help_text=gettext_lazy("A PDF, a picture or a Word file, up to 25 MB."),
        papers=True,
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("currency", [("", _("Choose")), *currency_choices()])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day is before the first day."))
        if cleaned.get("amount") is not None and not cleaned.get("currency"):
            self.add_error("currency", _("Choose the currency of the amount."))
        return cleaned

    def terms(self) -> dict[str, Any]:
        names = ("title", "description", "starts_on", "ends_on", "amount", "currency")
        found = {name: self.cleaned_data[name] for name in names}
        found["vat_treatment"] = self.cleaned_data["vat_treatment"] or Vat.UNKNOWN
        return found
