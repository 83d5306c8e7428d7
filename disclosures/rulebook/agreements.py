"""Checks of agreements, and of what is done under them."""

from django.utils.translation import gettext_lazy as _

from disclosures.rulebook.check import Check

GATES = "tests/partnerships/gates/test_completeness.py"
APPROVALS = "tests/partnerships/approvals/test_approving.py"

CHECKS: tuple[Check, ...] = (
    Check(
        "VR-01",
        _("An agreement says all that a written agreement has to say."),
        f"{GATES}::test_each_thing_that_is_missing_is_named",
        gate=True,
    ),
    Check(
        "VR-02",
        _("Grants and donations go to an organisation, never to a person."),
        f"{GATES}::test_money_to_a_person_can_not_be_insisted_on",
        gate=True,
        findings=("person_in_field",),
    ),
    Check(
        "VR-03",
        _("An agreement is signed before it begins and before anything is paid."),
        "tests/partnerships/closing/test_closing.py"
        "::test_payment_and_start_before_signature_are_findings",
        gate=True,
        findings=("paid_unsigned", "no_agreement", "agreement_undated"),
    ),
    Check(
        "VR-04",
        _("No grant or donation bears the name of a medicine."),
        f"{GATES}::test_a_medicine_in_the_title_of_a_grant_is_found",
        gate=True,
    ),
    Check(
        "VR-05",
        _("No company requires to be the only funder."),
        f"{GATES}::test_a_required_only_funder_can_not_be_insisted_on",
        gate=True,
    ),
    Check(
        "VR-06",
        _("A service has a reason, a choice that is explained, and fair pay."),
        f"{GATES}::test_a_service_needs_a_reason_fair_pay_and_work_before_pay",
        gate=True,
    ),
    Check(
        "VR-07",
        _("A service is paid after the work; fee and expenses stand apart."),
        f"{GATES}::test_a_service_needs_a_reason_fair_pay_and_work_before_pay",
        gate=True,
    ),
    Check(
        "VR-08",
        _("Whoever speaks for an organisation, the organisation is paid."),
        "tests/disclosures/rulebook/test_gates.py"
        "::test_words_about_payment_that_name_a_person_are_found",
        gate=True,
    ),
    Check(
        "VR-09",
        _("Travel without a fee needs an agreement too."),
        f"{GATES}::test_a_service_without_a_fee_is_told_to_say_what_is_paid",
        gate=True,
    ),
    Check(
        "VR-20",
        _("Dependence on few companies is looked at, as one question at approval."),
        f"{GATES}::test_what_upper_apps_know_about_dependence_is_one_question",
        gate=True,
    ),
    Check(
        "VR-21",
        _("Who wrote an agreement does not approve it; who approves does not certify."),
        f"{APPROVALS}::test_one_person_does_not_approve_and_certify",
        gate=True,
        constraints=("report_four_eyes",),
    ),
    Check(
        "VR-22",
        _("A name or logo is used with its owner's permission."),
        "tests/partnerships/permissions/test_logos.py"
        "::test_a_permission_covers_its_media_and_its_days",
        gate=True,
        steps=("partnerships.lifecycle.permissions.permits",),
    ),
    Check(
        "VR-23",
        _("A company touches an organisation's text for an error of fact, or asked."),
        "tests/partnerships/materials/test_materials.py"
        "::test_a_company_may_not_edit_an_organisation_s_material",
        gate=True,
    ),
    Check(
        "VR-24",
        _("Before closing there is evidence that support was apparent at the outset."),
        "tests/partnerships/closing/test_closing.py"
        "::test_evidence_and_open_deadlines_are_asked_for",
        why=_("ABPI Code 2021, clause 25.3: people must see at once who paid."),
        mend=_("Add a picture or a link, or say why there is none."),
        gate=True,
    ),
    Check(
        "VR-25",
        _("Venue and meals are modest, and nobody is entertained."),
        "tests/disclosures/rulebook/test_gates.py"
        "::test_entertainment_and_company_at_meetings_are_found",
        gate=True,
    ),
    Check(
        "VR-32",
        _("Checks of the other side are valid when money is paid."),
        "tests/disclosures/rulebook/test_findings.py"
        "::test_payments_while_checks_were_not_valid_are_told",
        findings=("not_cleared",),
    ),
    Check(
        "VR-33",
        _("An old agreement is closed before more is given to the same organisation."),
        "tests/disclosures/rulebook/test_findings.py"
        "::test_payments_while_an_old_agreement_is_not_closed_are_told",
        findings=("close_out_open",),
    ),
)
