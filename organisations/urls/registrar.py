"""Addresses of the registrar's work."""

from django.urls import path

from organisations.views import registrar

urlpatterns = [
    path("registrar/", registrar.queue, name="registrar-queue"),
    path(
        "registrar/organisations/",
        registrar.unverified,
        name="registrar-organisations",
    ),
    path(
        "registrar/organisations/<str:public_id>/",
        registrar.verify,
        name="registrar-verify",
    ),
    path(
        "registrar/requests/<str:public_id>/",
        registrar.decide,
        name="registrar-decide",
    ),
    path(
        "registrar/requests/<str:public_id>/evidence/",
        registrar.evidence,
        name="registrar-evidence",
    ),
]
