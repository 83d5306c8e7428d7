"""What is asked about payments in the books, and how their list is narrowed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from disclosures.imports.books_rows import COLUMNS, NEEDED, from_dict
from disclosures.imports.books_vendors import Near
from disclosures.models import BooksEntry, BooksVendor, Vat
from disclosures.models.books import BooksEntryQuerySet
from documents.uploads import TableField
from organisations.forms.fields import OrganisationField
from organisations.models import NameKey, Organisation
from regimes.profile import Category
from tables.forms import guess_hint, with_sample
from tables.mapping import Mapping
from tables.notation import DATE_FORMATS
from ui.countries import country_name

ORDERS = {
    "newest": ("-id",),
    "largest": ("-amount", "-id"),
    "smallest": ("amount", "id"),
}
STATES = BooksEntry.Standing.choices


class BooksFilter(forms.Form):
    mark_optional = False
    q = forms.CharField(label=lazy("Document or text"), required=False, max_length=100)
    vendor = forms.CharField(
        label=lazy("Who was paid: name or number"), required=False, max_length=200
    )
    state = forms.ChoiceField(
        label=lazy("State"), choices=[("", lazy("Any")), *STATES], required=False
    )
    sort = forms.ChoiceField(
        label=lazy("Order"),
        choices=[
            ("newest", lazy("Newest first")),
            ("largest", lazy("Largest amount first")),
            ("smallest", lazy("Smallest amount first")),
        ],
        required=False,
    )

    def apply(self, entries: BooksEntryQuerySet) -> BooksEntryQuerySet:
        self.is_valid()
        given = self.cleaned_data
        if q := given.get("q"):
            entries = entries.filter(Q(document_number=q) | Q(text__icontains=q))
        if vendor := given.get("vendor"):
            entries = entries.filter(
                Q(vendor__number=vendor)
                | Q(vendor__key__contains=NameKey(Value(vendor)))
            )
        state = given.get("state")
        if state == "waiting":
            return entries.waiting()
        if state == "unconcerned":
            others = entries.filter(state=BooksEntry.State.WAITING)
            return others.exclude(pk__in=entries.concerned().values("pk"))
        return entries.filter(state=state) if state else entries

    @property
    def order(self) -> tuple[str, ...]:
        self.is_valid()
        return ORDERS[self.cleaned_data.get("sort") or "newest"]


class BooksFileForm(forms.Form):
    file = TableField(
        label=lazy("List of payments from finance"),
        help_text=lazy(
            "All payments of the year, also those that are no support: CSV, TSV or Excel."
        ),
    )
    paid_by = OrganisationField(
        label=lazy("Whose books are these?"),
        required=False,
        help_text=lazy("The name of another company of your group, if not yours."),
    )

    def __init__(self, *args: Any, among: QuerySet[Organisation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["paid_by"]
        field.among = among


class BooksColumnsForm(forms.Form):
    """Which of their columns is which of ours, and how they write dates and amounts."""

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        header: Sequence[str],
        samples: Sequence[Sequence[str]],
        guessed: dict[str, str],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        theirs = [("", _("No such column"))] + [
            (name, with_sample(name, [row[place] for row in samples]))
            for place, name in enumerate(header)
        ]
        for ours, column in COLUMNS.items():
            self.fields[ours] = forms.ChoiceField(
                label=column.label,
                help_text=guess_hint(column.hint, ours in guessed),
                choices=theirs,
                initial=guessed.get(ours, ""),
                required=ours in NEEDED,
            )
        self.fields["fixed_currency"] = forms.CharField(
            label=_("If all payments have one currency"), max_length=3, required=False
        )
        told = [("", _("As the file shows"))]
        self.fields["decimal"] = forms.ChoiceField(
            label=_("Sign before the decimals"),
            choices=[*told, (".", "1234.50"), (",", "1234,50")],
            required=False,
        )
        self.fields["date_format"] = forms.ChoiceField(
            label=_("How dates are written"),
            choices=[*told, *((each, each) for each in DATE_FORMATS)],
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("currency") and not data.get("fixed_currency"):
            self.add_error(
                "currency", _("Choose a column, or give one currency for all.")
            )
        return data

    def mapping(self) -> Mapping:
        """Raises Unusable with sentences when it can't be."""
        given = self.cleaned_data
        file = {key: given[key] for key in ("decimal", "date_format") if given[key]}
        fixed = given["fixed_currency"].upper()
        return from_dict(
            {
                "file": file,
                "columns": {ours: given[ours] for ours in COLUMNS if given[ours]},
                "defaults": {"currency": fixed} if fixed else {},
            }
        )


class VendorForm(forms.Form):
    """Who a vendor is, in a person's words."""

    mark_optional = False
    vendor = forms.CharField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=lazy("Who is it?"),
        choices=[
            choice
            for choice in BooksVendor.Decision.choices
            if choice[0] in {"patients", "other", "not_relevant"}
        ],
        widget=forms.RadioSelect,
    )
    organisation = OrganisationField(
        label=lazy("Which organisation? Its name or id"), required=False
    )
    because = forms.CharField(
        label=lazy("If not relevant: why?"), max_length=1000, required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        vendor: BooksVendor,
        among: QuerySet[Organisation],
        near: Iterable[Near] = (),
    ):
        super().__init__(
            data, initial={"vendor": vendor.public_id}, auto_id=f"id_%s_{vendor.number}"
        )
        field: Any = self.fields["organisation"]
        field.among = among
        named = "; ".join(
            f"{each.name}, {country_name(each.country)} ({each.public_id})"
            for each in near
        )
        if named:
            field.help_text = _("Names like it: %(named)s") % {"named": named}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        irrelevant = data.get("decision") == "not_relevant"
        if irrelevant and not data.get("because", "").strip():
            self.add_error("because", _("Say why it is not relevant."))
        named = data.get("organisation") or "organisation" in self.errors
        if not irrelevant and not named:
            self.add_error("organisation", _("Say which organisation it is."))
        return data


class LeaveOutForm(forms.Form):
    reason = forms.ChoiceField(
        label=lazy("Why is it left out?"),
        choices=BooksEntry.Reason.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=lazy("In words"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    all_of_vendor = forms.BooleanField(
        label=lazy("The same for all that waits of this vendor in this year"),
        required=False,
    )


class MakePaymentForm(forms.Form):
    """What the books don't say of a payment."""

    category = forms.ChoiceField(label=lazy("Category"), widget=forms.RadioSelect)
    vat_treatment = forms.ChoiceField(
        label=lazy("What does the amount say about VAT?"),
        choices=Vat.choices,
        widget=forms.RadioSelect,
    )
    description = forms.CharField(
        label=lazy("What was it for?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        help_text=lazy("This will be public. Don't name a person."),
    )
    reason = forms.CharField(
        label=lazy("Why is it recorded now?"),
        help_text=lazy("Needed when the year is closed for changes."),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, categories: Iterable[Category], **kwargs: Any):
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["category"]
        chosen.choices = [(each.code, each.label) for each in categories]


class FreezeForm(forms.Form):
    words = forms.CharField(
        label=lazy("Why is the year closed before the books are settled?"),
        help_text=lazy("This will be public, with how many payments were not settled."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
