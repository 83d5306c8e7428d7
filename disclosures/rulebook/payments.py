"""Checks of what is told about each payment."""

from django.utils.translation import gettext_lazy as _

from disclosures.rulebook.check import Check

FINDINGS = "tests/disclosures/rulebook/test_findings.py"

CHECKS: tuple[Check, ...] = (
    Check(
        "VR-10",
        _("Help that is not money has a value, or words that say what it was."),
        f"{FINDINGS}::test_a_benefit_in_few_words_is_found",
        findings=("benefit_short",),
        constraints=("transfer_amount_or_benefit",),
    ),
    Check(
        "VR-11",
        _("A stranger understands what each payment was for."),
        f"{FINDINGS}::test_short_descriptions_are_told",
        findings=(
            "no_description",
            "says_nothing",
            "description_short",
            "person_in_description",
            "required_missing",
        ),
    ),
    Check(
        "VR-12",
        _(
            "Each amount says what VAT is in it, by one rule for the report or the kind."
        ),
        f"{FINDINGS}::test_vat_counted_in_two_ways_is_found",
        findings=("vat_unknown", "vat_mixed"),
        constraints=("transfer_vat_known",),
    ),
    Check(
        "VR-13",
        _("No more is paid than was agreed."),
        f"{FINDINGS}::test_more_than_was_agreed_is_found",
        gate=True,
        findings=("more_than_agreed", "many_times"),
    ),
    Check(
        "VR-14",
        _("Amounts stand in the currency of the payment; sums can be made again."),
        f"{FINDINGS}::test_a_row_in_another_currency_than_its_payment_blocks",
        findings=("sums_unequal", "rate_missing"),
        constraints=("transfer_currency_is_iso", "transfer_amount_fits_currency"),
    ),
    Check(
        "VR-15",
        _("No payment is told twice, also not by two companies of a group."),
        f"{FINDINGS}::test_rows_close_in_amount_and_day_are_found",
        findings=("possible_duplicate", "near_duplicate", "passed_on_open"),
    ),
    Check(
        "VR-16",
        _(
            "Everything in the books that went to a patient organisation is accounted for."
        ),
        "tests/disclosures/books/test_books_settling.py"
        "::test_closing_it_all_the_same_becomes_a_public_reservation",
        findings=("books_unsettled", "agreed_unpaid", "below_limit"),
    ),
    Check(
        "VR-17",
        _("Who was paid is who is named; whoever stood between is named too."),
        "tests/disclosures/books/test_books_findings.py"
        "::test_the_books_name_another_recipient",
        findings=(
            "paid_to_another",
            "usually_anothers",
            "passed_on_open",
            "required_missing",
            "company_unnumbered",
        ),
    ),
    Check(
        "VR-18",
        _("One classification of an organisation holds for a period and a group."),
        f"{FINDINGS}::test_an_organisation_classified_anew_is_found",
        findings=("classified_twice",),
        constraints=("classification_one_in_force", "classification_has_a_reason"),
    ),
    Check(
        "VR-19",
        _(
            "Every company of the group has said what it paid, also that it paid nothing."
        ),
        "tests/disclosures/affiliates/test_findings.py"
        "::test_a_silent_company_of_the_group_is_found",
        findings=("affiliate_silent",),
    ),
    Check(
        "VR-26",
        _(
            "There are no gifts: no kind of payment for them, and the word is looked at."
        ),
        f"{FINDINGS}::test_words_for_gifts_are_found_in_several_languages",
        findings=("gift_words",),
    ),
    Check(
        "VR-30",
        _("No report names a natural person."),
        f"{FINDINGS}::test_a_person_where_an_organisation_belongs_blocks",
        findings=("person_in_field", "person_in_description"),
    ),
    Check(
        "VR-31",
        _("Numbers of people below five are looked at: they may be known again."),
        f"{FINDINGS}::test_very_few_people_are_found",
        findings=("few_people", "people_few"),
    ),
)
