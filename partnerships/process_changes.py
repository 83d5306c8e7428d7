"""What a company changed in its published process, from the history of its profile."""

from typing import Any

from django.utils.translation import gettext as _

from organisations.models import CompanyProfile
from ui.dates import written_day

PROCESS = (
    "process_open",
    "criteria",
    "steps",
    "promised_days",
    "windows",
    "documents_wanted",
    "never_asks",
    "independence",
    "legal_help",
    "income_share_limit",
    "other_limits",
)
"""What everybody reads of it."""
MOST = 30


def changes(company_id: int) -> list[tuple[int, str]]:
    """(row of the history, "14 March 2026: steps of the process"), newest first."""
    rows: list[Any] = list(
        CompanyProfile.history.filter(organisation_id=company_id).order_by(
            "-history_id"
        )[: MOST + 1]
    )
    if not rows:
        return []
    fields: Any = CompanyProfile._meta
    labels = {name: str(fields.get_field(name).verbose_name) for name in PROCESS}
    found = []
    for new, old in zip(rows, [*rows[1:], None], strict=True):
        if old is None and len(rows) > MOST:
            break
        names = [
            labels[name]
            for name in PROCESS
            if (getattr(new, name) != getattr(old, name) if old else getattr(new, name))
        ]
        if names:
            facts = {"day": written_day(new.history_date), "what": ", ".join(names)}
            found.append((new.history_id, _("%(day)s: %(what)s") % facts))
    return found
