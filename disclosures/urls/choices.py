"""Addresses of the rules that a company chose for each country."""

from django.urls import URLPattern, path

from disclosures.views import choices, recognition

urlpatterns: list[URLPattern] = [
    path("rules-by-country/", choices.index, name="rules-choices"),
    path("rules-by-country/<str:country>/", choices.decide, name="rules-choice"),
    path("day-that-counts/<slug:code>/", recognition.decide, name="recognition-choice"),
]
