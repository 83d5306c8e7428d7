"""Checks of a report as a whole, and of what happens after it is published."""

from django.utils.translation import gettext_lazy as _

from disclosures.rulebook.check import Check

PUBLISHING = "tests/disclosures/test_publication.py"

CHECKS: tuple[Check, ...] = (
    Check(
        "VR-27",
        _("Recipients could check; what stays open goes out with both views."),
        f"{PUBLISHING}::test_an_open_question_goes_out_with_both_views",
        findings=("never_asked", "review_running", "review_short", "not_agreed"),
        steps=("disclosures.actions.questions.leave_unsettled",),
    ),
    Check(
        "VR-28",
        _("A correction is a new version with a public reason; the old one stays."),
        f"{PUBLISHING}::test_a_correction_is_version_2_with_a_reason_and_the_old_one_stays",
        why=_("A change that nobody sees destroys trust in all that was published."),
        mend=_("Correct the report: the new version says why."),
        constraints=(
            "report_new_version_with_reason",
            "report_version_once",
            "line_new_version_with_reason",
        ),
    ),
    Check(
        "VR-29",
        _(
            "What is published stays; only a legal ground takes it off, and that is told."
        ),
        f"{PUBLISHING}::test_nobody_changes_a_published_line",
        why=_("Codes ask that reports stay public for years."),
        mend=_("Correct it by a new version instead."),
        constraints=("audit_append_only",),
    ),
    Check(
        "VR-34",
        _("Each report has a dated methodology note, and its rows follow it."),
        "tests/disclosures/reports/test_methodology.py"
        "::test_a_note_without_any_answer_is_no_note",
        findings=(
            "no_methodology",
            "methodology_unstated",
            "counted_otherwise",
            "note_counts_otherwise",
        ),
        steps=("disclosures.actions.methodology.freeze",),
    ),
    Check(
        "VR-35",
        _("Sums and numbers of a report are those of its rows; its checksum is kept."),
        f"{PUBLISHING}::test_the_snapshot_is_canonical_and_has_the_published_sum",
        findings=("sums_unequal",),
        steps=(
            "disclosures.lifecycle.reports.unchanged_since_certified",
            "disclosures.publishing.freezing.freeze",
        ),
    ),
)
