from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosuresConfig(AppConfig):
    name = "disclosures"

    def ready(self) -> None:
        from audit.timeline import register_verbs  # noqa: PLC0415  after models
        from disclosures.actions import delegation  # noqa: PLC0415  after models
        from disclosures.actions.reach import not_reached  # noqa: PLC0415  after models
        from notices.sending import on_undeliverable  # noqa: PLC0415  after models
        from organisations import handover  # noqa: PLC0415  after models

        on_undeliverable(not_reached)
        handover.register(delegation.hand_over)
        register_verbs(
            {
                # what changed says it better than the event
                "payment recorded": "",
                "payment changed": "",
                "evidence added": "",
                "payment left out": _("Left out of the report"),
                "payment taken in again": _("Taken in again"),
                "claimed": "",
                "claim_accepted": "",
                "claim_rejected": "",
                "claim_withdrawn": "",
                "document_viewed": _("A document was opened"),
            }
        )
