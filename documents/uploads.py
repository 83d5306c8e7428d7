"""Files that people bring as proof: a scan, a statement, an invoice."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import MAX_BYTES

MB = 1024 * 1024
OFFICE = "application/vnd.openxmlformats-officedocument"

# First bytes, ending of the name where those bytes don't tell enough, and the media type.
# What the browser says is not believed.
SCANS = (
    (b"%PDF-", "", "application/pdf"),
    (b"\xff\xd8\xff", "", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "", "image/png"),
)
PAPERS = (
    *SCANS,
    (b"", ".eml", "message/rfc822"),
    (b"PK\x03\x04", ".docx", f"{OFFICE}.wordprocessingml.document"),
    (b"PK\x03\x04", ".xlsx", f"{OFFICE}.spreadsheetml.sheet"),
)


class TableField(forms.FileField):
    """A file of rows: CSV, TSV or Excel. What it is shows when it is read."""

    default_error_messages = {
        "required": gettext_lazy("Choose a file."),
        "empty": gettext_lazy("The file is empty."),
    }

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        size = getattr(file, "size", 0) or 0
        if size > MAX_BYTES:
            raise forms.ValidationError(
                _("The file has %(size)s; %(most)s are possible. Send it in parts.")
                % {"size": filesizeformat(size), "most": filesizeformat(MAX_BYTES)}
            )
        return file


class EvidenceField(forms.FileField):
    """A PDF, JPEG or PNG; gives the file with its true `content_type`.

    `papers`: e-mails, Word and Excel files too.
    """

    default_error_messages = {
        "required": gettext_lazy("Choose a file."),
        "empty": gettext_lazy("The file is empty."),
    }

    def __init__(
        self, *, max_bytes: int = MAX_BYTES, papers: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.max_bytes, self.papers = max_bytes, papers

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            self._check(file)
        return file

    def _check(self, file: Any) -> None:
        if (file.size or 0) > self.max_bytes:
            most = self.max_bytes // MB
            raise forms.ValidationError(
                _("The file is larger than %(most)s MB.") % {"most": most}
            )
        start, name = file.read(16), (file.name or "").lower()
        file.seek(0)
        for beginning, ending, media_type in PAPERS if self.papers else SCANS:
            if start.startswith(beginning) and name.endswith(ending):
                file.content_type = media_type
                return
        raise forms.ValidationError(
            _("Choose a PDF, a PNG or JPEG picture, an e-mail, Word or Excel file.")
            if self.papers
            else _("Choose a PDF, a JPEG or a PNG file.")
        )
