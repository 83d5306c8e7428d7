from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosuresConfig(AppConfig):
    name = "disclosures"

    def ready(self) -> None:
        from accounts import about
        from audit.timeline import register_verbs
        from disclosures import (
            agreement_rules,
            held_here,
            held_received,
            leaving,
            touched,
        )
        from disclosures import comparing as compared
        from disclosures import diligence as open_between
        from disclosures.actions import (
            delegation,
            merging,
        )
        from disclosures.actions.feeds import told as calendar_told
        from disclosures.actions.mandates import void_answers
        from disclosures.actions.reach import not_reached
        from disclosures.findings.rules import RULES
        from disclosures.partners import worked_with
        from disclosures.publishing import records
        from disclosures.rulebook import CHECKS
        from notices.sending import on_undeliverable
        from organisations import (
            classification,
            comparing,
            diligence,
            handover,
            mandates,
            partners,
            references,
            successions,
        )
        from organisations import leaving as to_leave
        from regimes import known

        held_here.register()
        known.know(
            of_reports={
                **{check: check for rule in RULES for check in rule.checks},
                **{rule.code: rule.title for rule in RULES if not rule.blocks},
            },
            of_agreements={each.code: each.what for each in CHECKS if each.gate},
        )
        held_received.register()
        about.register("calendar", calendar_told, _("The address of your calendar"))
        agreement_rules.register()
        to_leave.register(leaving.declared)
        on_undeliverable(not_reached)
        handover.register(delegation.hand_over)
        classification.register_touched(touched.by_classification)
        diligence.register_fact("open_reports", open_between.open_reports)
        mandates.register(void_answers)
        partners.register(worked_with)
        references.ahead("disclosures.TransferParty.organisation")
        references.on_merge(merging.merged)
        references.on_undo(merging.undone)
        references.assignable(
            "disclosures.Transfer.recipient",
            merging.transfer_given,
            merging.transfer_told,
        )
        references.called(
            {
                "disclosures.Transfer.recipient": _("payments received"),
                "disclosures.Transfer.disclosed_by": _("payments made"),
                "disclosures.Transfer.paid_by": _("payments for another company"),
                "disclosures.Transfer.ultimate_recipient": _(
                    "payments passed on to it"
                ),
                "disclosures.RulesChoice.company": _("decisions on reporting rules"),
                "disclosures.RulesChoice.affiliate": "",
                "disclosures.RecognitionChoice.company": "",
                "disclosures.AffiliateStatement.affiliate": _(
                    "statements in reports of its group"
                ),
                "disclosures.Question.recipient": _("questions"),
                "disclosures.Claim.recipient": _("claims"),
                "disclosures.Claim.company": _("claims made to it"),
                "disclosures.Period.company": _("years"),
                "disclosures.CorrectionRequest.company": _("corrections asked for"),
                "disclosures.CorrectionRequest.asked_for": _(
                    "corrections it asked for"
                ),
                "disclosures.MethodologyNote.company": _("methodology notes"),
                "disclosures.BooksEntry.company": _("payments in its books"),
                "disclosures.ImportBatch.company": _("files brought in"),
                "disclosures.RecipientDecision.recipient": _("spellings in files"),
                "disclosures.Receipt.holder": _("receipts in its own books"),
                "disclosures.Receipt.payer": _("receipts that others noted"),
                "disclosures.Receipt.recipient": _("rows of agencies' lists"),
                "disclosures.PassOnList.agency": _("lists of what it passed on"),
                "disclosures.PassOnList.company": _("lists it asked agencies for"),
                "disclosures.Comparison.holder": _("comparisons with companies"),
                "disclosures.Comparison.company": _("comparisons with recipients"),
                **dict.fromkeys(
                    (
                        "disclosures.TransferParty.organisation",
                        "disclosures.Entry.recipient",
                        "disclosures.Delivery.recipient",
                        "disclosures.ImportRecipient.recipient",
                        "disclosures.BooksFile.paid_by",
                        "disclosures.BooksEntry.paid_by",
                        "disclosures.BooksVendor.company",
                        "disclosures.BooksVendor.organisation",
                        "disclosures.ImportProfile.company",
                        "disclosures.RecipientDecision.company",
                    ),
                    "",
                ),
            }
        )
        successions.on_change(records.followed)
        comparing.count(compared.figures)
        comparing.against(compared.against)
        comparing.follows(compared.follows)
        register_verbs(
            {
                # what changed says it better than the event
                "payment_recorded": "",
                "payment_changed": "",
                "evidence_added": "",
                "payment_split": _("Split into parts"),
                "payment_made_whole": _("Splitting undone"),
                "payment_left_out": _("Left out of the report"),
                "payment_taken_in_again": _("Taken in again"),
                "claimed": "",
                "claim_accepted": "",
                "claim_rejected": "",
                "claim_withdrawn": "",
                "document_viewed": _("A document was opened"),
                "draft_file_taken": _("A draft file was taken"),
                "period_opened": _("Year opened"),
                "affiliates_asked": _("Companies of the group were asked"),
                "affiliate_said": "",
                "affiliate_took_back": "",
                "affiliate_asked_again": _("Asked again"),
                "affiliate_lapsed": _("Told that the answer no longer holds"),
                "affiliate_reminded": _("Reminded"),
                "affiliate_taken_out": "",
                "affiliate_put_back": "",
                "people_total_added": "",
                "people_total_changed": "",
                "people_total_removed": "",
                "people_total_put_back": "",
                "rules_chosen": _("Reporting rules chosen for a country"),
                "recognition_chosen": _("Day that counts chosen"),
                "calendar_made": _("Secret address of the calendar made"),
                "calendar_taken_back": _("Secret address of the calendar taken back"),
                "frozen": _("Closed for changes"),
                "review_opened": _("Sent to the recipients for checking"),
                "recipients_told": _("Recipients told who could not be before"),
                "letters_sent": _("Letters sent"),
                "letter_came_back": _("A letter came back"),
                "report_currency_chosen": _("Currency of the report chosen"),
                "exchange_rate_given": _("Exchange rate given"),
                "review_extended": _("More time given"),
                "review_ended": _("The check has ended"),
                "thaw_asked": _("Reopening asked for"),
                "thawed": _("Reopened"),
                "report_started": _("Report begun"),
                "report_written": _("Texts of the report written"),
                "methodology_begun": _("A version of the methodology note begun"),
                "methodology_written": _("Methodology note written"),
                "methodology_used": _("A version of the methodology note chosen"),
                "insisted": _("Goes out all the same"),
                "insisting_taken_back": _("To be mended after all"),
                "certified": _("Certified"),
                "approved": _("Approved"),
                "taken_back": _("Taken back to draft"),
                "approver_invited": _("Somebody was invited to approve"),
                "countersign_asked": _("A registrar was asked to countersign"),
                "published": _("Published"),
                "answered": _("The recipient answered"),
                "answer_taken_back": _("The recipient took its answer back"),
                "answer_void": _("Void: given by somebody without a mandate"),
                "answer_asked_of_colleague": _("A colleague was asked to answer"),
                "correction_asked": "",
                "retention_proposed": _("Entries may leave the register"),
                "withdrawn": _("Taken off the register"),
                "correction_answered": "",
                "question_answered": _("The company answered the question"),
                "question_settled": _("The question was settled"),
                "vat_set": _("VAT set for many payments"),
                "words_taken_over": _("The recipient's words were taken over"),
                "words_left": _("The recipient's words were not taken over"),
                "not_reached": _("The request to check could not be delivered"),
                "receipt_entered": "",
                "receipts_brought": _("What was received was brought as a file"),
                "payer_named": _("The payer was named"),
                "receipt_removed": _("Taken out"),
                "compared": _("Comparison begun"),
                "matched": _("Pairs were looked for"),
                "paired_by_hand": _("Rows were put together by hand"),
                "parted": _("A pair was parted"),
                "comparison_shown": _("Shown to the company"),
                "comparison_hidden": _("No longer shown to the company"),
                "difference_explained": _("A difference was explained"),
                "list_asked": _("An agency was asked for its list"),
                "list_handed_in": _("Handed in"),
                "list_taken_back": _("Taken back"),
                "list_withdrawn": _("No longer asked for"),
                "list_row_recorded": _("A row became a payment"),
                "list_row_set_aside": _("A row was set aside"),
                "upload": _("File brought in"),
                "store": _("Stored"),
                "discard": _("Discarded"),
                "books_brought_in": _("A file of the books was brought in"),
                "books_read": _("The books were read"),
                "books_paired": _("The books were compared with the ledger"),
                "books_pair_made": _("Paired with a payment"),
                "books_payment_made": _("Recorded as a payment"),
                "books_left_out": _("Payments in the books were left out"),
                "books_undone": _("Undone: it waits again"),
                "books_vendor_decided": _("It was said who the vendor is"),
                "books_vendor_reopened": _("The vendor is to be looked at again"),
            }
        )
