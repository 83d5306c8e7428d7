"""Every component on one page, with invented data. Served in development only."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ui.forms import AmountInput, DateField

CATEGORIES = [("grant", "Donation or grant"), ("event", "Event sponsorship")]


class SampleForm(forms.Form):
    name = forms.CharField(label="Name of the organisation", help_text="As registered.")
    email = forms.EmailField(label="E-mail address")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    paid_on = DateField(label="When was it paid?", help_text="For example, 14 3 2026")
    amount = forms.DecimalField(label="Amount", widget=AmountInput(currency="£"))
    members = forms.IntegerField(label="Members", required=False)
    category = forms.ChoiceField(label="Category", choices=CATEGORIES)
    vat = forms.ChoiceField(
        label="Value added tax",
        choices=[("no", "No VAT applies"), ("in", "Included"), ("out", "Excluded")],
        widget=forms.RadioSelect,
    )
    conditions = forms.MultipleChoiceField(
        label="Conditions",
        choices=[("lung", "Lung disease"), ("skin", "Skin disease")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(
        label="What is wrong?", widget=forms.Textarea(attrs={"rows": 4}), max_length=400
    )
    file = forms.FileField(label="Payments file", required=False)
    agree = forms.BooleanField(label="I declare that this is complete and correct")


class SampleFilter(forms.Form):
    mark_optional = False
    q = forms.CharField(label="Words", required=False)
    year = forms.ChoiceField(label="Year", choices=[("2025", "2025")], required=False)
    category = forms.ChoiceField(label="Category", choices=CATEGORIES, required=False)


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    messages.success(request, "The report of 2025 is published.")
    return render(request, "ui/guide.html", _context())


def _context() -> dict[str, Any]:
    return {
        "navigation": [
            {"label": "Your work", "url": "#", "current": True, "count": 3},
            {"label": "Transfers", "url": "#"},
            {"label": "Organisations", "url": "#"},
            {"label": "Public register", "url": "#"},
        ],
        "subnavigation": [
            {"label": "2025 review", "url": "#", "current": True},
            {"label": "Published", "url": "#"},
            {"label": "Corrections", "url": "#", "count": 2},
        ],
        "breadcrumbs": [
            {"label": "Your work", "url": "#"},
            {"label": "2025", "url": "#"},
        ],
        "form": SampleForm(
            {"paid_on_day": "31", "paid_on_month": "2", "reason": "Why"}
        ),
        "empty_form": SampleForm(),
        "filter_form": SampleFilter(),
        "stats": [
            {"value": "£84,250", "label": "reported in total"},
            {"value": "9 of 12", "label": "entries confirmed"},
            {"value": "1", "label": "questioned"},
            {"value": "31%", "label": "of your 2025 income"},
        ],
        "chosen": [{"label": "2025", "url": "#"}, {"label": "Donation", "url": "#"}],
        "entries": [
            (date(2025, 2, 14), "Grant for the patient helpline", 40000, "confirmed"),
            (date(2025, 6, 3), "Advisory board on trial burden", 3200, "questioned"),
            (date(2025, 9, 9), "Stand at the annual meeting", 5000, "none"),
        ],
        "columns": [{"label": "Year"}, {"label": "Total", "amount": True}],
        "rows": [("2024", "£61,000.00"), ("2025", "£84,250.00")],
        "total": ("Together", "£145,250.00"),
        "bar_rows": [
            ("Donations and grants", Decimal(61000), "£61,000.00"),
            ("Event sponsorship", Decimal(18250), "£18,250.00"),
            ("Contracted services", Decimal(5000), "£5,000.00"),
        ],
        "states": [
            "draft",
            "in_review",
            "confirmed",
            "questioned",
            "cannot_tell",
            "failed",
        ],
        "steps": [
            {"label": "Approve the report", "url": "#"},
            {
                "label": "Publish the report",
                "reasons": [
                    "A second person must approve it first.",
                    "The methodology note is missing.",
                ],
            },
        ],
        "history": [
            {
                "title": "Amount changed from £3,500.00 to £3,200.00",
                "by": "the disclosure officer, Northwind",
                "when": datetime(2026, 3, 12, 9, 14, tzinfo=UTC),
                "reason": "VAT had been counted twice.",
                "changes": [
                    {"label": "Amount", "before": "£3,500.00", "after": "£3,200.00"}
                ],
            },
            {"title": "Recorded", "when": datetime(2026, 1, 9, 15, 2, tzinfo=UTC)},
        ],
        "facts": [
            {"label": "Company", "value": "Northwind Pharma"},
            {
                "label": "Paid by",
                "value": "NWP Treasury BV",
                "url": "#",
                "action": "Change",
            },
        ],
        "actions": [
            {"label": "Yes, that's right", "value": "confirmed"},
            {"label": "Something is wrong", "value": "questioned"},
            {"label": "I can't tell", "value": "cannot_tell"},
        ],
    }
