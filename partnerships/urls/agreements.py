"""Addresses of agreements: list, one, moves, versions; beginning one."""

from django.urls import path

from partnerships.views import (
    agreement_moves,
    agreement_starts,
    agreements,
    versions,
)

urlpatterns = [
    path("agreements/", agreements.index, name="agreement-list"),
    path(
        "partnerships/<str:public_id>/agreements/new/",
        agreement_starts.begin,
        name="agreement-begin",
    ),
    path(
        "partnerships/<str:public_id>/agreements/made-elsewhere/",
        agreement_starts.enter,
        name="agreement-elsewhere",
    ),
    path("agreements/<str:reference>/", agreements.detail, name="agreement"),
    path(
        "agreements/<str:reference>/moves/<slug:move>/",
        agreement_moves.move,
        name="agreement-move",
    ),
    path(
        "agreements/<str:reference>/history/",
        agreements.history,
        name="agreement-history",
    ),
    path(
        "agreements/<str:reference>/versions/<int:number>/",
        versions.detail,
        name="agreement-version",
    ),
    path(
        "agreements/<str:reference>/versions/<int:number>/paper/",
        versions.paper,
        name="agreement-paper",
    ),
    path(
        "agreements/<str:reference>/versions/compare/",
        versions.changes,
        name="agreement-changes",
    ),
]
