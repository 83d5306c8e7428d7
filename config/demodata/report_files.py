"""The files of what was published: those that a worker makes right after publication."""

from disclosures.exports.reports.keeping import keep_all
from disclosures.models import PublishedReport

NEWEST = 4


def tell() -> None:
    """Of the newest reports; the others are made when somebody asks for them."""
    for report in PublishedReport.objects.order_by("-published_on", "-pk")[:NEWEST]:
        keep_all(report)
