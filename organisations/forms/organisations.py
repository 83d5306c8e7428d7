"""The list's filter, a new organisation, its facts, names, numbers and conditions."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from organisations import codes
from organisations.forms.fields import OrganisationField
from organisations.identifiers import kept, problem, scheme_kept
from organisations.models import (
    Classification,
    Condition,
    Organisation,
    OrganisationName,
    OrganisationQuerySet,
)
from ui.countries import country_choices

NameKind = OrganisationName.Kind
NOT_CLASSIFIED = "none"


def _countries() -> list[tuple[str, Any]]:
    return [("", _("Choose a country")), *country_choices()]


def _any_country() -> list[tuple[str, Any]]:
    return [("", _("Any country")), *country_choices()]


class OrganisationFilter(forms.Form):
    mark_optional = False
    q = forms.CharField(label=_("Name or number"), required=False, max_length=500)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("Any kind")), *Organisation.Kind.choices],
        required=False,
    )
    country = forms.ChoiceField(
        label=_("Country"), choices=_any_country, required=False
    )
    verification = forms.ChoiceField(
        label=_("Verification"),
        choices=[("", _("Any")), *Organisation.Verification.choices],
        required=False,
    )
    classified = forms.ChoiceField(
        label=_("Classified as"),
        choices=[
            ("", _("Anything")),
            *Classification.Value.choices,
            (NOT_CLASSIFIED, _("Not decided yet")),
        ],
        required=False,
    )

    def apply(self, organisations: OrganisationQuerySet) -> OrganisationQuerySet:
        """By kind, country, verification, class; the words are for `search.find`."""
        self.is_valid()
        chosen = {
            name: value
            for name in ("kind", "country", "verification")
            if (value := self.cleaned_data.get(name))
        }
        return self._of_class(organisations.filter(**chosen))

    def _of_class(self, organisations: OrganisationQuerySet) -> OrganisationQuerySet:
        wanted = self.cleaned_data.get("classified")
        if not wanted:
            return organisations
        decided = Classification.objects.filter(in_force=True)
        if wanted == NOT_CLASSIFIED:
            of_this = decided.filter(organisation=OuterRef("pk"))
            return organisations.exclude(kind=Organisation.Kind.COMPANY).filter(
                ~Exists(of_this), is_operator=False
            )
        return organisations.filter(
            pk__in=decided.filter(value=wanted).values("organisation")
        )

    @property
    def words(self) -> str:
        return str(self.cleaned_data.get("q", "")) if self.is_valid() else ""


class FactsForm(forms.Form):
    """What the record says about an organisation itself."""

    legal_name = forms.CharField(
        label=_("Legal name"),
        max_length=500,
        help_text=_("As it is registered, in its own script."),
    )
    country = forms.ChoiceField(label=_("Country"), choices=_countries)
    website = forms.URLField(
        label=_("Website"), max_length=300, required=False, assume_scheme="https"
    )


class EditForm(FactsForm):
    language = forms.ChoiceField(
        label=_("Language for letters and notices"), choices=settings.LANGUAGES
    )
    postal_address = forms.CharField(
        label=_("Postal address"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
        required=False,
        help_text=_("Of the organisation, not of a person's home."),
    )
    parent = OrganisationField(
        label=_("Part of the group of"),
        required=False,
        help_text=_(
            "The name of the organisation that it belongs to, if there is one."
        ),
    )
    keep_old_name = forms.BooleanField(
        label=_("Keep the old name as a former name"),
        required=False,
        initial=True,
        help_text=_("Leave this out when you only mend a spelling."),
    )
    reason = forms.CharField(
        label=_("Why do you change it?"),
        max_length=500,
        help_text=_("Everybody who sees the record can read this."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, parents: OrganisationQuerySet | None, **kwargs: Any):
        """`parents`: who may be named; None leaves the present one as it is."""
        super().__init__(*args, **kwargs)
        if parents is None:
            del self.fields["parent"]
        else:
            cast("OrganisationField", self.fields["parent"]).among = parents

    def facts(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"keep_old_name", "reason", "version"}
        }


class NewOrganisationForm(FactsForm):
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Organisation.Kind.choices,
        widget=forms.RadioSelect,
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    is_new = forms.BooleanField(
        label=_("It is none of these: add it as a new organisation"), required=False
    )
    field_order = ("kind", "legal_name", "country", "website")


class NameForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=500)
    kind = forms.ChoiceField(label=_("Kind of name"), choices=NameKind.choices)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("Not said")), *settings.LANGUAGES],
        required=False,
    )


class IdentifierForm(forms.Form):
    scheme = forms.CharField(
        label=_("Register"),
        max_length=40,
        help_text=_("Its code on org-id.guide, for example GB-CHC."),
    )
    value = forms.CharField(label=_("Number"), max_length=100)

    def clean_scheme(self) -> str:
        return scheme_kept(self.cleaned_data["scheme"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "scheme" in cleaned and "value" in cleaned:
            cleaned["value"] = kept(cleaned["scheme"], cleaned["value"])
            if wrong := problem(cleaned["scheme"], cleaned["value"]):
                self.add_error("value", wrong)
        return cleaned


class ConditionForm(forms.Form):
    name = forms.CharField(label=_("Disease or condition"), max_length=200)
    scheme = forms.ChoiceField(label=_("List"), choices=Condition.Scheme.choices)
    code = forms.CharField(
        label=_("Code in that list"),
        max_length=20,
        required=False,
        help_text=_("For example 586 in ORPHA, E84.0 in ICD-10. Not needed for words."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "scheme" in cleaned and "code" in cleaned:
            scheme = cleaned["scheme"]
            cleaned["code"] = codes.tidied(scheme, cleaned["code"])
            if wrong := codes.problem(scheme, cleaned["code"]):
                self.add_error("code", wrong)
        return cleaned
