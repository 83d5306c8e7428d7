"""The refused rows of a file, written where a person finds them."""

from collections.abc import Callable
from pathlib import Path

from django.utils.translation import gettext as _


def write_beside(
    file: Path, refused: bytes, complain: Callable[[str], object]
) -> Path | None:
    """Beside the file, or in the current folder where that can't be written to."""
    beside = file.with_name(f"{file.name}.errors.csv")
    for path in (beside, Path(beside.name)):
        try:
            path.write_bytes(refused)
        except OSError as error:
            complain(
                _("%(file)s can't be written: %(reason)s.")
                % {"file": path, "reason": error.strerror}
            )
            continue
        if path is not beside:
            complain(
                _("The refused rows are in the current folder: %(file)s")
                % {"file": path.name}
            )
        return path
    return None
