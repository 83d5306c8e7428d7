"""Addresses of transfers, imports, periods, review and reports, by noun."""

from disclosures.urls import (
    affiliates,
    agreements,
    books,
    choices,
    corrections,
    imports,
    passed_on,
    people,
    periods,
    received,
    reports,
    review,
    rulebook,
    transfers,
)

app_name = "disclosures"
urlpatterns = [
    *agreements.urlpatterns,
    *transfers.urlpatterns,
    *imports.urlpatterns,
    *periods.urlpatterns,
    *affiliates.urlpatterns,
    *people.urlpatterns,
    *books.urlpatterns,
    *choices.urlpatterns,
    *review.urlpatterns,
    *corrections.urlpatterns,
    *reports.urlpatterns,
    *rulebook.urlpatterns,
    *received.urlpatterns,
    *passed_on.urlpatterns,
]
