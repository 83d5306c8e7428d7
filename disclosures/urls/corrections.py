"""Addresses of what comes after publication: corrections, and how long it is kept."""

from django.urls import URLPattern, path

from disclosures.views import corrections, retention

urlpatterns: list[URLPattern] = [
    path("corrections/", corrections.index, name="correction-list"),
    path(
        "corrections/of-entry/<str:public_id>/",
        corrections.ask_about_line,
        name="correction-of-line",
    ),
    path(
        "corrections/of-report/<str:public_id>/",
        corrections.ask_about_report,
        name="correction-of-report",
    ),
    path("retention/", retention.index, name="retention"),
    path("retention/<str:public_id>/", retention.entries, name="retention-entries"),
    path("corrections/<str:public_id>/", corrections.detail, name="correction-detail"),
]
