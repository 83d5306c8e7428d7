"""Forms look like GOV.UK's and say to screen readers what they show."""

from datetime import date
from html.parser import HTMLParser

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from ui.forms import AmountInput, DateField


class Sample(forms.Form):
    name = forms.CharField(help_text="As registered.")
    paid_on = DateField(label="When was it paid?")
    amount = forms.DecimalField(widget=AmountInput(currency="£"))
    members = forms.IntegerField(required=False, min_value=0)
    vat = forms.ChoiceField(
        choices=[("in", "Included"), ("out", "Excluded")], widget=forms.RadioSelect
    )
    reason = forms.CharField(widget=forms.Textarea, max_length=400)
    code = forms.CharField(
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "class": "wide"})
    )
    secret = forms.CharField(widget=forms.HiddenInput)


class Tags(HTMLParser):
    """Every tag of a piece of HTML with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def one(self, **wanted):
        names = {key.rstrip("_"): value for key, value in wanted.items()}
        [hit] = [a for _, a in self.found if names.items() <= a.items()]
        return hit


def test_a_fields_hint_and_error_are_tied_to_its_input():
    html = Tags(str(Sample({})))

    field = html.one(name="name")
    assert field["aria-describedby"] == "id_name_helptext id_name_error"
    assert field["class"] == "govuk-input govuk-input--error"
    assert field["aria-invalid"] == "true"
    assert html.one(id="id_name_helptext")["class"] == "govuk-hint"
    assert html.one(id="id_name_error")["class"] == "govuk-error-message"


def test_every_id_that_is_referred_to_exists():
    tags = Tags(str(Sample({}))).found

    ids = {attrs["id"] for _, attrs in tags if "id" in attrs}
    referred = [
        one
        for _, attrs in tags
        for one in [*attrs.get("aria-describedby", "").split(), attrs.get("for")]
        if one
    ]
    assert len(referred) > 10
    assert set(referred) <= ids


def test_a_group_is_described_at_its_fieldset_and_not_at_each_choice():
    html = Tags(str(Sample({})))

    fieldsets = [attrs for tag, attrs in html.found if tag == "fieldset"]
    assert [one["aria-describedby"] for one in fieldsets] == [
        "id_paid_on_error",
        "id_vat_error",
    ]
    assert "aria-describedby" not in html.one(id="id_vat_0")


def test_numbers_are_text_with_a_number_keyboard():
    html = Tags(str(Sample()))

    members = html.one(name="members")
    assert (members["type"], members["inputmode"]) == ("text", "numeric")
    assert "min" not in members
    assert html.one(name="amount")["inputmode"] == "decimal"


def test_own_classes_and_autocomplete_of_a_widget_are_kept():
    code = Tags(str(Sample())).one(name="code")

    assert code["class"] == "govuk-input wide"
    assert code["autocomplete"] == "one-time-code"


def test_a_long_text_is_counted_and_not_cut_off():
    reason = Tags(str(Sample())).one(name="reason")

    assert "govuk-js-character-count" in reason["class"]
    assert reason["aria-describedby"] == "id_reason-info"
    assert "maxlength" not in reason


def test_only_what_may_be_left_out_is_marked():
    html = str(Sample())

    assert html.count("(optional)") == 1
    assert "required" not in Tags(html).one(name="name")


def test_a_hidden_field_has_no_label():
    html = str(Sample())

    assert 'type="hidden" name="secret"' in html
    assert 'for="id_secret"' not in html


def test_the_error_summary_leads_to_the_first_control_of_each_field():
    html = Tags(render_to_string("ui/error_summary.html", {"form": Sample({})}))

    links = [attrs["href"] for tag, attrs in html.found if tag == "a"]
    assert links == [
        "#id_name",
        "#id_paid_on_day",
        "#id_amount",
        "#id_vat_0",
        "#id_reason",
        "#id_code",
    ]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Amount", "Amount: Fill this in."),
        ("How many?", "How many? Fill this in."),
        ("I agree.", "I agree. Fill this in."),
    ],
)
def test_a_message_follows_its_label_as_a_sentence(label, said):
    class One(forms.Form):
        field = forms.CharField(
            label=label, error_messages={"required": "Fill this in."}
        )

    assert said in render_to_string("ui/error_summary.html", {"form": One({})})


def test_the_error_summary_is_absent_where_nothing_is_wrong():
    assert render_to_string("ui/error_summary.html", {"form": Sample()}).strip() == ""
    assert render_to_string("ui/error_summary.html", {}).strip() == ""


def _paid_on(day, month, year):
    parts = {"paid_on_day": day, "paid_on_month": month, "paid_on_year": year}
    form = Sample(parts)
    form.is_valid()
    return form


@pytest.mark.parametrize("month", ["3", "03", "March", "mar"])
def test_a_date_is_understood_from_three_fields(month):
    assert _paid_on("14", month, "2026").cleaned_data["paid_on"] == date(2026, 3, 14)


def test_a_month_may_be_named_in_the_readers_language():
    with translation.override("de"):
        form = _paid_on("1", "März", "2026")

    assert form.cleaned_data["paid_on"] == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("31", "2", "2026"), "Enter a real date"),
        (("14", "", "2026"), "Enter a real date"),
        (("", "", ""), "Enter a day, a month and a year."),
    ],
)
def test_what_is_no_date_is_refused_and_shown_again(typed, message):
    form = _paid_on(*typed)

    assert form.errors["paid_on"][0].startswith(message)
    html = Tags(str(form))
    names = ("paid_on_day", "paid_on_month", "paid_on_year")
    assert tuple(html.one(name=name).get("value", "") for name in names) == typed


def test_a_date_already_known_fills_the_three_fields():
    html = Tags(str(Sample(initial={"paid_on": date(2026, 3, 4)})))

    names = ("paid_on_day", "paid_on_month", "paid_on_year")
    assert [html.one(name=name)["value"] for name in names] == ["4", "3", "2026"]
