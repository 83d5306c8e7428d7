"""Addresses of organisations, of their people, and of the registrar's work, by noun."""

from organisations.urls import (
    classification,
    diligence,
    directory,
    duplicates,
    erasing,
    extracts,
    held,
    interests,
    organisations,
    people,
    profiles,
    regimes,
    registrar,
    screening,
)

app_name = "organisations"
urlpatterns = [
    *directory.urlpatterns,
    *interests.urlpatterns,
    *people.urlpatterns,
    *classification.urlpatterns,
    *diligence.urlpatterns,
    *duplicates.urlpatterns,
    *erasing.urlpatterns,
    *extracts.urlpatterns,
    *held.urlpatterns,
    *profiles.urlpatterns,
    *regimes.urlpatterns,
    *registrar.urlpatterns,
    *screening.urlpatterns,
    *organisations.urlpatterns,
]
