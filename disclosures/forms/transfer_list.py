"""What the list of transfers can be narrowed to, and in which order."""

from typing import Any

from django import forms
from django.db.models import Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.models import Answer, Transfer
from disclosures.models.transfers import TransferQuerySet
from organisations.models import NameKey, Organisation, OrganisationName
from regimes.profile import Category
from ui.countries import country_choices
from ui.dates import FIRST_YEAR, LAST_YEAR

ORDERS = {
    "newest": ("-id",),
    "largest": ("-amount", "-id"),
    "smallest": ("amount", "id"),
}


class TransferFilter(forms.Form):
    mark_optional = False
    q = forms.CharField(
        label=gettext_lazy("Words or your reference"), required=False, max_length=200
    )
    party = forms.CharField(
        label=gettext_lazy("Recipient"), required=False, max_length=200
    )
    year = forms.IntegerField(
        label=gettext_lazy("Year"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
    )
    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False)
    country = forms.ChoiceField(
        label=gettext_lazy("Country of the recipient"), required=False
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        choices=[("", gettext_lazy("Any")), *Transfer.State.choices],
        required=False,
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("Answer"),
        choices=[("", gettext_lazy("Any")), *Answer.choices],
        required=False,
    )
    agreement = forms.CharField(
        label=gettext_lazy("Agreement (its reference)"), required=False, max_length=20
    )
    sort = forms.ChoiceField(
        label=gettext_lazy("Order"),
        choices=[
            ("newest", gettext_lazy("Newest first")),
            ("largest", gettext_lazy("Largest amount first")),
            ("smallest", gettext_lazy("Smallest amount first")),
        ],
        required=False,
    )

    def __init__(
        self, *args: Any, actor: Actor, categories: list[Category], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.actor = actor
        chosen: Any = self.fields["category"]
        chosen.choices = [("", _("Any")), *((c.code, c.label) for c in categories)]
        countries: Any = self.fields["country"]
        countries.choices = [("", _("Any")), *country_choices()]
        if actor.kind != "company":
            del self.fields["country"]
            self.fields["party"].label = _("Company")
            self.fields["q"].label = _("Words")

    def apply(self, transfers: TransferQuerySet) -> TransferQuerySet:
        self.is_valid()
        given = self.cleaned_data
        if q := given.get("q"):
            words = Q(description_key__contains=NameKey(Value(q)))
            transfers = transfers.filter(words | Q(reference=q))
        if party := given.get("party"):
            side = "recipient" if self.actor.kind == "company" else "disclosed_by"
            transfers = transfers.filter(**{f"{side}__in": _called(party)})
        chosen = {
            "paid_year": given.get("year"),
            "category": given.get("category"),
            "recipient__country": given.get("country"),
            "state": given.get("state"),
            "entry__answer": given.get("answer"),
            "agreement__reference": (given.get("agreement") or "").upper(),
        }
        return transfers.filter(
            **{name: value for name, value in chosen.items() if value}
        )

    @property
    def order(self) -> tuple[str, ...]:
        self.is_valid()
        return ORDERS[self.cleaned_data.get("sort") or "newest"]


def _called(words: str) -> Any:
    """Organisations with these words in any of their names; each table asks its index."""
    held = {"name_key__contains": NameKey(Value(words))}
    others = OrganisationName.objects.filter(**held).values("organisation_id")
    return Organisation.objects.filter(**held).values("pk").union(others, all=True)
