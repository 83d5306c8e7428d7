"""Files that people bring as proof: a scan, a statement."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import MAX_BYTES

# Told by their first bytes; the name and what the browser says are not believed
BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)


class EvidenceField(forms.FileField):
    """A PDF, JPEG or PNG; gives the file with its true `content_type`."""

    default_error_messages = {
        "required": gettext_lazy("Choose a file."),
        "empty": gettext_lazy("The file is empty."),
    }

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            _check(file)
        return file


def _check(file: Any) -> None:
    if (file.size or 0) > MAX_BYTES:
        raise forms.ValidationError(_("The file is larger than 25 MB."))
    beginning = file.read(16)
    file.seek(0)
    for known, media_type in BEGINNINGS:
        if beginning.startswith(known):
            file.content_type = media_type
            return
    raise forms.ValidationError(_("Bring a PDF, a JPEG or a PNG file."))
