"""Addresses of transfers."""

from django.urls import path, re_path

from audit.ids import PATTERN
from disclosures.views import recording, splitting, transfer_steps, transfers

# Not any word: "transfers/imports/" is another page
ONE = rf"^transfers/(?P<public_id>{PATTERN})/"

urlpatterns = [
    path("transfers/", transfers.index, name="transfer-list"),
    path("transfers/new/", recording.create, name="transfer-create"),
    re_path(rf"{ONE}$", transfers.detail, name="transfer-detail"),
    re_path(rf"{ONE}edit/$", recording.edit, name="transfer-edit"),
    re_path(rf"{ONE}exclude/$", transfer_steps.exclude, name="transfer-exclude"),
    re_path(rf"{ONE}include/$", transfer_steps.include, name="transfer-include"),
    re_path(rf"{ONE}split/$", splitting.split, name="transfer-split"),
    re_path(rf"{ONE}make-whole/$", splitting.undo, name="transfer-make-whole"),
    re_path(rf"{ONE}evidence/$", transfer_steps.evidence_add, name="evidence-add"),
    re_path(
        rf"{ONE}evidence/(?P<document_id>{PATTERN})/$",
        transfer_steps.evidence,
        name="evidence",
    ),
]
