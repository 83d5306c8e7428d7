"""Addresses of organisations."""

from django.urls import path

from organisations.views import organisations

ONE = "organisations/<str:public_id>/"

urlpatterns = [
    path("organisations/", organisations.index, name="list"),
    path("organisations/new/", organisations.create, name="create"),
    path(ONE, organisations.detail, name="detail"),
    path(f"{ONE}edit/", organisations.edit, name="edit"),
    path(f"{ONE}names/", organisations.name_add, name="name-add"),
    path(f"{ONE}names/end/", organisations.name_end, name="name-end"),
    path(f"{ONE}numbers/", organisations.identifier_add, name="identifier-add"),
    path(f"{ONE}numbers/end/", organisations.identifier_end, name="identifier-end"),
    path(
        f"{ONE}numbers/confirm/",
        organisations.identifier_confirm,
        name="identifier-confirm",
    ),
    path(f"{ONE}conditions/", organisations.condition_add, name="condition-add"),
    path(f"{ONE}conditions/end/", organisations.condition_end, name="condition-end"),
]
