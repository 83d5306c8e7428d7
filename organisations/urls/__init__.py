"""Addresses of organisations, of their people, and of the registrar's work, by noun."""

from organisations.urls import (
    classification,
    diligence,
    duplicates,
    organisations,
    people,
    profiles,
    registrar,
)

app_name = "organisations"
urlpatterns = [
    *people.urlpatterns,
    *classification.urlpatterns,
    *diligence.urlpatterns,
    *duplicates.urlpatterns,
    *profiles.urlpatterns,
    *registrar.urlpatterns,
    *organisations.urlpatterns,
]
