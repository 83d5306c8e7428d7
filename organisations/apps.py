from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "organisations"

    def ready(self) -> None:
        # Models must be loaded before these are read.
        from accounts import about  # noqa: PLC0415
        from audit.naming import register_namer  # noqa: PLC0415
        from audit.timeline import register_verbs  # noqa: PLC0415
        from organisations import people, references  # noqa: PLC0415
        from organisations.naming import who_in_words  # noqa: PLC0415

        register_namer(who_in_words)
        register_verbs(
            {
                "organisation_added": _("Added"),
                # what changed says it better than the event
                "record_changed": "",
                "verified": _("Verified by a registrar"),
                "verification_refused": _("Not verified by a registrar"),
            }
        )
        references.points("documents.Document.owner_id")
        references.points("notices.Notice.organisation_id")
        register_verbs(
            {
                "records_merged": _("Merged with another record"),
                "merge_undone": _("A merge was undone"),
                "row_assigned": _("A row was given to the restored record"),
                "succession_recorded": _("Followed by another organisation"),
                "succession_ended": _("The succession was found to be wrong"),
                "access_passed_on": _("The successor's people got access"),
            }
        )
        about.register("memberships", people.kept_about)
        about.register("deputies", people.deputies_about)
