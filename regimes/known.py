"""What upper apps know by a code that a profile may name: each app says it itself."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

INFORM, WARN, INSIST = "inform", "warn", "insist"
LEVELS: dict[str, Any] = {
    INFORM: _("To know"),
    WARN: _("Look at it"),
    INSIST: _("Mend it, or say why"),
}
"""How strictly a finding of a report may be asked. What blocks is no matter of a profile."""

ASK, OFF = "ask", "off"
ASKED: dict[str, Any] = {
    ASK: _("Mend it, or say why"),
    INFORM: _("To know"),
    OFF: _("Not asked"),
}
"""How strictly something is asked of an agreement."""

findings: dict[str, Any] = {}
"""Findings of a report and the checks that they are part of, with their titles."""
agreement_rules: dict[str, Any] = {}
agreement_kinds: dict[str, Any] = {}


def know(
    *,
    of_reports: Mapping[str, Any] | None = None,
    of_agreements: Mapping[str, Any] | None = None,
    kinds: Mapping[str, Any] | None = None,
) -> None:
    """Called once by each app, when it is ready."""
    findings.update(of_reports or {})
    agreement_rules.update(of_agreements or {})
    agreement_kinds.update(kinds or {})
