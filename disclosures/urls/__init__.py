"""Addresses of transfers, imports, periods, review and reports, by noun."""

from disclosures.urls import (
    agreements,
    books,
    imports,
    periods,
    reports,
    review,
    transfers,
)

app_name = "disclosures"
urlpatterns = [
    *agreements.urlpatterns,
    *transfers.urlpatterns,
    *imports.urlpatterns,
    *periods.urlpatterns,
    *books.urlpatterns,
    *review.urlpatterns,
    *reports.urlpatterns,
]
