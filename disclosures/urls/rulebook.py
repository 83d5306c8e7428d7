"""Address of the checks, beside those of the reporting rules."""

from django.urls import path

from disclosures.views import rulebook

urlpatterns = [path("rules/checks/", rulebook.index, name="rulebook")]
