"""Whether all that was paid is in the report."""

from django.utils.translation import gettext_lazy as _

from disclosures.findings.rules.rule import Rule
from disclosures.models import BooksEntry, Report


def _books_unsettled(report: Report) -> bool:
    return BooksEntry.objects.filter(period_id=report.period_id).waiting().exists()


RULES: tuple[Rule, ...] = (
    Rule(
        "books_unsettled",
        blocks=False,
        title=_("Payments in the books are not settled"),
        sentence=_(
            "Some payments in the books are neither in the report nor left out with a"
            " reason."
        ),
        why=_("Payments that finance booked elsewhere are the ones that get lost."),
        mend=_(
            "On “Payments in the books”, record or leave out each of them, or say why"
            " the report goes out before."
        ),
        fails=_books_unsettled,
    ),
)
