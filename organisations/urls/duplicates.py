"""Addresses of likenesses, merges and successions: a registrar's work."""

from django.urls import path

from organisations.views import likenesses, merges, successions

urlpatterns = [
    path("registrar/likenesses/", likenesses.index, name="likeness-list"),
    path("registrar/likenesses/search/", likenesses.search, name="likeness-search"),
    path(
        "registrar/likenesses/<str:public_id>/",
        likenesses.detail,
        name="likeness-detail",
    ),
    path(
        "registrar/likenesses/<str:public_id>/again/",
        likenesses.look_again,
        name="likeness-again",
    ),
    path(
        "registrar/compare/<str:public_id>/", likenesses.choose, name="record-compare"
    ),
    path(
        "registrar/compare/<str:first_id>/<str:second_id>/",
        likenesses.pair,
        name="record-pair",
    ),
    path(
        "registrar/compare/<str:first_id>/<str:second_id>/merge/",
        likenesses.merge,
        name="record-merge",
    ),
    path(
        "registrar/compare/<str:first_id>/<str:second_id>/apart/",
        likenesses.keep_apart,
        name="record-apart",
    ),
    path("registrar/merges/", merges.index, name="merge-list"),
    path("registrar/merges/<str:public_id>/", merges.detail, name="merge-detail"),
    path("registrar/merges/<str:public_id>/undo/", merges.undo, name="merge-undo"),
    path(
        "registrar/merges/<str:public_id>/assign/", merges.assign, name="merge-assign"
    ),
    path("registrar/successions/", successions.index, name="succession-list"),
    path("registrar/successions/new/", successions.create, name="succession-create"),
    path(
        "registrar/successions/<str:public_id>/",
        successions.detail,
        name="succession-detail",
    ),
    path(
        "registrar/successions/<str:public_id>/access/",
        successions.access,
        name="succession-access",
    ),
    path(
        "registrar/successions/<str:public_id>/end/",
        successions.end,
        name="succession-end",
    ),
    path(
        "registrar/successions/<str:public_id>/document/",
        successions.document,
        name="succession-document",
    ),
]
