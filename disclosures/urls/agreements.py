"""The money of an agreement: a page that joins it with the ledger."""

from django.urls import path

from disclosures.views import agreements

urlpatterns = [
    path("agreements/<str:reference>/money/", agreements.money, name="agreement-money")
]
