"""What people type when they sign. Name and office are there already."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.models import MAX_BYTES
from documents.uploads import EvidenceField
from partnerships.forms.approvals import LONGEST
from ui.forms import DateField

LONGEST_NAME = 200


class SignForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As it is printed on the agreement."),
        max_length=LONGEST_NAME,
    )
    role = forms.CharField(
        label=_("You sign as"),
        help_text=_("Your office. For example: chair of the board."),
        max_length=LONGEST_NAME,
    )
    declare = forms.BooleanField(
        error_messages={"required": _("Tick the box if you sign.")}
    )
    text_sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class PaperForm(forms.Form):
    name = forms.CharField(label=_("Who signed the paper?"), max_length=LONGEST_NAME)
    role = forms.CharField(
        label=_("Signed as"),
        help_text=_("The office. For example: chair of the board."),
        max_length=LONGEST_NAME,
    )
    signed_on = DateField(label=_("When was it signed?"))
    scan = EvidenceField(
        label=_("The scan"),
        help_text=_("All pages, as a PDF, a JPEG or a PNG file."),
    )
    declare = forms.BooleanField(
        label=_(
            "I have compared the paper: it is this text, with the fingerprint above, and"
            " it is signed."
        ),
        error_messages={"required": _("Tick the box if you compared it.")},
    )
    text_sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)


class JudgeForm(forms.Form):
    CHOICES = (
        ("confirm", _("Yes: it is this text, and it is signed")),
        ("reject", _("No: something is wrong")),
    )
    verdict = forms.ChoiceField(
        label=_("Is the scan this agreement, signed?"),
        choices=CHOICES,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("What is wrong?"),
        help_text=_("Only if you answer no. The other side reads it."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    mark_optional = False


class VerifyForm(forms.Form):
    """A file or a fingerprint."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("It is read here and not kept."),
        required=False,
    )
    sha256 = forms.RegexField(
        regex=r"^[0-9a-fA-F]{64}$",
        label=_("Or its fingerprint (SHA-256)"),
        help_text=_("64 letters and figures, as they stand on each page of the paper."),
        required=False,
        error_messages={
            "invalid": _("A fingerprint has 64 signs: figures and the letters a to f.")
        },
    )
    unmarked = ("file", "sha256")

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file and file.size > MAX_BYTES:
            raise forms.ValidationError(
                _("The file is larger than any that this portal makes.")
            )
        return file

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or {}
        if not self.errors and not (cleaned.get("file") or cleaned.get("sha256")):
            raise forms.ValidationError(_("Choose a file, or paste a fingerprint."))
        return cleaned
