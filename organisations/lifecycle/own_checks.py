"""Who keeps a patient organisation's own notes about companies."""

from django.utils.translation import gettext as _

from audit.acting import Actor

KEEPERS = ("administrator", "signatory", "reviewer")


def may_not_note(actor: Actor) -> list[str]:
    """Why this actor may not write such notes; nothing means they may."""
    if (
        actor.kind == "company"
        or actor.organisation_id is None
        or not actor.has(*KEEPERS)
    ):
        return [
            _(
                "These notes are kept by administrators, signatories and reviewers of an"
                " organisation that receives support."
            )
        ]
    if actor.only_company_id is not None:
        return [_("A registrar has yet to verify that you act for it.")]
    return []
