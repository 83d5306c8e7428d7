"""Addresses of classifications and of objections to them."""

from django.urls import path

from organisations.views import classification, objections

ONE = "organisations/<str:public_id>/"
OBJECTION = "registrar/objections/<str:public_id>/"

urlpatterns = [
    path(f"{ONE}classification/", classification.detail, name="classification"),
    path(
        f"{ONE}classification/documents/<str:document_id>/",
        classification.evidence,
        name="classification-evidence",
    ),
    path(f"{ONE}objections/new/", objections.create, name="objection-create"),
    path(
        f"{ONE}objections/<str:objection_id>/withdraw/",
        objections.withdraw,
        name="objection-withdraw",
    ),
    path(
        "registrar/classification/<str:public_id>/",
        classification.decide,
        name="classify",
    ),
    path("registrar/objections/", objections.queue, name="objection-queue"),
    path(OBJECTION, objections.answer, name="objection-answer"),
    path(f"{OBJECTION}uphold/", objections.uphold, name="objection-uphold"),
]
