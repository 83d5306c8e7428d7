"""Whether a published report is still what was published, told by its SHA-256."""

import hashlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from disclosures.models.public import PublishedReport, ReportLine, SnapshotPart
from disclosures.publishing.snapshot import written


def kept(report: PublishedReport) -> Iterator[bytes]:
    """The bytes that were fixed at publication, with what left the register since."""
    parts = SnapshotPart.objects.filter(report=report).order_by("number")
    for data in parts.values_list("data", flat=True).iterator(chunk_size=1):
        yield bytes(data)


def differences(report: PublishedReport) -> list[str]:
    """A sentence for each that is not as it was published; none where all is.

    The fingerprint is computed twice: from the file that was fixed, and from the rows
    that the register's pages are made of, written as the file was. Reads row by row.
    """
    found = []
    if _sha256(kept(report)) != report.sha256:
        found.append(_("The file that was fixed is another one."))
    if _sha256(_from_rows(report)) != report.sha256:
        found.append(_("What the pages show is not what was fixed."))
    return found


def _from_rows(report: PublishedReport) -> Iterator[bytes]:
    lines = ReportLine.objects.filter(report=report).order_by(
        "line_version__line__public_id"
    )
    texts = lines.values_list("line_version__content", flat=True)
    for text in written(texts.iterator(chunk_size=1000), report.facts):
        yield text.encode()


def _sha256(pieces: Iterator[bytes]) -> str:
    reckoned = hashlib.sha256()
    for piece in pieces:
        reckoned.update(piece)
    return reckoned.hexdigest()
