"""Addresses of checks before working together, by either side."""

from django.urls import path

from organisations.views import diligence, diligence_points, own_checks

ROUND = "organisations/due-diligence/<str:public_id>/"
POINT = f"{ROUND}points/<str:point>/"
OWN = "organisations/own-checks/"

urlpatterns = [
    path("organisations/due-diligence/", diligence.index, name="diligence-list"),
    path(ROUND, diligence.detail, name="diligence-detail"),
    path(f"{ROUND}history/", diligence.past, name="diligence-history"),
    path(
        f"{ROUND}documents/<str:document_id>/",
        diligence.document,
        name="diligence-document",
    ),
    path(f"{ROUND}decide/<str:move>/", diligence.decide, name="diligence-decide"),
    path(POINT, diligence_points.found, name="diligence-found"),
    path(f"{POINT}ask/", diligence_points.ask, name="diligence-ask"),
    path(f"{POINT}answer/", diligence_points.answer, name="diligence-answer"),
    path(
        "organisations/<str:public_id>/due-diligence/",
        diligence.begin,
        name="diligence-begin",
    ),
    path(OWN, own_checks.index, name="own-check-list"),
    path(f"{OWN}new/", own_checks.create, name="own-check-create"),
    path(f"{OWN}<str:public_id>/end/", own_checks.end, name="own-check-end"),
]
