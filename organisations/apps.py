from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "organisations"

    def ready(self) -> None:
        # Models must be loaded before these are read.
        from accounts import about
        from audit.naming import register_namer
        from audit.timeline import register_verbs
        from organisations import held_here, own_words, people, references
        from organisations.naming import who_in_words
        from organisations.profiles import merged

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
        references.on_merge(merged.follow)
        references.on_undo(merged.follow)
        references.whole("organisations.Classification.organisation")
        references.points("documents.Document.owner_id")
        references.points("notices.Notice.organisation_id")
        references.called(
            {
                "organisations.OrganisationName.organisation": _("other names"),
                "organisations.Identifier.organisation": _("numbers in registers"),
                "organisations.Condition.organisation": _("conditions"),
                "organisations.Membership.organisation": _("people's roles"),
                "organisations.Membership.only_company": "",
                "organisations.Deputy.organisation": _("deputies"),
                "organisations.Invitation.organisation": _("invitations"),
                "organisations.Invitation.by_company": "",
                "organisations.AccessRequest.organisation": _("requests for access"),
                "organisations.OrganisationSight.organisation": "",
                "organisations.OrganisationSight.viewer": "",
                "organisations.Organisation.parent": _("parts of its group"),
                "organisations.Organisation.successor": _("records that lead to it"),
                "organisations.Classification.organisation": _("classifications"),
                "organisations.Objection.organisation": _("objections"),
                "organisations.Objection.by_organisation": _("objections made by it"),
                "organisations.Succession.predecessor": _("who followed it"),
                "organisations.Succession.successor": _("whom it followed"),
                "organisations.Heir.heir": "",
                "organisations.Heir.organisation": "",
                "organisations.DueDiligence.organisation": _("checks by companies"),
                "organisations.DueDiligence.company": _("checks that it made"),
                "organisations.OwnCheck.organisation": _("notes about companies"),
                "organisations.OwnCheck.company": _("notes about it"),
                "organisations.Interest.organisation": _("declared interests"),
                "organisations.Interest.company": _("interests declared in it"),
                "organisations.GoverningMember.organisation": _("governing body"),
                "organisations.ProfileDocument.organisation": _(
                    "documents about itself"
                ),
                "organisations.Tie.umbrella": _("member organisations"),
                "organisations.Tie.member": _("umbrella organisations"),
                "organisations.Tie.said_by": "",
                "organisations.Product.company": _("products"),
                "organisations.ScreeningMatch.organisation": _("screening matches"),
                "organisations.ExtractRow.organisation": "",
                "organisations.Profile.organisation": _("profile"),
                "organisations.CompanyProfile.organisation": _("profile"),
                "documents.Document.owner_id": _("documents"),
                "notices.Notice.organisation_id": _("notices"),
            }
        )
        for name in ("OrganisationName", "Identifier", "Condition", "Membership"):
            column = f"organisations.{name}.organisation"
            references.assignable(column, references.alone)
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
        register_verbs(
            {
                # what changed says it better than the event
                "profile_changed": "",
                "profile_contact_changed": _("Contact changed"),
                "tie_confirm": _("The other side confirmed a tie"),
                "tie_refuse": _("The other side did not confirm a tie"),
                "tie_take_back": _("A tie was taken back"),
                "tie_end": _("A tie ended"),
            }
        )
        register_verbs(
            {
                "classified": _("Classified"),
                # what changed says it better than the event
                "objected": "",
                "objection_upheld": "",
                "objection_rejected": "",
                "objection_withdrawn": "",
                "regime_copied": _("A copy was made"),
                # what changed says it better than the event
                "regime_edited": "",
                "regime_confirmed": _("Confirmed"),
                "regime_dropped": _("Dropped"),
                "regime_replaced": _("Replaced by another version"),
                "screening_differ": _("Not the same"),
                "screening_confirm": _("The same"),
                "screening_reopen": _("To be looked at again"),
                "screening_hold_back": _("Held back"),
                "screening_tell": _("No longer held back"),
                "diligence_begun": _("Checks begun"),
                "diligence_point_written": _("A point was looked at"),
                "diligence_asked": _("The organisation was asked"),
                "diligence_answered": _("The organisation answered"),
                "diligence_cleared": "",
                "diligence_conditions": "",
                "diligence_rejected": "",
                "diligence_expired": "",
            }
        )
        held_here.register()
        about.register("memberships", people.kept_about, _("For whom you act"))
        about.register("deputies", people.deputies_about, _("Deputies"))
        about.register("interests", people.interests_about, _("Interests"))
        about.register(
            "offices", own_words.offices_about, _("Offices and contacts in your name")
        )
