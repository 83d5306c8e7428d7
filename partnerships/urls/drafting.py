"""Addresses of writing a version: its pages and its clauses."""

from django.urls import path

from partnerships.views import clauses, drafting

urlpatterns = [
    path("agreements/<str:reference>/draft/", drafting.overview, name="draft"),
    path("agreements/<str:reference>/draft/drop/", drafting.drop, name="draft-drop"),
    path(
        "agreements/<str:reference>/draft/clauses/", clauses.index, name="draft-clauses"
    ),
    path(
        "agreements/<str:reference>/draft/clauses/library/",
        clauses.library,
        name="draft-library",
    ),
    path(
        "agreements/<str:reference>/draft/clauses/new/",
        clauses.add,
        name="draft-clause-add",
    ),
    path(
        "agreements/<str:reference>/draft/clauses/<str:key>/",
        clauses.edit,
        name="draft-clause",
    ),
    path(
        "agreements/<str:reference>/draft/pages/<slug:name>/",
        drafting.group,
        name="draft-group",
    ),
]
