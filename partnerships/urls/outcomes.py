"""Addresses of outcomes, relationships and the overview."""

from django.urls import path

from partnerships.views import outcomes, overview

OF = "partnerships/<str:public_id>/outcomes/"
ONE = "outcomes/<str:public_id>/"

urlpatterns = [
    path("outcomes/", overview.index, name="overview"),
    path("outcomes/figures.csv", overview.export, name="overview-export"),
    path("outcomes/agreements/", overview.agreements, name="outcome-agreements"),
    path("outcomes/all/", outcomes.index, name="outcomes"),
    path("outcomes/with/<str:public_id>/", overview.relationship, name="relationship"),
    path(OF, outcomes.of, name="outcomes-of"),
    path(f"{OF}new/", outcomes.create, name="outcomes-of-create"),
    path(ONE, outcomes.detail, name="outcome"),
    path(f"{ONE}edit/", outcomes.edit, name="outcome-edit"),
    path(f"{ONE}view/", outcomes.say_view, name="outcome-view"),
]
