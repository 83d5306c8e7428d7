"""How strictly a finding is asked: what the reporting rules say of it, or what is usual.

`checks` of a profile is a dictionary: code of a finding, or of a check (VR-11) → level.
Only what blocks in every profile blocks (design 5); a profile can't add to it.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

INFORM, WARN, INSIST, BLOCK = "inform", "warn", "insist", "block"
LEVELS: dict[str, Any] = {
    INFORM: _("To know"),
    WARN: _("Look at it"),
    INSIST: _("Mend it, or say why"),
    BLOCK: _("Blocks publication"),
}


def level_of(
    profile: dict[str, Any], code: str, checks: tuple[str, ...], usual: str
) -> str:
    """The level of a finding under some reporting rules."""
    if usual == BLOCK:
        return BLOCK
    said = profile.get("checks", {})
    found = next((said[key] for key in (code, *checks) if key in said), usual)
    if found == BLOCK:
        return INSIST
    return found if found in LEVELS else usual
