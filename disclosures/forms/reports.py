"""What people type about reports. Forms check input; the actions decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.models import Vat

LONGEST = 5000


def _words(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class StartForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is there a new version?"),
        help_text=_(
            "Everybody can read this on the register, beside each entry that changes."
        ),
        max_length=LONGEST,
        widget=_words(),
    )


class WriteForm(forms.Form):
    """`noted`: the report uses a version of the company's note, which is written there."""

    methodology = forms.CharField(
        label=_("Methodology note"),
        help_text=_("Published with the report."),
        max_length=20_000,
        required=False,
        widget=_words(14),
    )
    nil = forms.BooleanField(
        label=_("There is nothing to report for this year"), required=False
    )
    attestation = forms.CharField(
        label=_("Your declaration, if there is nothing to report"),
        help_text=_(
            "For example: We made no payment and gave no other help to any patient"
            " organisation in this year. Published with the report."
        ),
        max_length=LONGEST,
        required=False,
        widget=_words(3),
    )

    mark_optional = False

    def __init__(self, *args: Any, noted: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if noted:
            del self.fields["methodology"]


class InsistForm(forms.Form):
    words = forms.CharField(
        label=_("Why do these rows go out as they are?"),
        help_text=_("One reason for all of them. It is published beside each entry."),
        max_length=LONGEST,
        widget=_words(3),
    )


class LeaveOutForm(forms.Form):
    words = forms.CharField(
        label=_("Why are these rows left out?"),
        help_text=_("One reason for all of them. Their recipients read it."),
        max_length=LONGEST,
        widget=_words(3),
    )


class InsistOnWholeForm(forms.Form):
    words = forms.CharField(
        label=_("Why does the report go out all the same?"),
        help_text=_("Published with the report."),
        max_length=LONGEST,
        widget=_words(3),
    )


class VatForm(forms.Form):
    """`counts`: category code, its name and how many of its rows don't say."""

    reason = forms.CharField(
        label=_("How do you know?"),
        help_text=_(
            "For example: grants are outside the scope of VAT, says our tax office."
            " The recipients can read it."
        ),
        max_length=LONGEST,
        widget=_words(3),
    )

    def __init__(self, *args: Any, counts: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["category"] = forms.ChoiceField(
            label=_("Which rows?"), choices=counts, widget=forms.RadioSelect
        )
        self.fields["treatment"] = treatment_field()
        self.order_fields(["category", "treatment", "reason"])


def treatment_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("What VAT applies?"),
        choices=[choice for choice in Vat.choices if choice[0] != Vat.UNKNOWN],
        widget=forms.RadioSelect,
    )


class VatOfSelectionForm(forms.Form):
    treatment = treatment_field()
    reason = VatForm.base_fields["reason"]


class CertifyForm(forms.Form):
    declare = forms.BooleanField(
        label=_(
            "I declare that this report is complete and correct to the best of my"
            " knowledge."
        ),
        error_messages={"required": _("Tick the box if you declare it.")},
    )


class ApproveForm(forms.Form):
    declare = forms.BooleanField(
        label=_("I have looked at this report and approve its publication."),
        error_messages={"required": _("Tick the box if you approve.")},
    )


class CountersignForm(forms.Form):
    declare = forms.BooleanField(
        label=_(
            "I have read why the company has no second person, and that the form of"
            " the report is complete. I don't vouch for its figures."
        ),
        error_messages={"required": _("Tick the box if you countersign.")},
    )


class TakeBackForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is the report taken back?"),
        help_text=_("Your colleagues read this. It is not published."),
        max_length=LONGEST,
        widget=_words(3),
    )


class ApproverForm(forms.Form):
    """`people`: key and name of those who can be invited."""

    person = forms.TypedChoiceField(
        label=_("Who should be able to approve this report?"),
        help_text=_(
            "Anybody who acts for your organisation: a director, for example, or an"
            " outside accountant whom you invited as a viewer."
        ),
        coerce=int,
    )

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people  # type: ignore[attr-defined]


class AskCountersignForm(forms.Form):
    because = forms.CharField(
        label=_("Why can nobody else in your company approve this report?"),
        help_text=_(
            "The registrar reads this. The register says that a registrar has"
            " countersigned."
        ),
        max_length=LONGEST,
        widget=_words(),
    )
