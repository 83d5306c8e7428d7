"""What an amendment changes against the version that it began from."""

from django.utils import translation
from django.utils.translation import gettext as _

from partnerships.models import Agreement, Version
from partnerships.texts.agreement import text_of
from partnerships.texts.contents import contents
from partnerships.texts.differences import differences
from ui.changes import Change


def changes(agreement: Agreement, version: Version) -> list[Change]:
    """By field and by clause, in the agreement's language; nothing for what amends none."""
    if agreement.amends is None or agreement.base_id is None:
        return []
    with translation.override(agreement.language):
        leave_out = {_("Which agreement this is"), _("Signing")}
        return differences(
            text_of(contents(agreement.amends, agreement.base_id)),
            text_of(contents(agreement, version.pk)),
            leave_out=leave_out,
        )
